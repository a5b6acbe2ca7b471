import {
  type Connection,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidDeleteFilesNotification,
  DidOpenTextDocumentNotification,
  type InitializeParams,
  type InitializeResult,
  type ProtocolNotificationType
} from 'vscode-languageserver/node'
import {capabilitiesFor} from './capabilities.js'
import {readClient} from './client-traits.js'
import {didChange, didClose, didOpen} from './documents.js'
import {foldersChanged, foldersOf} from './folders.js'
import {publishFilesNow, publishNow} from './publish-diagnostics.js'
import {refreshClient} from './refresh-client.js'
import {reloadNow, reloadSoon} from './reload.js'
import {routes} from './routes.js'
import {createServer, guardTask, type Server} from './server.js'
import {filesChanged, filesDeleted, watchFiles} from './watched-files.js'

/** Serves a client over a connection that does not listen yet. */
export function startServer(connection: Connection, version: string): void {
  let server: Server | undefined
  for (const route of routes) route.register(connection, () => server)
  connection.onInitialize(params => {
    server = introduce(connection, params)
    // The library takes folders for itself once the client is known; this one must come after it.
    on(connection, () => server, DidChangeWorkspaceFoldersNotification.type, foldersChanged)
    return initializeResult(server, version)
  })
  connection.onInitialized(() => {
    if (server?.client.watchesFiles) watchFiles(server)
  })
  connection.onShutdown(() => server?.poller.look(new Set()))
  on(connection, () => server, DidOpenTextDocumentNotification.type, didOpen)
  on(connection, () => server, DidChangeTextDocumentNotification.type, didChange)
  on(connection, () => server, DidCloseTextDocumentNotification.type, didClose)
  on(connection, () => server, DidChangeWatchedFilesNotification.type, filesChanged)
  on(connection, () => server, DidDeleteFilesNotification.type, filesDeleted)
}

function introduce(connection: Connection, params: InitializeParams): Server {
  const client = readClient(params.capabilities, params.clientInfo?.name)
  const server = createServer(connection, client, {
    publish: publishNow,
    publishFiles: publishFilesNow,
    reload: reloadNow,
    refresh: refreshClient,
    fileChanged: changed => reloadSoon(changed, changed.session.workspace.projects.keys())
  })
  server.session = {...server.session, folders: foldersOf(params)}
  return server
}

function initializeResult({client}: Server, version: string): InitializeResult {
  return {capabilities: capabilitiesFor(client), serverInfo: {name: 'newsmark', version}}
}

/** A notification gets no answer, so that what goes wrong in it shows in the log alone. */
function on<Params>(
  connection: Connection,
  server: () => Server | undefined,
  type: ProtocolNotificationType<Params, unknown>,
  handle: (server: Server, params: Params) => void
): void {
  connection.onNotification(type, params => {
    const current = server()
    if (current) guardTask(current, type.method, () => handle(current, params))
  })
}
