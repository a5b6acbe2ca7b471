import {mkdtempSync, realpathSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Diagnostic, ProtocolConnection} from 'vscode-languageserver/node'
import type {Edit} from '../../server/src/base/edits.js'
import type {IndexMaker} from '../../server/src/lsp/corpus-index.js'
import type {GlossaryMaker} from '../../server/src/lsp/make-glossaries.js'
import type {Server} from '../../server/src/lsp/server.js'
import {connectServer} from './connect-server.js'
import {ANNOTATING_CLIENT} from './open-session.js'
import {writeFile} from './stress-files.js'

/** A document that the editor has open. */
export interface OpenText {
  readonly uri: string
  readonly languageId: string
  text: string
  version: number
  /** What it was before the last edit. */
  before: string
  /** The last act in it: the version and the text before, and the edits that make that text again. */
  acted?: {
    readonly version: number
    readonly before: string
    readonly inverse: readonly Edit[]
  }
}

/** A server, and what it has published, by URI. */
export interface Peer {
  readonly connection: ProtocolConnection
  readonly published: Map<string, readonly Diagnostic[]>
  readonly log: string[]
  /** The server itself; throws before it is initialized. */
  readonly server: () => Server
}

/** The folder of a session with its open documents, and the server that has been told of all that happened in it. */
export interface World {
  readonly root: string
  readonly open: Map<string, OpenText>
  /** The names of the folders that the editor has open. */
  readonly folders: string[]
  readonly peer: Peer
}

/** Starts a server in this process over open folders. */
export async function startPeer(root: string, folders: readonly string[]): Promise<Peer> {
  const peer = startPeerWith({
    capabilities: ANNOTATING_CLIENT,
    workspaceFolders: folders.map(name => ({uri: uriOf(root, name), name}))
  })
  await peer.initialized
  await peer.connection.sendNotification('initialized', {})
  return peer
}

/** Starts a server in this process, and says to it whatever some client may say of itself. */
export function startPeerWith(
  params: object,
  maker?: GlossaryMaker,
  indexMaker?: IndexMaker
): Peer & {readonly initialized: Promise<unknown>} {
  const {connection, server: current} = connectServer(maker, indexMaker)
  const published = new Map<string, readonly Diagnostic[]>()
  const log: string[] = []
  connection.onNotification('textDocument/publishDiagnostics', ({uri, diagnostics}) => {
    published.set(uri, diagnostics)
  })
  connection.onNotification('window/logMessage', ({message}) => void log.push(message))
  connection.onRequest('client/registerCapability', () => null)
  connection.listen()
  const initialized = connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    ...params
  })
  const server = (): Server => {
    const found = current()
    if (!found) throw new Error('Expected a server that is initialized')
    return found
  }
  return {connection, published, log, initialized, server}
}

export async function endPeer({connection}: Peer): Promise<void> {
  await connection.sendRequest('shutdown')
  connection.dispose()
}

/** Starts a session with two open folders, `one` and `zwei ü`. */
export async function startWorld(files: Readonly<Record<string, string>>): Promise<World> {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'newsmark-stress-')))
  for (const [name, text] of Object.entries(files)) writeFile(root, name, text)
  const folders = ['one', 'zwei ü']
  return {root, open: new Map(), folders, peer: await startPeer(root, folders)}
}

export async function endWorld({root, peer}: World): Promise<void> {
  await endPeer(peer)
  rmSync(root, {recursive: true, force: true})
}

export function uriOf(root: string, name: string): string {
  return pathToFileURL(path.join(root, name)).href
}
