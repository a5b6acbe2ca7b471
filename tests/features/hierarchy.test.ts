import {describe, expect, test} from 'vitest'
import {runSteps} from '../../server/src/base/steps.js'
import {
  type Call,
  incomingCalls,
  outgoingCalls
} from '../../server/src/features/hierarchy/call-hierarchy.js'
import type {EntryKey, HierarchyItem} from '../../server/src/features/hierarchy/hierarchy-item.js'
import {itemsAt} from '../../server/src/features/hierarchy/items-at.js'
import {subtypesOf, supertypesOf} from '../../server/src/features/hierarchy/type-hierarchy.js'
import {checkDrawn} from './check-drawn.js'
import {type OpenFixture, openFixture, ROOT} from './open-fixture.js'

type Caller = typeof incomingCalls

/** Compares what is said, and where, with what is drawn: the name and detail of each item under its spans. */
function checkCalls(fixture: string, find: Caller): void {
  const opened = openFixture(fixture)
  const [item] = itemsAt(opened.workspace, opened.path, opened.offset)
  const calls = item ? [...find(opened.workspace, item.key)].flat() : []
  checkDrawn(
    opened,
    calls.flatMap(call =>
      call.spans.map(span => ({path: pathOf(find, item, call), span, text: told(call.item)}))
    )
  )
}

/** Incoming calls stand where somebody says something, outgoing ones where it is said by. */
function pathOf(find: Caller, item: HierarchyItem | undefined, call: Call): string {
  return (find === outgoingCalls ? item : call.item)?.path ?? ''
}

function told({name, detail}: HierarchyItem): string {
  return `${name} (${detail})`
}

function open(fixture: string): OpenFixture & {readonly items: readonly HierarchyItem[]} {
  const opened = openFixture(fixture)
  return {...opened, items: itemsAt(opened.workspace, opened.path, opened.offset)}
}

describe('a tree of who says what begins', () => {
  test('with the entry of a mention, a value or a glossary', () => {
    const glossary = '=== glossary.yaml ===\nactors: {un: {name: UN}}\n'
    for (const fixture of [
      `${glossary}=== article.news.txt ===\nThe :actor[U$0N].\n`,
      `${glossary}=== article.news.txt ===\n:claim[Yes]{speaker=u$0n}\n`,
      glossary.replace('un:', 'u$0n:')
    ])
      expect(open(fixture).items.map(told)).toEqual(['UN (actor un)'])
  })

  test('with all entries that a name may mean', () => {
    const fixture = `
=== glossary.yaml ===
actors: {a: {name: Smith}, b: {name: Smith}}
=== article.news.txt ===
:actor[Smi$0th]
`
    expect(open(fixture).items.map(told)).toEqual(['Smith (actor a)', 'Smith (actor b)'])
  })

  test('with a claim, by its words, its id or a reference, and without an id', () => {
    for (const fixture of [
      ':claim[Ye$0s]{#c1 speaker=author}\n',
      ':claim[Yes]{#c$01 speaker=author}\n',
      ':claim[Yes]{#c1 speaker=author}, :claim[no]{speaker=author rebuts=c$01}\n'
    ])
      expect(open(fixture).items.map(told)).toEqual(['author: Yes (claim c1 · article)'])
    expect(open(':claim[Ye$0s]{}\n').items.map(told)).toEqual(['Yes (claim · article)'])
  })

  test('with nothing where nothing is named', () => {
    expect(open('No$0thing.\n').items).toEqual([])
    expect(open(':actor[Nob$0ody].\n').items).toEqual([])
    expect(open(':claim[Yes]{speaker=author rebuts=nowhere#$0c1}\n').items).toEqual([])
  })
})

describe('who says something', () => {
  test('about an actor or a place: claims that name it in their words or attributes', () => {
    checkCalls(
      `
=== glossary.yaml ===
actors: {un: {name: UN}, us: {name: US}}
=== article.news.txt ===
The :actor[U$0N] is. :claim[The :actor[UN] fails]{#c1 speaker=us}, :claim[it goes]{speaker=us addressee=un}.
                                     ^^ US: The UN fails (claim c1 · article)
                                                                                                      ^^ US: it goes (claim · article)
=== other.news.txt ===
:claim[The :actor[UN] is]{#c1 speaker=un}, :claim[no]{speaker=un}
                  ^^ UN: The UN is (claim c1 · other)
`,
      incomingCalls
    )
  })

  test('about a claim: those that support or rebut it, in any article', () => {
    checkCalls(
      `
:claim[Ye$0s]{#c1 speaker=author}, :claim[no]{#c2 speaker=author rebuts=c1 qualifies=c1}.
                                                                      ^^ author: no (claim c2 · article · rebuts, qualifies)
                                                                                   ^^ author: no (claim c2 · article · rebuts, qualifies)
=== other.news.txt ===
:claim[Never]{speaker=author rebuts=article#c1}, :claim[c1]{#c1 speaker=author}
                                    ^^^^^^^^^^ author: Never (claim · other · rebuts)
`,
      incomingCalls
    )
  })

  test('about a claim without an id: nobody', () => {
    checkCalls(
      ':claim[Ye$0s]{speaker=author}, :claim[no]{speaker=author rebuts=c1}\n',
      incomingCalls
    )
  })
})

describe('what is said', () => {
  test('by an actor, and about whom', () => {
    checkCalls(
      `
=== glossary.yaml ===
actors:
  un: {name: UN}
  ^^ UN: the US fails (claim c1 · article · about US)
  ^^ UN: it is calm (claim c1 · other)
  us: {name: US}
=== article.news.txt ===
The :actor[U$0N] said :claim[the :actor[US] fails]{#c1 speaker=un}, but :claim[no]{speaker=us}.
=== other.news.txt ===
:actor[UN]{#w}: :claim[it is calm]{#c1 speaker=w}
`,
      outgoingCalls
    )
  })

  test('by a claim about others, each once', () => {
    checkCalls(
      `
:claim[Ye$0s]{speaker=author rebuts="c1 other#c1" qualifies=c1}, :claim[no]{#c1 speaker=author}
                                   ^^ author: no (claim c1 · article · rebuts, qualifies)
                                      ^^^^^^^^ author: Never (claim c1 · other · rebuts)
                                                          ^^ author: no (claim c1 · article · rebuts, qualifies)
=== other.news.txt ===
:claim[Never]{#c1 speaker=author}
`,
      outgoingCalls
    )
  })

  test('by a claim that is not there any more: nothing', () => {
    const {workspace, path} = open(':claim[Ye$0s]{speaker=author rebuts=c1}, :claim[no]{#c1}\n')
    const key = {type: 'claim', root: ROOT, path, id: undefined, start: 1, end: 5} as const
    expect([...outgoingCalls(workspace, key)].flat()).toEqual([])
    expect([...outgoingCalls(workspace, {...key, path: '/elsewhere'})].flat()).toEqual([])
    expect([...incomingCalls(workspace, {...key, id: 'c9'})].flat()).toEqual([])
  })
})

describe('what an entry is a part of', () => {
  const FIXTURE = `
=== newsmark.yaml ===
glossary: [glossary.yaml, more.tsv]
=== glossary.yaml ===
actors:
  un: {name: UN}
  ocha: {name: OCHA, member-of: [un, nobody]}
places:
  syria: {name: Syria}
  aleppo: {name: Aleppo, within: syria}
  loop: {name: Loop, within: loop}
=== more.tsv ===
id\tkind\tname\twithin
homs\tplace\tHoms\tsyria
aleppo\tplace\tAleppo again\tsyria
`
  const {workspace} = openFixture(FIXTURE)
  const key = (id: string): EntryKey => ({type: 'entry', root: ROOT, id})
  const above = (id: string): readonly string[] => supertypesOf(workspace, key(id)).map(told)
  const below = (id: string): readonly string[] =>
    runSteps(subtypesOf(workspace, key(id))).map(told)

  test('is a place of a place, and a member of an organisation', () => {
    expect(above('aleppo')).toEqual(['Syria (place syria)'])
    expect(above('ocha')).toEqual(['UN (actor un)'])
    expect(above('syria')).toEqual([])
    expect(above('gone')).toEqual([])
  })

  test('has its parts, from all files of the glossary', () => {
    expect(below('syria')).toEqual(['Aleppo (place aleppo)', 'Homs (place homs)'])
    expect(below('un')).toEqual(['OCHA (actor ocha)'])
    expect(below('aleppo')).toEqual([])
  })

  test('may be itself, where a glossary says so', () => {
    expect(above('loop')).toEqual(['Loop (place loop)'])
    expect(below('loop')).toEqual(['Loop (place loop)'])
  })
})
