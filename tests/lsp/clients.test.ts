import {writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import type {
  CompletionList,
  DocumentDiagnosticReport,
  Hover,
  Location,
  SymbolInformation
} from 'vscode-languageserver/node'
import {GOOD_CLIENT, openSession, type Session, type SessionOptions} from './open-session.js'

const FIXTURE = `
=== newsmark.yaml ===
rules: {missing-metadata: off}
=== glossary.yaml ===
actors:
  un: {name: United *Nations*, aliases: [UN]}
=== a.news.txt ===
The 🇺🇳 é :actor[UN] said :claim[it is calm]{#c1 speaker=um}.
`

async function open(options: SessionOptions): Promise<Session> {
  const session = await openSession(FIXTURE, options)
  session.open('a.news.txt')
  return session
}

/** Asks about the place behind a text of the article. */
function ask<T>({connection, uri, behind}: Session, method: string, text: string): Promise<T> {
  return connection.sendRequest(`textDocument/${method}`, {
    textDocument: {uri: uri('a.news.txt')},
    position: behind('a.news.txt', text)
  })
}

test.each([
  ['Neovim', undefined],
  ['Visual Studio Code', 'author']
])('%s gets %s to compare with where the label is the same', async (clientName, text) => {
  const s = await open({clientName})
  const {items} = await ask<CompletionList>(s, 'completion', 'speaker=u')
  expect(items.slice(0, 2).map(({label, filterText}) => [label, filterText])).toEqual([
    ['United *Nations*', 'u'],
    ['author', text]
  ])
})

test('a client that takes it is told once what suggestions replace', async () => {
  const completion = {completionList: {itemDefaults: ['editRange']}}
  const [plain, short] = [await open({}), await open({capabilities: {textDocument: {completion}}})]
  const long = await ask<CompletionList>(plain, 'completion', 'speaker=u')
  const list = await ask<CompletionList>(short, 'completion', 'speaker=u')
  const range = list.itemDefaults?.editRange
  expect(list.items.some(({textEdit}) => textEdit)).toBe(false)
  expect(list.items.map(({textEditText}) => ({range, newText: textEditText}))).toEqual(
    long.items.map(({textEdit}) => textEdit)
  )
})

describe('a client that can do little', () => {
  test('is not told what it cannot use', async () => {
    const s = await open({capabilities: {}})
    expect(s.initialized.capabilities.diagnosticProvider).toBeUndefined()
    expect(s.initialized.capabilities.positionEncoding).toBe('utf-16')
    await expect.poll(() => s.published('a.news.txt')).toHaveLength(1)
    expect(s.published('a.news.txt')[0]?.version).toBeUndefined()
    expect(s.published('a.news.txt')[0]?.diagnostics).toMatchObject([{code: 'unknown-entry'}])
    expect(s.published('a.news.txt')[0]?.diagnostics[0]).not.toHaveProperty('codeDescription')
    expect(s.registered).toEqual([])
  })

  test('gets plain text, plain inserts, locations and a flat outline', async () => {
    const s = await open({capabilities: {}})
    const hover = await ask<Hover>(s, 'hover', ':actor[U')
    expect(hover.contents).toEqual({
      kind: 'plaintext',
      value: 'United *Nations* · Actor · un\nAlso called: UN\nMentioned here: once'
    })
    const {items} = await ask<CompletionList>(s, 'completion', '#c1 ')
    expect(items.every(item => item.insertTextFormat === undefined)).toBe(true)
    expect(items.find(({label}) => label === 'cue')?.textEdit?.newText).toBe('cue=')
    const [location] = await ask<Location[]>(s, 'definition', ':actor[U')
    expect(location?.uri).toBe(s.uri('glossary.yaml'))
    const symbols = await ask<SymbolInformation[]>(s, 'documentSymbol', '')
    expect(symbols.map(({name, location: {uri}}) => [name, uri])).toEqual([
      ['actor UN', s.uri('a.news.txt')],
      ['claim c1, um', s.uri('a.news.txt')]
    ])
    const actions = await s.connection.sendRequest('textDocument/codeAction', {
      textDocument: {uri: s.uri('a.news.txt')},
      range: s.published('a.news.txt')[0]?.diagnostics[0]?.range,
      context: {diagnostics: []}
    })
    expect(actions).toEqual([])
  })
})

describe('a client that does not tell of files', () => {
  test('still sees what changes in the files of the project', async () => {
    const s = await open({capabilities: {}})
    const codes = (): readonly unknown[] =>
      s
        .published('a.news.txt')
        .at(-1)
        ?.diagnostics.map(({code}) => code) ?? []
    await expect.poll(codes).toEqual(['unknown-entry'])
    writeFileSync(path.join(s.root, 'glossary.yaml'), 'actors: {um: {name: UN}}\n')
    await expect.poll(codes, {timeout: 20_000}).toEqual([])
    writeFileSync(path.join(s.root, 'newsmark.yaml'), 'rules: {unknown-kind: off}\n')
    await expect.poll(codes, {timeout: 20_000}).toEqual(['missing-metadata'])
  })
})

describe('a client that asks for diagnostics', () => {
  const capabilities = {
    ...GOOD_CLIENT,
    workspace: {...GOOD_CLIENT.workspace, diagnostics: {refreshSupport: true}},
    textDocument: {...GOOD_CLIENT.textDocument, diagnostic: {}}
  }

  test('gets them when it asks, and only what changed', async () => {
    const s = await open({capabilities})
    let refreshed = 0
    s.connection.onRequest('workspace/diagnostic/refresh', () => {
      refreshed += 1
      return null
    })
    const pull = (name: string, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
      s.connection.sendRequest('textDocument/diagnostic', {
        textDocument: {uri: s.uri(name)},
        previousResultId
      })
    const first = await pull('a.news.txt')
    expect(first).toMatchObject({kind: 'full', items: [{code: 'unknown-entry'}]})
    expect(await pull('a.news.txt', first.resultId)).toEqual({
      kind: 'unchanged',
      resultId: first.resultId
    })
    s.store('glossary.yaml', 'actors: {um: {name: Umbrella, alias: UN}}\n')
    await expect.poll(() => refreshed).toBeGreaterThan(0)
    await expect
      .poll(() => pull('a.news.txt', first.resultId))
      .toMatchObject({kind: 'full', items: [{code: 'unresolved-mention'}]})
    expect(s.published('a.news.txt')).toEqual([])

    await expect.poll(() => s.drawn('glossary.yaml')).toContain('invalid-glossary')
    s.open('glossary.yaml')
    await expect.poll(() => s.published('glossary.yaml').at(-1)?.diagnostics).toEqual([])
    expect(await pull('glossary.yaml')).toMatchObject({items: [{code: 'invalid-glossary'}]})
  })

  test('is told what was typed into a glossary just now', async () => {
    const s = await open({capabilities})
    s.open('glossary.yaml')
    s.edit('glossary.yaml', 'aliases:', 'aliasses:')
    const report = await s.connection.sendRequest('textDocument/diagnostic', {
      textDocument: {uri: s.uri('glossary.yaml')}
    })
    expect(report).toMatchObject({items: [{code: 'invalid-glossary'}]})
  })
})

describe.each([
  {encoding: 'utf-8', actor: 16, um: 63},
  {encoding: 'utf-16', actor: 11, um: 58},
  {encoding: 'utf-32', actor: 9, um: 56}
])('a client that counts in $encoding', ({encoding, actor, um}) => {
  test('gets and sends positions in it', async () => {
    const s = await open({
      capabilities: {...GOOD_CLIENT, general: {positionEncodings: [encoding, 'utf-16']}}
    })
    expect(s.initialized.capabilities.positionEncoding).toBe(encoding)
    await expect.poll(() => s.published('a.news.txt')).toHaveLength(1)
    expect(s.published('a.news.txt')[0]?.diagnostics[0]?.range).toEqual({
      start: {line: 0, character: um},
      end: {line: 0, character: um + 2}
    })
    const textDocument = {uri: s.uri('a.news.txt')}
    const hover = await s.connection.sendRequest<Hover>('textDocument/hover', {
      textDocument,
      position: {line: 0, character: actor + 8}
    })
    expect(hover.range?.start.character).toBe(actor + 7)
    const range = {start: {line: 0, character: um}, end: {line: 0, character: um + 2}}
    await s.connection.sendNotification('textDocument/didChange', {
      textDocument: {...textDocument, version: 2},
      contentChanges: [{range, text: 'un'}]
    })
    await expect.poll(() => s.published('a.news.txt').at(-1)?.diagnostics).toEqual([])
  })
})

test('a client with encodings that nobody knows gets UTF-16', async () => {
  const s = await open({capabilities: {general: {positionEncodings: ['utf-7']}}})
  expect(s.initialized.capabilities.positionEncoding).toBe('utf-16')
})

test('a client that can watch files is asked to', async () => {
  const s = await open({capabilities: GOOD_CLIENT})
  await expect.poll(() => s.registered).toEqual(['workspace/didChangeWatchedFiles'])
})

test('documents keep the names that the client gives them', async () => {
  const s = await open({capabilities: {}})
  const uri = s.uri('b.news.txt').replace('b.news', '%62%2Enews')
  const published: string[] = []
  s.connection.onNotification('textDocument/publishDiagnostics', params => {
    if (params.uri !== s.uri('a.news.txt')) published.push(params.uri)
  })
  const textDocument = {uri, languageId: 'newsmark', version: 1, text: ':acter[x]'}
  await s.connection.sendNotification('textDocument/didOpen', {textDocument})
  await expect.poll(() => published).toEqual([uri])
})
