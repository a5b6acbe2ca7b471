import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Diagnostic} from 'vscode-languageserver/node'
import {GOOD_CLIENT, openSession, positionAt, type Session} from './open-session.js'

const FIXTURE = `
=== newsmark.yaml ===
rules: {missing-metadata: off}
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
=== a.news.txt ===
The :actor[UN] said :claim[it is calm]{#c1 speaker=um}.
=== b.news.txt ===
`

function open(): Promise<Session> {
  return openSession(FIXTURE)
}

describe('requests that are not what the protocol says', () => {
  const methods = [
    'textDocument/hover',
    'textDocument/completion',
    'textDocument/definition',
    'textDocument/references',
    'textDocument/documentHighlight',
    'textDocument/codeAction',
    'textDocument/semanticTokens/range',
    'textDocument/documentSymbol',
    'textDocument/diagnostic',
    'textDocument/semanticTokens/full',
    'textDocument/semanticTokens/full/delta',
    'textDocument/inlayHint',
    'textDocument/codeLens',
    'textDocument/documentLink',
    'textDocument/linkedEditingRange',
    'textDocument/signatureHelp',
    'textDocument/foldingRange',
    'workspace/symbol',
    'newsmark/status',
    'newsmark/claims',
    'newsmark/annotate',
    'workspace/executeCommand'
  ]

  test.each(methods)('%s is answered with an error, and the session goes on', async method => {
    const s = await open()
    s.open('a.news.txt')
    const wrong: readonly unknown[] = [
      {},
      {textDocument: null},
      {textDocument: {uri: 7}},
      {uri: []},
      [],
      'text'
    ]
    for (const params of wrong) {
      await expect(s.connection.sendRequest(method, params)).rejects.toThrow()
    }
    await expect.poll(() => s.drawn('a.news.txt')).toContain('unknown-entry')
  })

  test('positions outside of the text count as its nearest end', async () => {
    const s = await open()
    s.open('a.news.txt')
    const textDocument = {uri: s.uri('a.news.txt')}
    for (const position of [
      {line: 99, character: 0},
      {line: 0, character: 9999},
      {line: -1, character: -1}
    ]) {
      await s.connection.sendRequest('textDocument/hover', {textDocument, position})
      await s.connection.sendRequest('textDocument/completion', {textDocument, position})
    }
    await expect(
      s.connection.sendRequest('textDocument/hover', {
        textDocument,
        position: {line: 0.5, character: 'x'}
      })
    ).rejects.toThrow('Expected a position')
    await s.connection.sendNotification('textDocument/didChange', {
      textDocument: {...textDocument, version: 2},
      contentChanges: [
        {range: {start: {line: 9, character: 9}, end: {line: 0, character: 0}}, text: ':acter[x]'}
      ]
    })
    await expect
      .poll(() => s.published('a.news.txt').at(-1)?.diagnostics)
      .toMatchObject([{code: 'unknown-kind'}])
    expect(s.log).toEqual([])
  })

  test('documents that are not open are answered with nothing', async () => {
    const s = await open()
    const textDocument = {uri: s.uri('nowhere.news.txt')}
    const position = {line: 0, character: 0}
    for (const method of ['hover', 'completion', 'definition', 'documentHighlight']) {
      const answer = await s.connection.sendRequest<unknown[] | null>(`textDocument/${method}`, {
        textDocument,
        position
      })
      expect(answer ?? []).toEqual([])
    }
    await s.connection.sendNotification('textDocument/didChange', {
      textDocument: {...textDocument, version: 2},
      contentChanges: [{text: 'x'}]
    })
    await s.connection.sendNotification('textDocument/didClose', {textDocument})
    await s.connection.sendRequest('newsmark/status', textDocument)
    expect(s.log).toEqual([])
  })

  test('notifications that make no sense are logged with their names', async () => {
    const s = await open()
    await s.connection.sendNotification('textDocument/didOpen', {textDocument: null})
    await s.connection.sendNotification('workspace/didChangeWatchedFiles', {changes: [{}]})
    s.open('a.news.txt')
    await expect.poll(() => s.drawn('a.news.txt')).toContain('unknown-entry')
    expect(s.log).toEqual([
      expect.stringContaining('textDocument/didOpen'),
      expect.stringContaining('workspace/didChangeWatchedFiles')
    ])
  })
})

test('a request that was cancelled while it waited is answered so', async () => {
  const s = await open()
  s.open('a.news.txt')
  const params = {
    textDocument: {uri: s.uri('a.news.txt')},
    position: {line: 0, character: 12}
  }
  const answers = s.connection.sendRequest('textDocument/hover', params)
  const {CancellationTokenSource} = await import('vscode-languageserver/node')
  const source = new CancellationTokenSource()
  const cancelled = s.connection.sendRequest('textDocument/hover', params, source.token)
  source.cancel()
  await expect(cancelled).rejects.toThrow('Cancelled')
  expect(await answers).not.toBeNull()
})

describe('texts that nobody expects', () => {
  test.each([
    {name: 'a line of two million characters', text: `${':actor[UN] '.repeat(180_000)}`},
    {name: 'tags that never end', text: ':actor['.repeat(50_000)},
    {name: 'tags within tags', text: `${':actor['.repeat(20_000)}${']'.repeat(20_000)}`},
    {name: 'lone surrogates and NUL', text: '\ud800:actor[\udc00\0]{#\ud800}\ufeff'}
  ])('$name', async ({text}) => {
    const s = await open()
    const uri = s.uri('b.news.txt')
    const textDocument = {uri, languageId: 'newsmark', version: 1, text}
    await s.connection.sendNotification('textDocument/didOpen', {textDocument})
    await expect.poll(() => s.published('b.news.txt').length, {timeout: 30_000}).toBe(1)
    const position = {line: 0, character: 9}
    for (const method of [
      'hover',
      'completion',
      'documentSymbol',
      'semanticTokens/full',
      'semanticTokens/full/delta',
      'documentHighlight',
      'inlayHint',
      'codeLens',
      'documentLink',
      'linkedEditingRange',
      'signatureHelp',
      'foldingRange',
      'selectionRange'
    ])
      await s.connection.sendRequest(`textDocument/${method}`, {
        textDocument: {uri},
        position,
        positions: [position],
        range: {start: {line: 0, character: 0}, end: {line: 9, character: 0}}
      })
    await s.connection.sendRequest('workspace/symbol', {query: 'un'})
    expect(s.log).toEqual([])
  })
})

test('after any edits the diagnostics are those of the text opened afresh', async () => {
  const s = await open()
  const pieces = fc.constantFrom(
    ...[
      ':actor[',
      ':claim[',
      ']',
      '{#c1 speaker=um}',
      '{',
      '}',
      '\n',
      '\r\n',
      '\r',
      '\n\n',
      '<!--',
      '-->'
    ],
    ...['UN', '🇺🇳', '\\', ' ', '---\n', 'id: x\n']
  )
  const edit = fc.record({
    start: fc.nat(200),
    length: fc.nat(30),
    text: fc.array(pieces, {maxLength: 4}).map(parts => parts.join(''))
  })
  let run = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(pieces, {maxLength: 20}),
      fc.array(fc.array(edit, {minLength: 1, maxLength: 3}), {minLength: 1, maxLength: 6}),
      async (parts, steps) => {
        run += 1
        const [edited, fresh] = [s.uri(`e${run}.news.txt`), s.uri(`f${run}.news.txt`)]
        let text = parts.join('')
        await openText(s, edited, text)
        for (const [index, edits] of steps.entries()) {
          const contentChanges = edits.map(({start, length, text: inserted}) => {
            const from = avoidSplit(text, Math.min(start, text.length))
            const to = avoidSplit(text, Math.min(from + length, text.length))
            const range = {start: positionAt(text, from), end: positionAt(text, to)}
            text = text.slice(0, from) + inserted + text.slice(to)
            return {range, text: inserted}
          })
          await s.connection.sendNotification('textDocument/didChange', {
            textDocument: {uri: edited, version: index + 2},
            contentChanges
          })
        }
        // One is closed before the other is opened: two articles of one text are duplicates of each other.
        const found = await findAndClose(s, edited)
        await openText(s, fresh, text)
        expect(found).toEqual(await findAndClose(s, fresh))
      }
    ),
    {numRuns: 60}
  )
  expect(s.log).toEqual([])
})

/** A position between CR and LF is one that no protocol can name, and so is one within a character. */
function avoidSplit(text: string, offset: number): number {
  const isSplit =
    text.slice(offset - 1, offset + 1) === '\r\n' || /[\udc00-\udfff]/.test(text[offset] ?? '')
  return isSplit ? offset - 1 : offset
}

async function openText({connection}: Session, uri: string, text: string): Promise<void> {
  const textDocument = {uri, languageId: 'newsmark', version: 1, text}
  await connection.sendNotification('textDocument/didOpen', {textDocument})
}

/** What is found in an article that is open, which is closed then. Asked for, as nothing is published where nothing changes. */
async function findAndClose({connection}: Session, uri: string): Promise<Diagnostic[]> {
  const textDocument = {uri}
  const report = await connection.sendRequest<{items: Diagnostic[]}>('textDocument/diagnostic', {
    textDocument
  })
  await connection.sendNotification('textDocument/didClose', {textDocument})
  return report.items
}

test('the capabilities say no more than the routes do', async () => {
  const s = await openSession(FIXTURE, {capabilities: GOOD_CLIENT})
  const {capabilities} = s.initialized
  const offered = Object.keys(capabilities).filter(name => name.endsWith('Provider'))
  expect(offered.toSorted()).toEqual([
    'callHierarchyProvider',
    'codeActionProvider',
    'codeLensProvider',
    'completionProvider',
    'declarationProvider',
    'definitionProvider',
    'documentHighlightProvider',
    'documentLinkProvider',
    'documentSymbolProvider',
    'executeCommandProvider',
    'foldingRangeProvider',
    'hoverProvider',
    'implementationProvider',
    'inlayHintProvider',
    'linkedEditingRangeProvider',
    'referencesProvider',
    'renameProvider',
    'selectionRangeProvider',
    'semanticTokensProvider',
    'signatureHelpProvider',
    'typeDefinitionProvider',
    'typeHierarchyProvider',
    'workspaceSymbolProvider'
  ])
})
