import type {Connection} from 'vscode-languageserver/node'
import {createFilePoller, type FilePoller} from '../node/poll-files.js'
import type {Project} from '../project/project.js'
import type {ClientTraits} from './client-traits.js'
import {createDeferred, type Deferred} from './deferred.js'
import {emptySession, type Session} from './session.js'

/** What a request is answered from: the server at one moment, in which nothing can be changed. */
export interface Snapshot {
  readonly client: ClientTraits
  readonly session: Session
  readonly log: Log
}

/** Where errors of ours are told of, each with the name of what failed. */
export interface Log {
  readonly error: (name: string, error: unknown) => void
  /** The same for what would come again with every keystroke: a name is told of once. */
  readonly errorOnce: (name: string, error: unknown) => void
}

/** A running language server, as notifications and timers see it, which alone change it. */
export interface Server extends Snapshot {
  readonly connection: Connection
  /** All that is known of documents and projects; handlers put a new value here, and change nothing in it. */
  session: Session
  /** What the client was last told of each document, by key. */
  readonly published: Map<string, Published>
  /** Documents whose diagnostics may have changed. */
  readonly unpublished: Set<string>
  /** Of these, and of the project files, those whose diagnostics come after those of the articles. */
  readonly unpublishedFiles: {all: boolean; readonly keys: Set<string>}
  /** Milliseconds between a change and sending what it changes. */
  publishPause: number
  /** Roots of projects that are to be loaded again. */
  readonly outdated: Set<string>
  /** Projects whose articles are being read, by root. */
  readonly reading: Map<string, Project>
  /** Looks at the project files where the client does not tell of their changes. */
  readonly poller: FilePoller
  readonly timers: Timers
}

/** Diagnostics as they were sent. */
export interface Published {
  readonly uri: string
  readonly json: string
}

/** What is done a little later, so that many changes cost once. */
export interface Timers {
  readonly publish: Deferred
  readonly publishFiles: Deferred
  readonly reload: Deferred
  readonly refresh: Deferred
}

/** What is done when a timer ends, and when a file was changed that the poller looks at. */
export interface Tasks extends Readonly<Record<keyof Timers, (server: Server) => void>> {
  readonly fileChanged: (server: Server) => void
}

/** Makes a server in which nothing is open; `tasks` are called with it. */
export function createServer(connection: Connection, client: ClientTraits, tasks: Tasks): Server {
  const delayed = (name: keyof Timers): Deferred =>
    createDeferred(() => guardTask(server, name, () => tasks[name](server)))
  const server: Server = {
    connection,
    client,
    log: createLog(connection),
    session: emptySession,
    published: new Map(),
    unpublished: new Set(),
    unpublishedFiles: {all: false, keys: new Set()},
    publishPause: 0,
    outdated: new Set(),
    reading: new Map(),
    poller: createFilePoller(() =>
      guardTask(server, 'fileChanged', () => tasks.fileChanged(server))
    ),
    timers: {
      publish: delayed('publish'),
      publishFiles: delayed('publishFiles'),
      reload: delayed('reload'),
      refresh: delayed('refresh')
    }
  }
  return server
}

/** The server as it is now, for a request. */
export function snapshotOf({client, session, log}: Server): Snapshot {
  return {client, session, log}
}

function createLog(connection: Connection): Log {
  const told = new Set<string>()
  const error: Log['error'] = (name, cause) => logError(connection, name, cause)
  return {
    error,
    errorOnce: (name, cause) => {
      if (!told.has(name)) error(name, cause)
      told.add(name)
    }
  }
}

/** Does something that no request waits for; what it throws is logged with its name. */
export function guardTask(server: Server, name: string, task: () => void): void {
  try {
    task()
  } catch (error) {
    logError(server.connection, name, error)
  }
}

/** Logs an error of ours, with the name of what failed. */
export function logError(connection: Connection, name: string, error: unknown): void {
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error)
  connection.console.error(`Internal error in ${name}: ${told}`)
}
