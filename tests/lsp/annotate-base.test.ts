import {describe, expect, test} from 'vitest'
import {ErrorCodes, LSPErrorCodes, type WorkspaceEdit} from 'vscode-languageserver/node'
import type {Annotations, Places} from '../../server/src/lsp/editor-protocol.js'
import type {Annotated} from '../../server/src/lsp/protocol.js'
import {ARTICLE, ask, openArticle} from './annotation-session.js'
import {ANNOTATING_CLIENT, openSession, type Session} from './open-session.js'

describe('an act in offsets of the base text', () => {
  /** The article as the act makes it, without its front matter, and what is selected then. */
  async function act(given: object, body: string): Promise<string> {
    const session = await openArticle(
      `=== glossary.yaml ===\nactors: {un: {name: UN}}\n=== a.news.txt ===\n${body}\n`
    )
    const {edit, span, range} = await ask<Annotated>(session, 'newsmark/annotate', given)
    const text = apply(session, edit)
    session.edit(ARTICLE, session.text(ARTICLE), text)
    const textDocument = {uri: session.uri(ARTICLE), version: 2}
    const {spans} = await ask<Places>(session, 'newsmark/places', {textDocument, ranges: [range]})
    expect(spans).toEqual([span])
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
    ],
    [
      'words behind other lines',
      {...mark('place'), span: {start: 10, end: 14}},
      'Ab :actor[UN].\n\nA\ntown',
      'Ab :actor[UN].\n\nA\n:place[town] | town'
    ]
  ])('is about %s', async (_, given, body, expected) => {
    expect(await act(given, body)).toBe(expected)
  })

  test('may be one on the glossary', async () => {
    const session = await openArticle()
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
    const session = await openArticle()
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
  ['newsmark/entries', {query: 3, kinds: [], limit: 5}],
  ['newsmark/entries', {query: '', kinds: 'actor', limit: 5}],
  ['newsmark/entries', {query: '', kinds: [7], limit: 5}],
  ['newsmark/entries', {query: '', kinds: [], limit: -5}],
  ['newsmark/entries', {query: '', kinds: [], limit: 5, span: {}}],
  ['newsmark/claimList', {query: null, limit: 5}],
  ['newsmark/claimList', {query: ''}],
  ['newsmark/markDetails', {}],
  ['newsmark/markDetails', {mark: 99}],
  ['newsmark/markDetails', {mark: 0, textDocument: {}}],
  ['newsmark/entries', {query: '', kinds: [], limit: 5, recent: [3]}],
  ['newsmark/entries', {query: '', kinds: [], limit: 5, recent: 'un'}],
  ['newsmark/markChoices', {span: {start: 0, end: 2}}],
  ['newsmark/markChoices', {span: {start: 0, end: 2}, kind: 'nothing'}],
  ['newsmark/markChoices', {kind: 'actor'}],
  ['newsmark/annotate', {act: 'unmark'}],
  ['newsmark/annotate', {act: 'unmark', mark: 1.5}],
  ['newsmark/annotate', {act: 'unmark', mark: 99}],
  ['newsmark/annotate', {act: 'unmark', span: 'x'}],
  ['newsmark/annotate', {act: 'new-entry', span: {start: '0', end: 1}}]
])('%s does not take %j', async (method, params) => {
  await expect(ask(await openArticle(), method, params)).rejects.toMatchObject({
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
