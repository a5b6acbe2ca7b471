import {PassThrough} from 'node:stream'
import {afterEach, expect, test, vi} from 'vitest'
import {
  createConnection,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter
} from 'vscode-languageserver/node'
import {readClient} from '../../server/src/lsp/client-traits.js'
import {ownRoute} from '../../server/src/lsp/route.js'
import {createServer, type Server} from '../../server/src/lsp/server.js'
import {unknownEntry} from '../../server/src/rules/glossary/unknown-entry.js'
import {openSession} from './open-session.js'

afterEach(() => {
  vi.restoreAllMocks()
})

/** A server with the given handler for the request `test`, and a client of it with what it logs. */
function serve(handle: (params: unknown) => unknown): {
  readonly client: ReturnType<typeof createProtocolConnection>
  readonly log: readonly string[]
  readonly introduce: () => void
} {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()]
  const connection = createConnection(
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient)
  )
  let server: Server | undefined
  const route = ownRoute('test', {}, (_server, params: unknown) => handle(params))
  route.register(connection, () => server)
  connection.listen()
  const client = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer)
  )
  const log: string[] = []
  client.onNotification('window/logMessage', ({message}) => void log.push(message))
  client.listen()
  const introduce = (): void => {
    const nothing = (): void => {}
    server = createServer(connection, readClient({}, undefined), {
      publish: nothing,
      publishFiles: nothing,
      reload: nothing,
      refresh: nothing,
      folder: nothing,
      pages: nothing,
      prepare: nothing,
      keep: nothing,
      fileChanged: nothing
    })
  }
  return {client, log, introduce}
}

test.each([
  {name: 'an error', thrown: new RangeError('boom')},
  {name: 'something else', thrown: 'boom'}
])(
  'a handler that throws $name is logged by name, and its request answered with an error',
  async ({thrown}) => {
    const {client, log, introduce} = serve(() => {
      throw thrown
    })
    introduce()
    await expect(client.sendRequest('test', {})).rejects.toThrow('Internal error in test: boom')
    expect(log).toEqual([expect.stringMatching(/^Internal error in test: .*boom/)])
    await expect(client.sendRequest('test', {})).rejects.toThrow('boom')
  }
)

test('a request before the client has introduced itself is answered with an error', async () => {
  const {client, introduce} = serve(() => 'answer')
  await expect(client.sendRequest('test', {})).rejects.toThrow('Expected `initialize` first')
  introduce()
  expect(await client.sendRequest('test', {})).toBe('answer')
})

test('a rule that throws is logged once and is no diagnostic; the other rules go on', async () => {
  vi.spyOn(unknownEntry, 'check').mockImplementation(() => {
    throw new Error('boom')
  })
  const session = await openSession(`
=== newsmark.yaml ===
rules: {missing-metadata: off}
=== a.news.txt ===
:acter[x]{speaker=y} :claim[x]{speaker=y}
`)
  session.open('a.news.txt')
  await expect
    .poll(() => session.published('a.news.txt').at(-1)?.diagnostics)
    .toMatchObject([{code: 'unknown-kind'}])
  session.edit('a.news.txt', ':acter', ':actor')
  await expect.poll(() => session.published('a.news.txt').at(-1)?.version).toBe(2)
  expect(session.log).toEqual([
    expect.stringMatching(/^Internal error in the rule unknown-entry on a\.news\.txt: .*boom/)
  ])
})
