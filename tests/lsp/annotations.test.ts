import {describe, expect, test} from 'vitest'
import {LSPErrorCodes} from 'vscode-languageserver/node'
import type {Annotations, KindList, Mark, Places} from '../../server/src/lsp/editor-protocol.js'
import {ARTICLE, ask, openArticle} from './annotation-session.js'

/** The base text with each mark drawn as its index in brackets. */
function draw({text, marks}: Annotations): string {
  const signs = marks.added.flatMap(({start, end}, index) => [
    {at: start, order: index, sign: `[${index} `},
    {at: end, order: -index - 1, sign: ']'}
  ])
  signs.sort((a, b) => b.at - a.at || b.order - a.order)
  let drawn = text ?? ''
  for (const {at, sign} of signs) drawn = drawn.slice(0, at) + sign + drawn.slice(at)
  return drawn
}

describe('the annotations of an article', () => {
  test('are its base text, its marks and its paragraphs', async () => {
    const told = await ask<Annotations>(await openArticle(), 'newsmark/annotations', {})
    expect(draw(told)).toBe(
      '😀 The [0 UN] said [1 [2 Ann] left].\n\n\nA *second* one, [3 at last] :actor[open\n'
    )
    expect(told).toMatchObject({
      version: 1,
      since: null,
      language: 'en',
      header: [
        {name: 'title', value: 'The talks'},
        {name: 'language', value: 'en'}
      ]
    })
    const cut = ({start, end}: {start: number; end: number}): string | undefined =>
      told.text?.slice(start, end)
    expect(told.paragraphs.added.map(cut)).toEqual([
      '😀 The UN said Ann left.',
      'A *second* one, at last :actor[open'
    ])
    expect(told.broken.map(cut)).toEqual([':actor['])
  })

  test('say of each mark what an editor shows', async () => {
    const {marks} = await ask<Annotations>(await openArticle(), 'newsmark/annotations', {})
    const [un, claim, ann, further] = marks.added
    expect(un).toEqual({
      kind: 'actor',
      unit: 'mention',
      start: 7,
      end: 9,
      depth: 0,
      id: null,
      continues: null,
      entry: {id: 'un', name: 'United Nations', isDeprecated: false},
      resolution: 'ref',
      status: null,
      attributes: [{name: 'ref', value: 'un'}]
    } satisfies Mark)
    expect(claim).toMatchObject({unit: 'claim', id: 'c1', status: 'suggested', entry: null})
    expect(ann).toMatchObject({depth: 1, resolution: 'unresolved', entry: null})
    expect(further).toMatchObject({continues: 'c1', id: null})
  })

  test('are null for what is no open article', async () => {
    const session = await openArticle()
    const textDocument = {uri: session.uri('b.news.txt')}
    expect(await session.connection.sendRequest('newsmark/annotations', {textDocument})).toBeNull()
  })
})

describe('what has changed in the annotations', () => {
  test('is one mark after an act', async () => {
    const session = await openArticle()
    await ask(session, 'newsmark/annotations', {})
    session.edit(ARTICLE, 'said', ':place[said]')
    const told = await ask<Annotations>(session, 'newsmark/annotations', {since: 1})
    expect(told).toMatchObject({version: 2, since: 1, text: null})
    expect(told.marks).toMatchObject({start: 1, removed: 0, added: [{kind: 'place'}]})
    expect(told.paragraphs).toMatchObject({removed: 0, added: []})
  })

  test('is nothing where nothing has', async () => {
    const session = await openArticle()
    const {stamp} = await ask<Annotations>(session, 'newsmark/annotations', {})
    const told = await ask<Annotations>(session, 'newsmark/annotations', {since: 1})
    expect(told).toMatchObject({since: 1, stamp, text: null, marks: {removed: 0, added: []}})
  })

  test('is what the glossary says, in the same version', async () => {
    const session = await openArticle()
    const first = await ask<Annotations>(session, 'newsmark/annotations', {})
    session.store('glossary.yaml', 'actors:\n  un: {name: UNO}\n')
    await expect
      .poll(async () => {
        const told = await ask<Annotations>(session, 'newsmark/annotations', {
          since: 1,
          stamp: first.stamp
        })
        return told.marks.added.map(({entry}) => entry?.name)
      })
      .toEqual(['UNO'])
    const unsure = await ask<Annotations>(session, 'newsmark/annotations', {since: 1})
    expect(unsure).toMatchObject({since: null, marks: {start: 0, removed: 0}})
    expect(unsure.marks.added).toHaveLength(4)
  })

  test('is all for a version that was not asked for', async () => {
    const session = await openArticle()
    const told = await ask<Annotations>(session, 'newsmark/annotations', {since: 1})
    expect(told.since).toBeNull()
    expect(told.marks.added).toHaveLength(4)
  })
})

test('places of both texts lead to each other', async () => {
  const session = await openArticle()
  const line = (start: number, end: number): object => ({
    start: {line: 5, character: start},
    end: {line: 5, character: end}
  })
  const {spans, ranges} = await ask<Places>(session, 'newsmark/places', {
    // The words of a mention, its attribute, a cursor there, the front matter.
    ranges: [
      line(14, 16),
      line(18, 24),
      line(18, 18),
      {...line(0, 0), start: {line: 1, character: 0}}
    ],
    spans: [
      {start: 7, end: 9},
      {start: 0, end: 0}
    ]
  })
  expect(spans).toEqual([
    {start: 7, end: 9},
    {start: 7, end: 9},
    {start: 9, end: 9},
    {start: 0, end: 0}
  ])
  expect(ranges).toEqual([line(14, 16), line(0, 0)])
})

test('places of another version are not known', async () => {
  const session = await openArticle()
  session.edit(ARTICLE, 'said', 'says')
  await expect(ask(session, 'newsmark/places', {spans: []})).rejects.toMatchObject({
    code: LSPErrorCodes.ContentModified
  })
})

test('the kinds are those of the codebook', async () => {
  const {kinds} = await ask<KindList>(await openArticle(), 'newsmark/kinds', {})
  expect(kinds.map(({name, unit}) => `${name} ${unit}`)).toContain('actor mention')
  const claim = kinds.find(({unit}) => unit === 'claim')
  expect(claim?.contains).toContain('actor')
  expect(claim?.attributes).toContainEqual(
    expect.objectContaining({name: 'speaker', type: 'entry', of: expect.arrayContaining(['actor'])})
  )
})
