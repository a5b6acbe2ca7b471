import {describe, test} from 'vitest'
import {declarationAt} from '../../server/src/features/definition/declaration-at.js'
import type {Definition} from '../../server/src/features/definition/definition-at.js'
import {typeDefinitionAt} from '../../server/src/features/definition/type-definition-at.js'
import {implementationsAt} from '../../server/src/features/implementation.js'
import {checkDrawn} from './check-drawn.js'
import {type OpenFixture, openFixture} from './open-fixture.js'

/** Compares where something leads from the cursor with what is drawn: `from` at the cursor, `to` at the names. */
function checkLeads(opened: OpenFixture, found: Definition | undefined): void {
  const origin = found ? [{path: opened.path, span: found.origin, text: 'from'}] : []
  const targets = (found?.targets ?? []).map(({path, nameSpan}) => ({
    path,
    span: nameSpan,
    text: 'to'
  }))
  checkDrawn(opened, [...origin, ...targets])
}

function checkDeclaration(fixture: string): void {
  const opened = openFixture(fixture)
  checkLeads(opened, declarationAt(opened.workspace, opened.path, opened.offset))
}

function checkType(fixture: string): void {
  const opened = openFixture(fixture)
  checkLeads(opened, typeDefinitionAt(opened.workspace, opened.path, opened.offset))
}

function checkImplementations(fixture: string): void {
  const opened = openFixture(fixture)
  const found = [...implementationsAt(opened.workspace, opened.path, opened.offset)].flat()
  checkDrawn(
    opened,
    found.map(place => ({...place, text: ''}))
  )
}

const GLOSSARY = `
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
places:
  aleppo: {name: Aleppo}
`

describe('the declaration', () => {
  test('of a mention is the first one of its entry in the article', () => {
    checkDeclaration(`${GLOSSARY}=== article.news.txt ===
The :actor[United Nations] met. The :actor[U$0N] left.
           ^^^^^^^^^^^^^^ to
                                           ^^ from
`)
  })

  test('of a speaker is where the article first speaks of them', () => {
    checkDeclaration(`${GLOSSARY}=== article.news.txt ===
:claim[The :actor[UN] met]{speaker=u$0n}
                  ^^ to
                                   ^^ from
`)
    checkDeclaration(`${GLOSSARY}=== article.news.txt ===
:claim[They met]{speaker=u$0n}
`)
  })

  test('of a claim is the claim', () => {
    checkDeclaration(`${GLOSSARY}=== article.news.txt ===
:claim[Yes]{speaker=author rebuts=other#$0c1}
                                  ^^^^^^^^ from
=== other.news.txt ===
:claim[No]{#c1 speaker=author}
            ^^ to
`)
  })

  test('of an entry in the glossary is nowhere', () => {
    checkDeclaration(`${GLOSSARY.replace('un: {', 'u$0n: {')}=== article.news.txt ===
The :actor[UN] met.
`)
  })
})

describe('the kind', () => {
  const CODEBOOK = `
=== newsmark.yaml ===
codebook: codebook.yaml
=== codebook.yaml ===
kinds:
  actor: {label: Person}
  ^^^^^ to
`

  test('of a mention stands in the codebook file, be it known or not', () => {
    checkType(`${CODEBOOK}${GLOSSARY}=== article.news.txt ===
The :actor[U$0N] met.
           ^^ from
`)
    checkType(`${CODEBOOK}=== article.news.txt ===
The :actor[Nob$0ody] met.
           ^^^^^^ from
`)
  })

  test('of a value and of an entry is that of the entry', () => {
    checkType(`${CODEBOOK}${GLOSSARY}=== article.news.txt ===
:claim[Yes]{speaker=u$0n}
                    ^^ from
`)
    checkType(
      `${CODEBOOK}${GLOSSARY.replace('un: {', 'u$0n: {').replace('places', '  ^^ from\nplaces')}`
    )
  })

  test('of a claim that is named is that of the claim', () => {
    checkType(`
=== newsmark.yaml ===
codebook: codebook.yaml
=== codebook.yaml ===
kinds:
  claim: {label: Statement}
  ^^^^^ to
=== article.news.txt ===
:claim[Yes]{#c1 speaker=author}, :claim[no]{speaker=author rebuts=c$01}
                                                                  ^^ from
`)
  })

  test('that is built in stands nowhere', () => {
    checkType(`${GLOSSARY}=== article.news.txt ===
The :actor[U$0N] met.
`)
    checkType(`${CODEBOOK.replace('  ^^^^^ to\n', '')}${GLOSSARY}=== article.news.txt ===
In :place[Ale$0ppo].
`)
  })
})

describe('the implementations', () => {
  const OTHER = `=== other.news.txt ===
Somebody: :claim[it ends]{#c1 speaker=w}, :actor[UN]{#w} said in :place[Aleppo], in :place[Aleppo].
`

  test('of an actor are the claims, also those of a mention that stands for it', () => {
    checkImplementations(`${GLOSSARY}=== article.news.txt ===
The :actor[U$0N] said :claim[yes]{speaker=un} and :claim[no]{speaker=author}.
                           ^^^
${OTHER}                 ^^^^^^^
`)
  })

  test('of a place are the articles, each by its first mention', () => {
    checkImplementations(`${GLOSSARY}=== article.news.txt ===
It ended in :place[Alep$0po].
                   ^^^^^^
${OTHER}                                                                        ^^^^^^
`)
  })

  test('of a name that nobody knows are none', () => {
    checkImplementations(`:actor[Nob$0ody] said :claim[yes]{speaker=author}.\n`)
  })
})
