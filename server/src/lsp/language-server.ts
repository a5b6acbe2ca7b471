import {join} from 'node:path'
import {type Connection, createConnection, StreamMessageReader} from 'vscode-languageserver/node'
import {buildHash, runtimeVersion} from '../node/build-hash.js'
import {accountCacheFolder} from '../node/cache-files.js'
import {type CompileTask, type MadeGlossary, makeKept} from '../node/kept-glossary.js'
import {answerTask, readTask, runInThread} from '../node/worker-threads.js'
import {connectionOptions} from './connection-options.js'
import {messageWriter} from './message-writer.js'
import {reframe} from './reframe.js'
import {logError} from './server.js'
import {startServer} from './start-server.js'

/** The argument that starts the server as a thread of another one: to ask the system for that takes 1 ms. */
const COMPILE_ARGUMENT = '--compile-thread'

/** Megabytes: much of what compiling makes lives until its end. */
const YOUNG = 48

// A thread of the server compiles a large glossary file, and runs the same file.
const task = process.argv.includes(COMPILE_ARGUMENT) ? readTask<CompileTask>() : undefined
if (task) answerTask(makeKept(task), [])
else serve()

function serve(): void {
  // The library finds in the arguments how to talk: `--stdio`, `--node-ipc`, `--pipe`, `--socket`.
  const connection = process.argv.includes('--stdio')
    ? connect()
    : createConnection(connectionOptions)
  // The process ends before the connection closes: nothing can be sent or logged from then on.
  function connect(): Connection {
    const input = process.stdin.pipe(reframe(told)).on('end', leave).on('close', leave)
    process.stdout.on('close', leave)
    return createConnection(
      new StreamMessageReader(input),
      messageWriter(process.stdout),
      connectionOptions
    )
  }
  // A client that ended without a word of it leaves nobody to work for.
  function leave(): void {
    process.exit(server()?.isShutDown ? 0 : 1)
  }
  function told(problem: string): void {
    connection.console.warn(problem)
  }
  // What nobody has caught is a bug of ours, but not the end of the session.
  process.on('uncaughtException', error => logError(connection, 'the language server', error))
  process.on('unhandledRejection', error => logError(connection, 'the language server', error))
  const version = typeof NEWSMARK_VERSION === 'string' ? NEWSMARK_VERSION : 'development'
  const cache = accountCacheFolder()
  const build = buildHash()
  const maker = {
    folder: join(cache, 'glossaries'),
    build,
    compile: (wanted: CompileTask) =>
      runInThread<CompileTask, MadeGlossary>(
        join(__dirname, 'server.cjs'),
        [COMPILE_ARGUMENT],
        wanted,
        YOUNG
      )
  }
  const server = startServer(connection, version, maker, {
    folder: join(cache, 'facts'),
    build: [version, build, runtimeVersion()].join(' ')
  })
  connection.listen()
}

/** Put in by the bundler. */
declare const NEWSMARK_VERSION: string | undefined
