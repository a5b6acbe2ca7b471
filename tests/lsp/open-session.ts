import {type ChildProcess, spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {onTestFinished} from 'vitest'
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  IPCMessageReader,
  IPCMessageWriter,
  MessageType,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter
} from 'vscode-languageserver/node'
import {createLineIndex, toOffset} from '../../server/src/base/line-index.js'
import type {Server} from '../../server/src/lsp/server.js'
import {drawMarks} from '../support/draw-marks.js'
import {parseFixture} from '../support/fixture.js'
import {connectServer} from './connect-server.js'

/** What an editor like VS Code can do, but that diagnostics are sent to it. */
export const GOOD_CLIENT: ClientCapabilities = {
  workspace: {
    workspaceFolders: true,
    didChangeWatchedFiles: {dynamicRegistration: true}
  },
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      versionSupport: true,
      codeDescriptionSupport: true,
      tagSupport: {valueSet: [1, 2]}
    },
    hover: {contentFormat: ['markdown', 'plaintext']},
    completion: {
      completionItem: {snippetSupport: true, documentationFormat: ['markdown', 'plaintext']}
    },
    definition: {linkSupport: true},
    documentSymbol: {hierarchicalDocumentSymbolSupport: true},
    codeAction: {codeActionLiteralSupport: {codeActionKind: {valueSet: ['quickfix']}}}
  }
}

/** What an editor like VS Code can do with the edits of acts besides. */
export const ANNOTATING_CLIENT: ClientCapabilities = {
  ...GOOD_CLIENT,
  workspace: {...GOOD_CLIENT.workspace, applyEdit: true, workspaceEdit: {documentChanges: true}},
  textDocument: {
    ...GOOD_CLIENT.textDocument,
    codeAction: {
      ...GOOD_CLIENT.textDocument?.codeAction,
      disabledSupport: true,
      dataSupport: true,
      resolveSupport: {properties: ['edit']}
    }
  }
}

/** How a session begins. */
export interface SessionOptions {
  readonly capabilities?: ClientCapabilities
  /** What the editor says it is called. */
  readonly clientName?: string
  /** The language that it says it has, as `de`. */
  readonly locale?: string
  /** Folders of the fixture that the editor has open; the whole by default. */
  readonly folders?: readonly string[]
  /** Settings that the editor starts the server with. */
  readonly settings?: unknown
  /** What the editor answers when it is asked for settings. */
  readonly configuration?: () => unknown
  /** Whether the editor says that it lets servers watch files, and then does not. */
  readonly refusesToWatch?: boolean
  /** A program to run as the server, instead of the server's sources in this process. */
  readonly program?: readonly string[]
}

/** An editor's side of a session with the server, over the files of a fixture in a folder of their own. */
export interface Session {
  readonly connection: ProtocolConnection
  readonly initialized: InitializeResult
  readonly root: string
  readonly process: ChildProcess | undefined
  /** The state of a server in this process. */
  readonly server: () => Server | undefined
  /** The errors and warnings that the log got, and what else it got. */
  readonly log: readonly string[]
  readonly told: readonly string[]
  /** What was registered. */
  readonly registered: readonly string[]
  /** Everything that was published for a file, the latest last. */
  readonly published: (name: string) => readonly PublishDiagnosticsParams[]
  readonly uri: (name: string) => string
  /** Text of a file as the editor has it, or as the fixture has it. */
  readonly text: (name: string) => string
  readonly open: (name: string, languageId?: string) => void
  readonly close: (name: string) => void
  /** Replaces the first occurrence of a text in an open file. */
  readonly edit: (name: string, old: string, text: string) => void
  /** Writes a file, or removes it where the text is undefined, and tells the server that it changed. */
  readonly store: (name: string, text: string | undefined) => void
  /** Position of the end of the first occurrence of a text. */
  readonly behind: (name: string, text: string) => Position
  /** The latest diagnostics of a file drawn into its text, as fixtures are. */
  readonly drawn: (name: string) => string | undefined
  /** The codes of the latest diagnostics of a file. */
  readonly codes: (name: string) => readonly unknown[] | undefined
}

/** Opens a session over the files of a fixture, for the rest of a test. */
export async function openSession(fixture: string, options: SessionOptions = {}): Promise<Session> {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'newsmark-')))
  const texts = new Map<string, string>()
  for (const file of parseFixture(fixture).files) {
    texts.set(file.path, file.text)
    write(root, file.path, file.text)
  }
  const {connection, child, server} = connect(options)
  onTestFinished(async () => {
    await connection.sendRequest('shutdown')
    if (child) {
      const ended = new Promise(resolve => child.once('exit', resolve))
      await connection.sendNotification('exit')
      await ended
    }
    connection.dispose()
    rmSync(root, {recursive: true, force: true})
  })
  const log: string[] = []
  const told: string[] = []
  const registered: string[] = []
  const published = new Map<string, PublishDiagnosticsParams[]>()
  connection.onNotification('window/logMessage', ({type, message}) => {
    if (type <= MessageType.Warning) log.push(message)
    else told.push(message)
  })
  connection.onRequest('client/registerCapability', ({registrations}) => {
    if (options.refusesToWatch) throw new Error('No watching here')
    for (const {method} of registrations) registered.push(method)
    return null
  })
  connection.onRequest('workspace/configuration', () => [options.configuration?.() ?? null])
  connection.onNotification(
    'textDocument/publishDiagnostics',
    (params: PublishDiagnosticsParams) => {
      published.set(params.uri, [...(published.get(params.uri) ?? []), params])
    }
  )
  connection.listen()
  const uri = (name: string): string => pathToFileURL(path.join(root, name)).href
  const folders = options.folders ?? ['']
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: options.capabilities ?? GOOD_CLIENT,
    ...(options.clientName !== undefined && {clientInfo: {name: options.clientName}}),
    ...(options.locale !== undefined && {locale: options.locale}),
    ...(options.settings !== undefined && {initializationOptions: options.settings}),
    workspaceFolders: folders.map(name => ({uri: uri(name), name}))
  })
  await connection.sendNotification('initialized', {})
  const versions = new Map<string, number>()
  const text = (name: string): string => texts.get(name) ?? ''
  const notify = (method: string, params: unknown): void => {
    void connection.sendNotification(method, params)
  }
  const nextVersion = (name: string): number => {
    const version = (versions.get(name) ?? 0) + 1
    versions.set(name, version)
    return version
  }
  return {
    connection,
    initialized,
    root,
    process: child,
    server,
    log,
    told,
    registered,
    published: name => published.get(uri(name)) ?? [],
    uri,
    text,
    open: (name, languageId = name.endsWith('.txt') ? 'newsmark' : 'yaml') => {
      const textDocument = {
        uri: uri(name),
        languageId,
        version: nextVersion(name),
        text: text(name)
      }
      notify('textDocument/didOpen', {textDocument})
    },
    close: name => notify('textDocument/didClose', {textDocument: {uri: uri(name)}}),
    edit: (name, old, inserted) => {
      const before = text(name)
      const start = before.indexOf(old)
      if (start < 0) throw new Error(`${name} does not hold ${old}`)
      texts.set(name, before.slice(0, start) + inserted + before.slice(start + old.length))
      const range = {start: positionAt(before, start), end: positionAt(before, start + old.length)}
      notify('textDocument/didChange', {
        textDocument: {uri: uri(name), version: nextVersion(name)},
        contentChanges: [{range, text: inserted}]
      })
    },
    store: (name, stored) => {
      const isNew = !texts.has(name)
      if (stored === undefined) texts.delete(name)
      else texts.set(name, stored)
      write(root, name, stored)
      const type = stored === undefined ? 3 : isNew ? 1 : 2
      notify('workspace/didChangeWatchedFiles', {changes: [{uri: uri(name), type}]})
    },
    behind: (name, found) => positionAt(text(name), text(name).indexOf(found) + found.length),
    drawn: name => {
      const latest = published.get(uri(name))?.at(-1)
      return latest && drawDiagnostics(text(name), latest.diagnostics)
    },
    codes: name =>
      published
        .get(uri(name))
        ?.at(-1)
        ?.diagnostics.map(({code}) => code)
  }
}

/** Diagnostics drawn into a text: their codes and messages. */
function drawDiagnostics(text: string, diagnostics: readonly Diagnostic[]): string {
  const marks = diagnostics.map(({range, code, message}) => ({
    span: spanOf(text, range),
    text: `${code}: ${message}`
  }))
  return drawMarks(text, marks)
}

/** A fixture's only file with what is drawn in it, for comparing with what a session draws. */
export function drawing(fixture: string): string {
  const [file] = parseFixture(fixture).files
  return drawMarks(file?.text ?? '', file?.marks ?? [])
}

/** Position of an offset, in UTF-16 units. */
export function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/)
  return {line: lines.length - 1, character: lines.at(-1)?.length ?? 0}
}

function spanOf(text: string, {start, end}: Range): {start: number; end: number} {
  const index = createLineIndex(text)
  const offset = ({line, character}: Position): number =>
    toOffset(index, {line: line + 1, column: character + 1})
  return {start: offset(start), end: offset(end)}
}

function connect({program}: SessionOptions): {
  connection: ProtocolConnection
  child: ChildProcess | undefined
  server: () => Server | undefined
} {
  const server = (): undefined => undefined
  if (!program) {
    return {...connectServer(), child: undefined}
  }
  const [command = '', ...args] = program
  if (args.includes('--node-ipc')) {
    const child = spawn(command, args, {stdio: ['ignore', 'inherit', 'inherit', 'ipc']})
    const connection = createProtocolConnection(
      new IPCMessageReader(child),
      new IPCMessageWriter(child)
    )
    return {connection, child, server}
  }
  const child = spawn(command, args, {stdio: ['pipe', 'pipe', 'inherit']})
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin)
  )
  return {connection, child, server}
}

function write(root: string, name: string, text: string | undefined): void {
  const file = path.join(root, name)
  if (text === undefined) rmSync(file, {recursive: true, force: true})
  else {
    mkdirSync(path.dirname(file), {recursive: true})
    writeFileSync(file, text)
  }
}
