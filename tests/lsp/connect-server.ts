import {PassThrough} from 'node:stream'
import {
  createConnection,
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter
} from 'vscode-languageserver/node'
import {connectionOptions} from '../../server/src/lsp/connection-options.js'
import type {IndexMaker} from '../../server/src/lsp/corpus-index.js'
import type {GlossaryMaker} from '../../server/src/lsp/make-glossaries.js'
import {reframe} from '../../server/src/lsp/reframe.js'
import {startServer} from '../../server/src/lsp/start-server.js'

/** A server in this process, and the client's end of its connection. */
export interface ConnectedServer {
  /** The client has to begin to listen. */
  readonly connection: ProtocolConnection
  /** The stream on which the client sends. */
  readonly toServer: PassThrough
  /** The state of the server; undefined until the client has introduced itself. */
  readonly server: ReturnType<typeof startServer>
}

/** Starts a server in this process, on streams as those of the program. `maker` compiles large gazetteers, if any does, and
 * `indexMaker` says where what is known of articles is kept, if it is. */
export function connectServer(maker?: GlossaryMaker, indexMaker?: IndexMaker): ConnectedServer {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()]
  const serving = createConnection(
    new StreamMessageReader(toServer.pipe(reframe(() => {}))),
    new StreamMessageWriter(toClient),
    connectionOptions
  )
  const server = startServer(serving, 'test', maker, indexMaker)
  serving.listen()
  const connection = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer)
  )
  return {connection, toServer, server}
}
