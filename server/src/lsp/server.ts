import type {Connection} from 'vscode-languageserver/node'
import type {Steps} from '../base/steps.js'
import type {GlossaryReading} from '../glossary/parse-glossary.js'
import type {CompileTask, KeptGlossaries, MadeGlossary} from '../node/kept-glossary.js'
import {createFilePoller, type FilePoller} from '../node/poll-files.js'
import type {Workspace} from '../session/workspace.js'
import type {ClientTraits} from './client-traits.js'
import type {Indexes} from './corpus-index.js'
import type {CorpusLinks} from './corpus-survey.js'
import {createDeferred, type Deferred} from './deferred.js'
import {emptyFolderProblems, type FolderProblems} from './folder-problems.js'
import {noAnnotations, type SentAnnotations} from './sent-annotations.js'
import {noTokens, type SentTokens} from './sent-tokens.js'
import {emptySession, type Session} from './session.js'
import {defaultSettings, type Settings} from './settings.js'

/** A snapshot, from which a request is answered: the server at one moment, in which nothing can be changed. */
export interface Snapshot {
  readonly client: ClientTraits
  readonly session: Session
  readonly settings: Settings
  readonly log: Log
  readonly sentTokens: SentTokens
  readonly sentAnnotations: SentAnnotations
  /** What was read ahead of large glossary files that are open, by the keys of their documents. */
  readonly readAhead: Map<string, GlossaryReading>
  /** How large glossary files are opened in their compiled form; undefined where all are read. */
  readonly glossaries: Glossaries | undefined
  /** What is wrong in the articles of open folders that are not open themselves, as far as somebody has looked. */
  readonly folderProblems: FolderProblems
}

/** The compiled glossary files, and what is known of them. */
export interface Glossaries extends Omit<KeptGlossaries, 'make'> {
  /** Compiles one in another thread. */
  readonly compile: (task: CompileTask) => Promise<MadeGlossary>
  readonly made: Map<string, MadeGlossary>
  /** Those that are being compiled, by the ids of their tasks, with the roots of the projects that wait for them. */
  readonly making: Map<string, Set<string>>
  /** Called when a project has been loaded. */
  readonly waiting: Set<() => void>
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
  /** What the user has set, as far as the client has told. */
  settings: Settings
  /** What it told of that at the start. */
  firstSettings: Settings
  /** The diagnostics that the client was last sent for each document, by key. */
  readonly published: Map<string, Published>
  /** Documents whose diagnostics may have changed. */
  readonly unpublished: Set<string>
  /** Of these, and of the project files, those whose diagnostics come after those of the articles. */
  readonly unpublishedFiles: {all: boolean; readonly keys: Set<string>}
  /** Milliseconds between a change and sending what it changes. */
  publishPause: number
  /** The sending of diagnostics that is under way; undefined where none is. */
  publishing: PublishPass | undefined
  /** The session before what was typed since all documents were last told of it; undefined where nothing was. */
  typedSince: Workspace | undefined
  /** Roots of projects that are to be loaded again. */
  readonly outdated: Set<string>
  /** The projects of which not all articles are known, by root. */
  readonly reading: Map<string, CorpusReading>
  /** Whether a client was answered from a part of the articles, so that it is to ask again once all are read. */
  gavePart: boolean
  /** The links among the articles of each project that was read, by root. */
  readonly links: Map<string, CorpusLinks>
  /** What is kept of articles for the next server; undefined where nothing is. */
  readonly indexes: Indexes | undefined
  /** Looks at the project files where the client does not tell of their changes. */
  readonly poller: FilePoller
  readonly timers: Timers
  /** The pages that were asked for last, by their addresses, with what each was made of. */
  readonly pages: Map<string, readonly unknown[]>
  /** Whether the client tells of changes to files, as it was asked to. */
  isWatched: boolean
  /** Folders that came, in which the client has told of nothing yet. */
  readonly newFolders: Set<string>
  /** Whether the client has said that nothing but the end comes now. */
  isShutDown: boolean
}

/**
 * The reading of one project's articles, which goes on until nothing is left to look at: what changes in the meantime is
 * looked at in another round.
 */
export interface CorpusReading {
  /** Whether the files are to be found anew. */
  isWhole: boolean
  /** Absolute paths of files and folders to look at. */
  readonly paths: Set<string>
  isRunning: boolean
  /** Whether the user has stopped it; what needs the corpus, or changes it, starts it again. */
  isStopped: boolean
  /** The articles that were read in this round, and all that are to be read in it. */
  done: number
  total: number
  /** Called when it has ended or was stopped. */
  readonly waiting: Set<() => void>
}

/** The sending of the diagnostics of a session, in slices: as long as the session is the same, or to its end. */
export interface PublishPass {
  readonly session: Session
  readonly steps: Steps<void>
  /** Whether it goes on to its end whatever is typed. */
  readonly isSteady: boolean
  /** When the first of the passes began of which none came to its end, in milliseconds. */
  readonly asked: number
  /** Milliseconds that its slices took. */
  took: number
}

/** Diagnostics as they were sent. */
export interface Published {
  readonly uri: string
  readonly json: string
}

/** The tasks that are done a little later, so that many changes cost once. */
export interface Timers {
  readonly publish: Deferred
  readonly publishFiles: Deferred
  readonly reload: Deferred
  readonly refresh: Deferred
  readonly folder: Deferred
  readonly pages: Deferred
  readonly prepare: Deferred
  readonly keep: Deferred
}

/** The functions that are called when a timer ends, and when a file was changed that the poller looks at. */
export interface Tasks extends Readonly<Record<keyof Timers, (server: Server) => void>> {
  readonly fileChanged: (server: Server) => void
}

/** Makes a server in which nothing is open; `tasks` are called with it. */
export function createServer(
  connection: Connection,
  client: ClientTraits,
  tasks: Tasks,
  glossaries?: Glossaries,
  indexes?: Indexes
): Server {
  const server: Server = {
    connection,
    client,
    log: createLog(connection),
    glossaries,
    session: emptySession,
    settings: defaultSettings,
    firstSettings: defaultSettings,
    sentTokens: noTokens(),
    sentAnnotations: noAnnotations(),
    readAhead: new Map(),
    published: new Map(),
    unpublished: new Set(),
    unpublishedFiles: {all: false, keys: new Set()},
    publishPause: 0,
    publishing: undefined,
    typedSince: undefined,
    outdated: new Set(),
    reading: new Map(),
    gavePart: false,
    links: new Map(),
    indexes,
    poller: createFilePoller(() =>
      guardTask(server, 'fileChanged', () => tasks.fileChanged(server))
    ),
    timers: createTimers(name =>
      createDeferred(() => guardTask(server, name, () => tasks[name](server)))
    ),
    folderProblems: emptyFolderProblems(),
    pages: new Map(),
    isWatched: client.watchesFiles,
    newFolders: new Set(),
    isShutDown: false
  }
  return server
}

function createTimers(delayed: (name: keyof Timers) => Deferred): Timers {
  return {
    publish: delayed('publish'),
    publishFiles: delayed('publishFiles'),
    reload: delayed('reload'),
    refresh: delayed('refresh'),
    folder: delayed('folder'),
    pages: delayed('pages'),
    prepare: delayed('prepare'),
    keep: delayed('keep')
  }
}

/** The server as it is now, for a request. */
export function snapshotOf({
  client,
  session,
  settings,
  log,
  sentTokens,
  sentAnnotations,
  readAhead,
  glossaries,
  folderProblems
}: Server): Snapshot {
  return {
    client,
    session,
    settings,
    log,
    sentTokens,
    sentAnnotations,
    readAhead,
    glossaries,
    folderProblems
  }
}

/** Whether nothing goes on by itself any more: what was told has been taken in, and what it changes was sent. */
export function isQuiet({timers, reading, glossaries, indexes}: Server): boolean {
  return (
    (glossaries?.making.size ?? 0) === 0 &&
    indexes?.writing === undefined &&
    Object.values(timers).every(timer => !timer.isWaiting()) &&
    [...reading.values()].every(({isRunning}) => !isRunning)
  )
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
