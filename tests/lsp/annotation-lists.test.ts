import {describe, expect, test} from 'vitest'
import type {
  ClaimList,
  EntryList,
  FoundEntry,
  MarkChoices,
  MarkDetails
} from '../../server/src/lsp/editor-protocol.js'
import {ask, openArticle} from './annotation-session.js'
import type {Session} from './open-session.js'

const FIXTURE = `
=== newsmark.yaml ===
rules: {missing-metadata: off}
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN], note: Of all states.}
  unicef: {name: UNICEF, member-of: un, since: "1946"}
  un-women: {name: UN Women}
  mistura: {name: Staffan de Mistura}
  old: {name: Unity Party, deprecated: true}
places:
  geneve: {name: Genève}
  unna: {name: Unna}
=== a.news.txt ===
---
date: 2016-04-22
---
:actor[UN Women] met. The :claim[truce of :place[Genève] holds]{#c1 speaker=mistura rebuts=b#c9}, said
:actor[Staffan de Mistura], :claim[at least here]{continues=c1}. :claim[No]{#c2 supports=c1}.
=== b.news.txt ===
---
date: 2016-04-21
---
:actor[UN]: :claim[The truce is over]{#c9 speaker=un}. :actor[UN], :actor[UNICEF].
:claim[It :place[Unna] is]{#c3 speaker=nobody qualifies=a#c1}.
`

async function open(): Promise<Session> {
  const session = await openArticle(FIXTURE)
  // The other article is read in the background: its two claims say that it was.
  const params = {query: '', limit: 20}
  const claims = async (): Promise<number> =>
    (await ask<ClaimList>(session, 'newsmark/claimList', params)).claims.length
  await expect.poll(claims).toBe(4)
  return session
}

async function found(params: object): Promise<string[]> {
  const asked = {query: '', kinds: [], limit: 20, ...params}
  const {entries} = await ask<EntryList>(await open(), 'newsmark/entries', asked)
  return entries.map(({id}) => id)
}

describe('entries', () => {
  test('say what a picker shows', async () => {
    const params = {query: 'unic', kinds: ['actor'], limit: 20}
    const {entries, isPartial} = await ask<EntryList>(await open(), 'newsmark/entries', params)
    expect(isPartial).toBe(false)
    expect(entries).toEqual([
      {
        id: 'unicef',
        kind: 'actor',
        name: 'UNICEF',
        matched: 'UNICEF',
        description: '',
        detail: 'Actor, United Nations, 1946–',
        isDeprecated: false,
        isRecent: false,
        inArticle: 0,
        inCorpus: 1
      } satisfies FoundEntry
    ])
  })

  test.each([
    [
      'those of the article, then the oftenest of the corpus, then the deprecated',
      {query: 'un', kinds: ['actor']},
      ['un', 'un-women', 'unicef', 'old']
    ],
    ['those of some kinds alone', {query: 'un', kinds: ['place']}, ['unna']],
    ['by another name', {query: 'UN', kinds: ['actor'], limit: 1}, ['un']],
    ['without accents and case', {query: 'GENEV'}, ['geneve']],
    ['by any word', {query: 'mist'}, ['mistura']],
    ['by words in any order', {query: 'mistura staffan'}, ['mistura']],
    ['with a slip', {query: 'Stafan de Mistura'}, ['mistura']],
    ['none of an unknown kind', {query: 'un', kinds: ['x']}, []],
    ['those that the article mentions', {kinds: ['actor'], limit: 2}, ['un-women', 'mistura']],
    [
      'those that the words there may mean first',
      {kinds: ['actor'], limit: 2, span: {start: 0, end: 2}},
      ['un', 'un-women']
    ],
    [
      'those of the article, then those used last, then the oftenest of the corpus',
      {query: 'un', kinds: ['actor'], recent: ['unicef', 'un-women', 'gone', 'old']},
      ['un', 'un-women', 'unicef', 'old']
    ],
    [
      'those used last before those of the corpus, the latest first',
      {query: 'u', kinds: ['actor'], recent: ['unicef', 'un']},
      ['un-women', 'unicef', 'un', 'old']
    ],
    [
      'those used last where nothing is typed',
      {kinds: [], recent: ['unna', 'unicef'], limit: 6},
      ['un-women', 'geneve', 'mistura', 'unna', 'unicef', 'un']
    ]
  ])('%s', async (_, params, expected) => {
    expect(await found(params)).toEqual(expected)
  })

  test('say which were used last', async () => {
    const params = {query: 'un', kinds: [], limit: 20, recent: ['unicef']}
    const {entries} = await ask<EntryList>(await open(), 'newsmark/entries', params)
    expect(entries.filter(({isRecent}) => isRecent).map(({id}) => id)).toEqual(['unicef'])
  })

  test('are told to be more than were asked for', async () => {
    const params = {query: 'un', kinds: [], limit: 2}
    const told = await ask<EntryList>(await open(), 'newsmark/entries', params)
    expect(told.entries).toHaveLength(2)
    expect(told.isPartial).toBe(true)
  })
})

describe('claims', () => {
  test.each([
    ['all of them, those of the article first', '', ['c1', 'c2', 'b#c9', 'b#c3']],
    ['by their words', 'truce', ['c1', 'b#c9']],
    ['by the name of who says it', 'Mistura', ['c1']],
    ['by their ids', 'c9', ['b#c9']],
    ['none', 'elephant', []]
  ])('%s', async (_, query, expected) => {
    const {claims} = await ask<ClaimList>(await open(), 'newsmark/claimList', {query, limit: 20})
    expect(claims.map(({ref}) => ref)).toEqual(expected)
  })

  test('say what a picker shows', async () => {
    const session = await open()
    const params = {query: 'is over', limit: 1}
    const {claims, isPartial} = await ask<ClaimList>(session, 'newsmark/claimList', params)
    expect(isPartial).toBe(false)
    expect(claims).toEqual([
      {
        ref: 'b#c9',
        uri: session.uri('b.news.txt'),
        article: 'b',
        words: 'The truce is over',
        speaker: 'United Nations',
        date: '2016-04-21'
      }
    ])
  })
})

describe('the details of a mark', () => {
  const details = async (mark: number): Promise<MarkDetails> =>
    ask<MarkDetails>(await open(), 'newsmark/markDetails', {mark})

  test('of a mention are the card of its entry', async () => {
    const session = await open()
    const {entry} = await ask<MarkDetails>(session, 'newsmark/markDetails', {mark: 0})
    expect(entry).toEqual({
      id: 'un-women',
      kind: 'actor',
      name: 'UN Women',
      aliases: [],
      fields: [],
      uri: session.uri('glossary.yaml'),
      range: {start: {line: 3, character: 2}, end: {line: 3, character: 10}}
    })
  })

  test('of a claim are its relations in all articles, and who may have said it', async () => {
    const {head, fragments, relations, speakers} = await details(1)
    expect({head, fragments}).toEqual({head: 1, fragments: [1, 4]})
    expect(
      relations.map(({relation, isIncoming, claim}) => [relation, isIncoming, claim.ref])
    ).toEqual([
      ['rebuts', false, 'b#c9'],
      ['supports', true, 'c2'],
      ['qualifies', true, 'b#c3']
    ])
    expect(speakers.map(({id}) => id)[0]).toBe('mistura')
  })

  test('of a further fragment are those of the first', async () => {
    const {head, fragments, relations} = await details(4)
    expect({head, fragments}).toEqual({head: 1, fragments: [1, 4]})
    expect(relations).toHaveLength(3)
  })
})

describe('what words may say', () => {
  /** What is told of words of the article, once they are marked as a kind. */
  async function choices(words: string, kind: string): Promise<MarkChoices> {
    const session = await open()
    const text =
      'UN Women met. The truce of Genève holds, said\nStaffan de Mistura, at least here. No.'
    const start = text.indexOf(words)
    const span = {start, end: start + words.length}
    return ask<MarkChoices>(session, 'newsmark/markChoices', {span, kind})
  }

  test.each([
    ['Staffan', 'actor', null],
    ['Mistura', 'actor', null],
    ['Genève', 'actor', null]
  ])('%s means nobody as %s', async (words, kind, entry) => {
    expect((await choices(words, kind)).entry).toBe(entry)
  })

  test('the entry of their name', async () => {
    const {entry, reason, attributes, speakers} = await choices('UN', 'actor')
    expect(entry).toMatchObject({id: 'un', matched: 'UN', inCorpus: 2})
    expect({reason, attributes, speakers}).toEqual({reason: null, attributes: [], speakers: []})
  })

  test('who says a claim, and what its mark says by itself', async () => {
    const {speakers, attributes} = await choices('met', 'claim')
    expect(speakers.map(({id}) => id)).toEqual(['un-women', 'mistura'])
    expect(attributes).toEqual([
      {name: 'id', value: 'c10'},
      {name: 'quote', value: 'indirect'}
    ])
  })

  test('why they cannot be marked', async () => {
    const {reason, speakers} = await choices('No', 'claim')
    expect(reason).toMatch(/marked as `claim` already/)
    expect(speakers).toEqual([])
  })
})
