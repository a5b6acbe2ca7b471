import {describe, expect, test} from 'vitest'
import {definitionAt} from '../../server/src/features/definition/definition-at.js'
import {highlightsAt} from '../../server/src/features/document-highlights.js'
import {referencesAt} from '../../server/src/features/references.js'
import {checkDrawn} from './check-drawn.js'
import {openFixture} from './open-fixture.js'

/** Compares what is defined where, from the cursor, with what is drawn: `from` at the cursor, `to` at the names. */
function checkDefinition(fixture: string): void {
  const opened = openFixture(fixture)
  const found = definitionAt(opened.workspace, opened.path, opened.offset)
  const targets = (found?.targets ?? []).map(({path, nameSpan}) => ({
    path,
    span: nameSpan,
    text: 'to'
  }))
  const origin = found ? [{path: opened.path, span: found.origin, text: 'from'}] : []
  checkDrawn(opened, [...origin, ...targets])
}

/** Compares all places that name what stands at the cursor with what is drawn. */
function checkReferences(fixture: string, withDefinition = true): void {
  const opened = openFixture(fixture)
  const found = [...referencesAt(opened.workspace, opened.path, opened.offset, withDefinition)]
  checkDrawn(
    opened,
    found.flat().map(place => ({...place, text: ''}))
  )
}

/** Compares what is highlighted in the file of the cursor with what is drawn. */
function checkHighlights(fixture: string): void {
  const opened = openFixture(fixture)
  const found = highlightsAt(opened.workspace, opened.path, opened.offset)
  checkDrawn(
    opened,
    found.map(({span, isDefinition}) => ({
      path: opened.path,
      span,
      text: isDefinition ? 'definition' : ''
    }))
  )
}

describe('the definition', () => {
  test('of a mention is its entry', () => {
    checkDefinition(`
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
  ^^ to
=== article.news.txt ===
The :actor[U$0N] spoke.
           ^^ from
`)
  })

  test('of a value is the entry or the claim, also of another article', () => {
    checkDefinition(`
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
  ^^ to
=== article.news.txt ===
:claim[Yes]{speaker=u$0n}
                    ^^ from
`)
    checkDefinition(`
=== article.news.txt ===
:claim[Yes]{speaker=author rebuts=other$0#c1}
                                  ^^^^^^^^ from
=== other.news.txt ===
:claim[No]{#c1 speaker=author}
            ^^ to
`)
  })

  test('of a further fragment is the claim it continues', () => {
    checkDefinition(`
:claim[Yes,]{#c1 speaker=author} he said, :claim[and n$0o]{continues=c1}.
              ^^ to
                                                 ^^^^^^ from
`)
  })

  test('of a shared name are all entries that bear it', () => {
    checkDefinition(`
=== glossary.yaml ===
actors:
  a: {name: Smith}
  ^ to
  b: {name: Smith}
  ^ to
=== article.news.txt ===
:actor[Smi$0th]
       ^^^^^ from
`)
  })

  test('of an entry that a glossary file refers to stands in another one', () => {
    checkDefinition(`
=== newsmark.yaml ===
glossary: [a.yaml, b.yaml]
=== a.yaml ===
places:
  syria: {name: Syria}
  ^^^^^ to
=== b.yaml ===
places:
  aleppo: {name: Aleppo, within: sy$0ria}
                                 ^^^^^ from
`)
  })

  test('of nothing is nowhere', () => {
    checkDefinition(':actor[No$0body] spoke.\n')
    checkDefinition('No$0body spoke.\n')
    checkDefinition(':claim[Yes]{speaker=auth$0or rebuts=nowhere#c1}\n')
    checkDefinition(':claim[Yes]{speaker=author rebuts=nowhere#$0c1}\n')
  })
})

describe('references', () => {
  const FILES = `
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
  ^^
  envoy: {name: Envoy, member-of: un}
                                  ^^
=== article.news.txt ===
The :actor[UN] and :actor[they]{ref=un}: :claim[Yes]{speaker=un}.
           ^^
                          ^^^^
                                                             ^^
=== other.news.txt ===
The :actor[United Nations].
           ^^^^^^^^^^^^^^
`

  test('of an entry, from a mention, from a value and from the glossary', () => {
    checkReferences(FILES.replace('[UN] and', '[U$0N] and'))
    checkReferences(FILES.replace('ref=un', 'ref=$0un'))
    checkReferences(FILES.replace('  un: {', '  u$0n: {'))
    checkReferences(FILES.replace('United Nations].', 'United $0Nations].'))
  })

  test('without the definition', () => {
    checkReferences(FILES.replace('  ^^\n', '').replace('[UN] and', '[U$0N] and'), false)
  })

  test('of a claim, over the articles', () => {
    checkReferences(`
:claim[Yes, ye$0s]{#c1 speaker=author}, :claim[No]{speaker=author rebuts=c1}, :claim[indeed]{continues=c1}
                  ^^
                                                                       ^^
                                                                                                     ^^
=== other.news.txt ===
:claim[Yes]{#c1 speaker=author rebuts=article#c1}
                                      ^^^^^^^^^^
`)
  })
})

describe('highlights', () => {
  test('show all that names an entry in the article', () => {
    checkHighlights(`
=== glossary.yaml ===
actors: {un: {name: UN}}
=== article.news.txt ===
The :actor[U$0N] and :actor[they]{ref=un}: :claim[Yes]{speaker=un}.
           ^^
                          ^^^^
                                    ^^
                                                             ^^
`)
  })

  test('show a claim with its fragments and what refers to it', () => {
    checkHighlights(`
:claim[Yes]{#c$01 speaker=author}, :claim[indeed]{continues=c1}, :claim[No]{speaker=author rebuts=c1}
       ^^^
             ^^ definition
                                        ^^^^^^
                                                          ^^
                                                                                                ^^
`)
  })

  test('show the words of a claim without an id', () => {
    checkHighlights(`
:claim[Ye$0s]{speaker=author} and :claim[No]{speaker=author}
       ^^^
`)
  })

  test('show an entry in its glossary file', () => {
    checkHighlights(`
=== glossary.yaml ===
places:
  syria: {name: Syr$0ia}
  ^^^^^ definition
                ^^^^^
  aleppo: {name: Aleppo, within: syria}
                                 ^^^^^
`)
  })

  test('are none for mere text', () => {
    const {workspace, path, offset} = openFixture('Me$0re text.\n')
    expect(highlightsAt(workspace, path, offset)).toEqual([])
  })
})

const SEVERAL = `
=== newsmark.yaml ===
codebook: codebook.yaml
=== codebook.yaml ===
kinds: {actor: {attributes: {ref: {many: true}}}}
`

describe('a mention of several entries', () => {
  test('is defined by all of them', () => {
    checkDefinition(`${SEVERAL}
=== glossary.yaml ===
actors:
  obama: {name: Obama}
  ^^^^^ to
  trump: {name: Trump}
  ^^^^^ to
=== article.news.txt ===
:actor[bo$0th]{ref="trump obama"}
       ^^^^ from
`)
  })

  test('and each of its values by one', () => {
    checkDefinition(`${SEVERAL}
=== glossary.yaml ===
actors:
  obama: {name: Obama}
  ^^^^^ to
  trump: {name: Trump}
=== article.news.txt ===
:actor[both]{ref="trump oba$0ma"}
                        ^^^^^ from
`)
  })

  test('is found by each of them', () => {
    checkReferences(`${SEVERAL}
=== glossary.yaml ===
actors:
  obama: {name: Obama}
  trump: {name: Trump}
  ^^^^^
=== article.news.txt ===
:actor[both]{ref="obama trump"} and :actor[Tru$0mp], not :actor[Trump]{ref=none}
       ^^^^
                                           ^^^^^
`)
  })
})

describe('a speaker who is a mention', () => {
  test('is defined by its tag', () => {
    checkDefinition(`
:claim[a]{speaker=$0w}, said :actor[a witness]{#w}.
                  ^ from
                                              ^ to
`)
  })

  test('is found from its id and from its uses', () => {
    checkReferences(`
:claim[a]{speaker=w}, said :actor[a witness]{#w$0}; :claim[b]{speaker="w author" about=v}.
                  ^
                                              ^
                                                                     ^
=== other.news.txt ===
:claim[a]{speaker=w}, said :actor[another]{#w}.
`)
    checkHighlights(`
:claim[a]{speaker=$0w}, said :actor[a witness]{#w}.
                  ^
                                              ^ definition
`)
  })
})
