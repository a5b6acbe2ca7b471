import {join} from 'node:path'
import {createConnection} from 'vscode-languageserver/node'
import {buildHash} from '../node/build-hash.js'
import {accountCacheFolder} from '../node/cache-files.js'
import type {CompileTask, MadeGlossary} from '../node/kept-glossary.js'
import {runInThread} from '../node/worker-threads.js'
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
startServer(connection, typeof NEWSMARK_VERSION === 'string' ? NEWSMARK_VERSION : 'development', {
  folder: join(accountCacheFolder(), 'glossaries'),
  build: buildHash(),
  compile: task =>
    runInThread<CompileTask, MadeGlossary>(join(__dirname, 'glossary-thread.cjs'), [], task, YOUNG)
})
connection.listen()

function told(problem: string): void {
  connection.console.warn(problem)
}

/** Megabytes: much of what compiling makes lives until its end. */
const YOUNG = 48

/** Put in by the bundler. */
declare const NEWSMARK_VERSION: string | undefined
