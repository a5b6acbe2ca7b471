import {describe, expect, test} from 'vitest'
import {ErrorCodes, LSPErrorCodes, type WorkspaceEdit} from 'vscode-languageserver/node'
import type {Annotations, KindList, Mark, Places} from '../../server/src/lsp/editor-protocol.js'
import type {Annotated} from '../../server/src/lsp/protocol.js'
import {ANNOTATING_CLIENT, openSession, type Session} from './open-session.js'

const ARTICLE = 'a.news.txt'
const FIXTURE = `
=== newsmark.yaml ===
rules: {missing-metadata: off}
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
  old: {name: Old Party, deprecated: true}
=== a.news.txt ===
---
title: The talks
language: en
text-sha256: "00"
---
😀 The :actor[UN]{ref=un} said :claim[:actor[Ann] left]{#c1 status=suggested}.

<!-- a note -->

A \\*second\\* one, :claim[at last]{continues=c1} :actor[open
`

async function open(fixture = FIXTURE): Promise<Session> {
  const session = await openSession(fixture, {capabilities: ANNOTATING_CLIENT})
  session.open(ARTICLE)
  return session
}

function ask<T>({connection, uri}: Session, method: string, params: object): Promise<T> {
  const textDocument = {uri: uri(ARTICLE), version: 1}
  return connection.sendRequest<T>(method, {textDocument, ...params})
}

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
    const told = await ask<Annotations>(await open(), 'newsmark/annotations', {})
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
    const {marks} = await ask<Annotations>(await open(), 'newsmark/annotations', {})
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
    const session = await open()
    const textDocument = {uri: session.uri('b.news.txt')}
    expect(await session.connection.sendRequest('newsmark/annotations', {textDocument})).toBeNull()
  })
})

describe('what has changed in the annotations', () => {
  test('is one mark after an act', async () => {
    const session = await open()
    await ask(session, 'newsmark/annotations', {})
    session.edit(ARTICLE, 'said', ':place[said]')
    const told = await ask<Annotations>(session, 'newsmark/annotations', {since: 1})
    expect(told).toMatchObject({version: 2, since: 1, text: null})
    expect(told.marks).toMatchObject({start: 1, removed: 0, added: [{kind: 'place'}]})
    expect(told.paragraphs).toMatchObject({removed: 0, added: []})
  })

  test('is nothing where nothing has', async () => {
    const session = await open()
    const {stamp} = await ask<Annotations>(session, 'newsmark/annotations', {})
    const told = await ask<Annotations>(session, 'newsmark/annotations', {since: 1})
    expect(told).toMatchObject({since: 1, stamp, text: null, marks: {removed: 0, added: []}})
  })

  test('is what the glossary says, in the same version', async () => {
    const session = await open()
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
    const session = await open()
    const told = await ask<Annotations>(session, 'newsmark/annotations', {since: 1})
    expect(told.since).toBeNull()
    expect(told.marks.added).toHaveLength(4)
  })
})

test('places of both texts lead to each other', async () => {
  const session = await open()
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
  const session = await open()
  session.edit(ARTICLE, 'said', 'says')
  await expect(ask(session, 'newsmark/places', {spans: []})).rejects.toMatchObject({
    code: LSPErrorCodes.ContentModified
  })
})

test('the kinds are those of the codebook', async () => {
  const {kinds} = await ask<KindList>(await open(), 'newsmark/kinds', {})
  expect(kinds.map(({name, unit}) => `${name} ${unit}`)).toContain('actor mention')
  const claim = kinds.find(({unit}) => unit === 'claim')
  expect(claim?.contains).toContain('actor')
  expect(claim?.attributes).toContainEqual(
    expect.objectContaining({name: 'speaker', type: 'entry', of: expect.arrayContaining(['actor'])})
  )
})

describe('an act in offsets of the base text', () => {
  /** The article as the act makes it, without its front matter, and what is selected then. */
  async function act(given: object, body: string): Promise<string> {
    const session = await open(
      `=== glossary.yaml ===\nactors: {un: {name: UN}}\n=== a.news.txt ===\n${body}\n`
    )
    const {edit, span} = await ask<Annotated>(session, 'newsmark/annotate', given)
    const text = apply(session, edit)
    session.edit(ARTICLE, session.text(ARTICLE), text)
    const {text: base} = await ask<Annotations>(session, 'newsmark/annotations', {})
    return `${text.trimEnd()} | ${base?.slice(span?.start, span?.end)}`
  }

  const mark = (kind: string): object => ({act: 'mark', arguments: {kind, attributes: []}})

  test.each([
    [
      'words',
      {...mark('place'), span: {start: 2, end: 6}},
      'A \\*town',
      'A :place[\\*town] | *town'
    ],
    [
      'the words of a tag',
      {act: 'unmark', span: {start: 2, end: 4}},
      'A :actor[UN] b',
      'A UN b | UN'
    ],
    [
      'the words of two tags: the inner one',
      {act: 'unmark', span: {start: 2, end: 4}},
      'A :claim[:actor[UN]]{#c1} b',
      'A :claim[UN]{#c1} b | UN'
    ],
    [
      'the words of a tag and more',
      {act: 'accept', span: {start: 0, end: 6}},
      'A :actor[UN]{status=suggested} b',
      'A :actor[UN] b | A UN b'
    ],
    ['a mark', {act: 'unmark', mark: 0}, 'A :claim[:actor[UN]]{#c1} b', 'A :actor[UN] b | UN'],
    [
      'a suggestion among others',
      {act: 'accept', mark: 0},
      ':claim[:actor[UN]{status=suggested}]{#c1 status=suggested} b',
      ':claim[:actor[UN]{status=suggested}]{#c1} b | UN'
    ],
    [
      'a mark with the words that it is to have',
      {act: 'fit-selection', mark: 0, span: {start: 2, end: 6}},
      'A :claim[:actor[UN]]{#c1} b',
      'A :claim[:actor[UN] b]{#c1} | UN b'
    ],
    [
      'a mark whose words get another one',
      {...mark('claim'), mark: 0},
      'A :actor[UN] b',
      'A :claim[:actor[UN]]{#c1 quote=indirect} b | UN'
    ]
  ])('is about %s', async (_, given, body, expected) => {
    expect(await act(given, body)).toBe(expected)
  })

  test('may be one on the glossary', async () => {
    const session = await open()
    const {edit, span} = await ask<Annotated>(session, 'newsmark/annotate', {
      act: 'new-entry',
      mark: 2,
      arguments: {}
    })
    expect(JSON.stringify(edit)).toContain('Ann')
    expect(span).toEqual({start: 15, end: 18})
  })

  test('may be one in all articles', async () => {
    const session = await openSession(
      '=== glossary.yaml ===\nactors: {un: {name: UN}}\n=== a.news.txt ===\nThe :actor[UN].\n=== b.news.txt ===\nThe UN.\n',
      {capabilities: ANNOTATING_CLIENT}
    )
    session.open(ARTICLE)
    const {edit} = await ask<Annotated>(session, 'newsmark/annotate', {
      act: 'tag-entry',
      span: {start: 4, end: 6},
      arguments: {scope: 'corpus'}
    })
    expect(JSON.stringify(edit)).toContain('b.news.txt')
  })

  test('is refused in another version', async () => {
    const session = await open()
    session.edit(ARTICLE, 'said', 'says')
    for (const at of [{mark: 0}, {mark: 99}, {span: {start: 0, end: 900}}])
      await expect(ask(session, 'newsmark/annotate', {act: 'unmark', ...at})).rejects.toMatchObject(
        {code: LSPErrorCodes.ContentModified}
      )
  })
})

test.each([
  ['newsmark/annotations', {since: 'x'}],
  ['newsmark/annotations', {stamp: {}}],
  ['newsmark/annotations', {textDocument: 3}],
  ['newsmark/places', {spans: 3}],
  ['newsmark/places', {spans: [null]}],
  ['newsmark/places', {spans: [{start: -1, end: 2}]}],
  ['newsmark/places', {ranges: [{}]}],
  ['newsmark/places', {textDocument: null}],
  ['newsmark/kinds', {textDocument: {uri: 5}}],
  ['newsmark/annotate', {act: 'unmark'}],
  ['newsmark/annotate', {act: 'unmark', mark: 1.5}],
  ['newsmark/annotate', {act: 'unmark', mark: 99}],
  ['newsmark/annotate', {act: 'unmark', span: 'x'}],
  ['newsmark/annotate', {act: 'new-entry', span: {start: '0', end: 1}}]
])('%s does not take %j', async (method, params) => {
  await expect(ask(await open(), method, params)).rejects.toMatchObject({
    code: ErrorCodes.InvalidParams
  })
})

function apply({text, uri}: Session, edit: WorkspaceEdit): string {
  const [change] = edit.documentChanges ?? []
  if (!change || !('edits' in change) || change.textDocument.uri !== uri(ARTICLE)) return ''
  const lines = text(ARTICLE).split('\n')
  for (const {range, newText} of change.edits.toReversed() as {
    range: {start: {line: number; character: number}; end: {character: number}}
    newText: string
  }[]) {
    const line = lines[range.start.line] ?? ''
    lines[range.start.line] =
      line.slice(0, range.start.character) + newText + line.slice(range.end.character)
  }
  return lines.join('\n')
}
