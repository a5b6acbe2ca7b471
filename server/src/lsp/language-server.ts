import {createConnection} from 'vscode-languageserver/node'
import {connectionOptions} from './connection-options.js'
import {reframe} from './reframe.js'
import {logError} from './server.js'
import {startServer} from './start-server.js'

// The library finds in the arguments how to talk: `--stdio`, `--node-ipc`, `--pipe`, `--socket`.
const connection = process.argv.includes('--stdio')
  ? createConnection(process.stdin.pipe(reframe(told)), process.stdout, connectionOptions)
  : createConnection(connectionOptions)
// What nobody has caught is a bug of ours, but not the end of the session.
process.on('uncaughtException', error => logError(connection, 'the language server', error))
process.on('unhandledRejection', error => logError(connection, 'the language server', error))
startServer(connection, typeof NEWSMARK_VERSION === 'string' ? NEWSMARK_VERSION : 'development')
connection.listen()

function told(problem: string): void {
  connection.console.warn(problem)
}

/** Put in by the bundler. */
declare const NEWSMARK_VERSION: string | undefined
