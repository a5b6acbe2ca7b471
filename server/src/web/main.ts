import {BrowserMessageWriter, createConnection} from 'vscode-languageserver/browser'
import {connectionOptions} from '../lsp/connection-options.js'
import {logError} from '../lsp/server.js'
import {startServer} from '../lsp/start-server.js'
import {createFilling, mirrorLimits, refresh} from './fill-mirror.js'
import {createGate} from './gate.js'
import {mirror} from './mirror.js'

// The language server in a worker of the browser.
const scope = self as DedicatedWorkerGlobalScope
const gate = createGate(scope, async paths => {
  const wasCut = filling.isCut
  await refresh(filling, paths).catch(error => logError(connection, 'reading files', error))
  if (filling.isCut && !wasCut) connection.console.warn(CUT)
})
const filling = createFilling(mirror, gate.source)
const connection = createConnection(gate.reader, new BrowserMessageWriter(scope), connectionOptions)
const version = typeof NEWSMARK_VERSION === 'string' ? NEWSMARK_VERSION : 'development'
startServer(connection, version)
connection.listen()

const CUT = `Unexpected size of the open folders, expected at most ${mirrorLimits.files} files and ${mirrorLimits.bytes / 1024 / 1024} MB: the others are not read in a browser`

/** Put in by the bundler. */
declare const NEWSMARK_VERSION: string | undefined
