import {heldFiles} from '../../server/src/lsp/project-files.js'
import {isQuiet, type Server} from '../../server/src/lsp/server.js'
import {isFile, toKey} from '../../server/src/lsp/uri.js'
import {positionAt} from './open-session.js'
import {pass, passing, pollFiles, turns} from './stress-clock.js'
import {filesIn, textOf} from './stress-files.js'
import {type Peer, startPeer, uriOf, type World} from './stress-world.js'

/** Lets time pass until a server has taken in all that it was told and all that it looks for by itself. */
export async function settle(peer: Peer): Promise<void> {
  await quiet(peer)
  if (projectsOf(peer.server()).some(root => isOutside(peer.server(), root))) {
    // One look for what was there, and one for what has changed since.
    for (const _sweep of [1, 2]) {
      await pass(SWEEP)
      await turns(SWEEP_TURNS)
    }
  }
  pollFiles()
  await quiet(peer)
}

/** Milliseconds between two looks at the files of a project of which the client does not tell, and turns that one takes at most. */
const SWEEP = 60_000
const SWEEP_TURNS = 400

async function quiet(peer: Peer): Promise<void> {
  await hearAll(peer)
  for (let waited = 0; waited < MOST; waited++) {
    if (isQuiet(peer.server())) {
      await hearAll(peer)
      if (isQuiet(peer.server())) return
    }
    await pass(20)
  }
  throw new Error('Expected a server that comes to rest')
}

const MOST = 2000

/** Messages keep their order: with this answer, all that was sent before on either side has arrived. */
async function hearAll({connection}: Peer): Promise<void> {
  const textDocument = {uri: 'untitled:nothing'}
  await passing(connection.sendRequest('textDocument/documentSymbol', {textDocument}))
}

function projectsOf({session}: Server): readonly string[] {
  return [...session.workspace.projects.keys()].filter(isFile)
}

function isOutside({session: {folders}}: Server, root: string): boolean {
  return !folders.some(folder => root === folder || root.startsWith(`${folder}/`))
}

/**
 * Starts a server that knows nothing of what has happened, and tells it what is open. Projects that were only loaded for what
 * was open before are loaded by opening and closing something in them.
 */
export async function startFresh({root, folders, open, peer}: World): Promise<Peer> {
  const fresh = await startPeer(root, folders)
  const {connection} = fresh
  for (const {uri, languageId, version, text} of open.values()) {
    const textDocument = {uri, languageId, version, text}
    await connection.sendNotification('textDocument/didOpen', {textDocument})
  }
  for (const known of projectsOf(peer.server())) {
    const textDocument = {uri: uriOf(known, 'probe.md'), languageId: 'md', version: 1, text: ''}
    await connection.sendNotification('textDocument/didOpen', {textDocument})
    await connection.sendNotification('textDocument/didClose', {textDocument})
  }
  return fresh
}

/** The folders of projects of which a server knows more than the disk says: what a file that cannot be read said before. */
export function heldRoots(peer: Peer): readonly string[] {
  const projects = [...peer.server().session.workspace.projects.values()]
  return projects.filter(project => heldFiles(project).length > 0).map(({root}) => root)
}

/** What a server says of a session, by what it says it of: documents, projects, and the articles of these. */
export type View = Readonly<Record<string, unknown>>

/** Everything that a server says of a session: what it has published, and its answers about each document, open or not. */
export async function viewOf(peer: Peer, world: World, held: readonly string[]): Promise<View> {
  const isHeld = (uri: string): boolean =>
    held.some(root => !isFile(root) || !isFile(toKey(uri)) || toKey(uri).startsWith(`${root}/`))
  const texts = new Map<string, AskedText>(
    filesIn(world.root).map(file => [
      uriOf('', file),
      {text: textOf(file) ?? '', first: 0, most: 1}
    ])
  )
  for (const {uri, text, version} of world.open.values())
    texts.set(uri, {text, first: version, most: 2})
  const uris = [...texts.keys()].filter(uri => !isHeld(uri))
  const answers = await passing(
    Promise.all(uris.map(uri => answersAbout(peer, uri, texts.get(uri) ?? NO_TEXT)))
  )
  const {workspace} = peer.server().session
  const said = uris.map((uri, index): [string, unknown] => [`answers about ${uri}`, answers[index]])
  const found = [...peer.published].filter(([uri, each]) => each.length > 0 && !isHeld(uri))
  const stored = [...workspace.stored]
    .filter(([root]) => !held.includes(root))
    .map(([root, each]) => [`articles of ${root}`, [...each.keys()].sort()] as const)
  return Object.fromEntries([
    ...said,
    ...found.map(([uri, each]) => [`diagnostics of ${uri}`, each] as const),
    ...stored,
    ['projects', [...workspace.projects.values()].map(({root, file}) => `${root} ${file}`).sort()]
  ])
}

/** Those parts of a view that are others in another one. */
export function differing(view: View, other: View): View {
  const keys = [...new Set([...Object.keys(view), ...Object.keys(other)])].sort()
  return Object.fromEntries(
    keys
      .filter(key => JSON.stringify(view[key]) !== JSON.stringify(other[key]))
      .map(key => [key, view[key]])
  )
}

/** A text, and at how many places in it something is asked, beginning with which of them. */
interface AskedText {
  readonly text: string
  readonly first: number
  readonly most: number
}

const NO_TEXT: AskedText = {text: '', first: 0, most: 0}

/** What a server answers about a text and some places in it. */
async function answersAbout(
  {connection}: Peer,
  uri: string,
  {text, first, most}: AskedText
): Promise<unknown> {
  const textDocument = {uri}
  const ask = (method: string, params: object = {}): Promise<unknown> =>
    connection
      .sendRequest(`textDocument/${method}`, {textDocument, ...params})
      .catch(error => `${error}`)
  const all = [...text.matchAll(/[[#=:] ?[\wé]/g)].map(({index}) => index + 2)
  const from = first % Math.max(1, all.length)
  const places = [...all.slice(from), ...all.slice(0, from)].slice(0, most)
  const atPlaces = places.map(async offset => {
    const position = positionAt(text, offset)
    const context = {includeDeclaration: true}
    const range = {start: position, end: position}
    const [references, hover, definition, actions] = await Promise.all([
      ask('references', {position, context}),
      ask('hover', {position}),
      ask('definition', {position}),
      ask('codeAction', {range, context: {diagnostics: [], only: ['refactor', 'quickfix']}})
    ])
    return {offset, references: sorted(references), hover, definition, actions}
  })
  const [tokens, symbols, ...rest] = await Promise.all([
    ask('semanticTokens/full'),
    ask('documentSymbol'),
    ...atPlaces
  ])
  return {tokens, symbols, places: rest}
}

function sorted(items: unknown): unknown {
  return Array.isArray(items) ? items.map(item => JSON.stringify(item)).sort() : items
}
