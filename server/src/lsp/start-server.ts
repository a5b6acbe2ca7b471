import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidCreateFilesNotification,
  DidDeleteFilesNotification,
  DidOpenTextDocumentNotification,
  DidRenameFilesNotification,
  type InitializeParams,
  type InitializeResult,
  type ProtocolNotificationType
} from 'vscode-languageserver/node'
import {settingsChanged, watchSettings} from './ask-settings.js'
import {capabilitiesFor} from './capabilities.js'
import {lookAgain} from './check-folder.js'
import {readClient} from './client-traits.js'
import {createIndexes, type Indexes, type IndexMaker} from './corpus-index.js'
import {didChange, didClose, didOpen} from './documents.js'
import {endRequest} from './folder-problems.js'
import {foldersChanged, foldersOf} from './folders.js'
import {keepIndexes} from './keep-index.js'
import {createGlossaries, type GlossaryMaker, wakeWaiting} from './make-glossaries.js'
import {refreshPages} from './pages.js'
import {prepareSuggestions} from './prepare-suggestions.js'
import {publishFilesNow, publishNow} from './publish-diagnostics.js'
import {refreshClient} from './refresh-client.js'
import {reloadNow, reloadSoon} from './reload.js'
import {routes} from './routes.js'
import {createServer, type Glossaries, guardTask, type Server} from './server.js'
import {readSettings} from './settings.js'
import {startSweeping} from './sweep.js'
import {germanTranslator, readsGerman} from './translate-answers.js'
import {type Translator, untranslated} from './translator.js'
import {
  filesChanged,
  filesCreated,
  filesDeleted,
  filesRenamed,
  watchFiles
} from './watched-files.js'

/**
 * Serves a client over a connection that does not listen yet. The function that it gives tells the server, once the client
 * has introduced itself. `maker` compiles large glossary files; without it all are read as a whole. `indexMaker` says where to
 * keep what is known of articles; without it nothing is kept.
 */
export function startServer(
  connection: Connection,
  version: string,
  maker?: GlossaryMaker,
  indexMaker?: IndexMaker
): () => Server | undefined {
  let server: Server | undefined
  for (const route of routes) route.register(connection, () => server)
  connection.onInitialize(params => {
    const begin = (say: Translator): InitializeResult => {
      const introduced = {...params, say}
      server = introduce(connection, introduced, createGlossaries(maker), createIndexes(indexMaker))
      // The library takes folders for itself once the client is known; this one must come after it.
      on(connection, () => server, DidChangeWorkspaceFoldersNotification.type, foldersChanged)
      return initializeResult(server, version)
    }
    return readsGerman(params.locale) ? germanTranslator().then(begin) : begin(untranslated)
  })
  connection.onInitialized(() => {
    connection.console.info(`Newsmark ${version}`)
    if (!server) return
    if (server.client.watchesFiles) watchFiles(server)
    watchSettings(server)
    startSweeping(server)
  })
  connection.onShutdown(() => server && shutDown(server))
  on(connection, () => server, DidChangeConfigurationNotification.type, settingsChanged)
  on(connection, () => server, DidOpenTextDocumentNotification.type, didOpen)
  on(connection, () => server, DidChangeTextDocumentNotification.type, didChange)
  on(connection, () => server, DidCloseTextDocumentNotification.type, didClose)
  on(connection, () => server, DidChangeConfigurationNotification.type, settingsChanged)
  on(connection, () => server, DidChangeWatchedFilesNotification.type, filesChanged)
  on(connection, () => server, DidDeleteFilesNotification.type, filesDeleted)
  on(connection, () => server, DidCreateFilesNotification.type, filesCreated)
  on(connection, () => server, DidRenameFilesNotification.type, filesRenamed)
  return () => server
}

function introduce(
  connection: Connection,
  {say, ...params}: InitializeParams & {readonly say: Translator},
  glossaries: Glossaries | undefined,
  indexes: Indexes | undefined
): Server {
  const client = readClient(params.capabilities, params.clientInfo?.name, say)
  const tasks = {
    publish: publishNow,
    publishFiles: publishFilesNow,
    reload: reloadNow,
    refresh: refreshClient,
    folder: lookAgain,
    pages: refreshPages,
    prepare: prepareSuggestions,
    keep: keepIndexes,
    fileChanged: (changed: Server) => reloadSoon(changed, changed.session.workspace.projects.keys())
  }
  const server = createServer(connection, client, tasks, glossaries, indexes)
  server.session = {...server.session, folders: foldersOf(params)}
  server.firstSettings = readSettings(params.initializationOptions)
  server.settings = server.firstSettings
  return server
}

/** Ends what goes on by itself. */
function shutDown(server: Server): void {
  server.isShutDown = true
  server.poller.look(new Set())
  for (const timer of Object.values(server.timers)) timer.cancel()
  for (const reading of server.reading.values()) reading.isStopped = true
  wakeWaiting(server)
  const {folderProblems} = server
  if (folderProblems.request) endRequest(folderProblems, folderProblems.request, 'shutdown')
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
