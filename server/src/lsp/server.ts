import type {Connection} from 'vscode-languageserver/node'
import {createFilePoller, type FilePoller} from '../node/poll-files.js'
import type {Project} from '../project/project.js'
import type {ClientTraits} from './client-traits.js'
import {createDeferred, type Deferred} from './deferred.js'
import {emptySession, type Session} from './session.js'

/** A running language server, as its handlers see it. */
export interface Server {
  readonly connection: Connection
  readonly client: ClientTraits
  /** All that is known of documents and projects; handlers put a new value here, and change nothing in it. */
  session: Session
  /** What the client was last told of each document, by key. */
  readonly published: Map<string, Published>
  /** Documents whose diagnostics may have changed. */
  readonly unpublished: Set<string>
  /** Of these, and of the projects' own files, those whose diagnostics come after those of the articles. */
  readonly unpublishedFiles: {all: boolean; readonly keys: Set<string>}
  /** Milliseconds between a change and sending what it changes. */
  publishPause: number
  /** Roots of projects that are to be loaded again. */
  readonly outdated: Set<string>
  /** Projects whose articles are being read, by root. */
  readonly reading: Map<string, Project>
  /** Looks at the projects' own files where the client does not tell of their changes. */
  readonly poller: FilePoller
  /** Errors of rules that the log has. */
  readonly loggedErrors: Set<string>
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
    loggedErrors: new Set(),
    timers: {
      publish: delayed('publish'),
      publishFiles: delayed('publishFiles'),
      reload: delayed('reload'),
      refresh: delayed('refresh')
    }
  }
  return server
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
