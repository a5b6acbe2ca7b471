import {expect, onTestFinished, test} from 'vitest'
import type {ProtocolConnection} from 'vscode-languageserver/node'
import {connectServer} from './connect-server.js'
import {GOOD_CLIENT} from './open-session.js'

/** A client of a server as the program starts it, with the stream on which it sends. */
interface RawClient {
  readonly connection: ProtocolConnection
  readonly send: (body: string) => void
  readonly published: Map<string, readonly unknown[]>
  readonly asked: string[]
}

/** What servers ask clients. */
const QUESTIONS = [
  'client/registerCapability',
  'window/workDoneProgress/create',
  'workspace/diagnostic/refresh',
  'workspace/semanticTokens/refresh'
]

/** Connects a client that hears what the server asks, and never answers. */
function connect(): RawClient {
  const {connection, toServer} = connectServer()
  const published = new Map<string, readonly unknown[]>()
  const asked: string[] = []
  connection.onNotification('textDocument/publishDiagnostics', ({uri, diagnostics}) => {
    published.set(uri, diagnostics)
  })
  for (const method of QUESTIONS) {
    connection.onRequest(method, () => {
      asked.push(method)
      return new Promise(() => {})
    })
  }
  connection.listen()
  onTestFinished(async () => {
    await connection.sendRequest('shutdown')
    connection.dispose()
  })
  const send = (body: string): void => {
    toServer.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }
  return {connection, send, published, asked}
}

function initialize({connection}: RawClient): Promise<unknown> {
  const capabilities = {
    ...GOOD_CLIENT,
    window: {workDoneProgress: true},
    workspace: {
      ...GOOD_CLIENT.workspace,
      semanticTokens: {refreshSupport: true},
      diagnostics: {refreshSupport: true}
    },
    textDocument: {...GOOD_CLIENT.textDocument, diagnostic: {}}
  }
  const params = {processId: null, rootUri: null, workspaceFolders: null, capabilities}
  return connection.sendRequest('initialize', params)
}

async function symbolsOf({connection}: RawClient, text: string): Promise<unknown> {
  const textDocument = {uri: 'untitled:a', languageId: 'newsmark', version: 1, text}
  await connection.sendNotification('textDocument/didOpen', {textDocument})
  return connection.sendRequest('textDocument/documentSymbol', {textDocument})
}

test.each([
  '',
  '{',
  '{"jsonrpc": "2.0", "id": 1, "method": "textDocument/hover", "params": {]}',
  'null',
  '7',
  '"text"',
  '[]',
  '[{"jsonrpc": "2.0", "id": 1, "method": "shutdown"}]',
  '{}',
  '{"jsonrpc": "2.0"}',
  '{"jsonrpc": "1.0", "id": {}, "method": 7}',
  '{"jsonrpc": "2.0", "id": 1, "method": null}',
  '{"jsonrpc": "2.0", "method": "textDocument/didOpen"}',
  '{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": "text"}',
  '{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {"uri": "untitled:a"}}}',
  '{"jsonrpc": "2.0", "id": 99, "result": 1}',
  '{"jsonrpc": "2.0", "id": null, "error": {"code": "x"}}',
  '{"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": {}}}',
  '{"jsonrpc": "2.0", "method": "$/progress", "params": {"token": {}}}'
])('the session goes on after the message %j', async body => {
  const client = connect()
  client.send(body)
  await initialize(client)
  client.send(body)
  await client.connection.sendNotification('initialized', {})
  expect(await symbolsOf(client, ':actor[UN]')).toHaveLength(1)
  client.send(body)
  expect(await client.connection.sendRequest('newsmark/status', {uri: 'untitled:a'})).toBeTruthy()
})

test('a client that never answers is served all the same', async () => {
  const client = connect()
  await initialize(client)
  await client.connection.sendNotification('initialized', {})
  expect(await symbolsOf(client, ':actor[UN]')).toHaveLength(1)
  await expect.poll(() => client.asked).toContain('client/registerCapability')
  await expect.poll(() => client.asked).toContain('workspace/diagnostic/refresh')
  const textDocument = {uri: 'untitled:a', version: 2}
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument,
    contentChanges: [{text: ':acter[UN]'}]
  })
  const report = await client.connection.sendRequest('textDocument/diagnostic', {textDocument})
  expect(JSON.stringify(report)).toContain('unknown-kind')
})
