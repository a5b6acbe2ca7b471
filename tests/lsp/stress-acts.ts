import {positionAt} from './open-session.js'
import {linkFile, moveFile, removeFile, writeFile} from './stress-files.js'
import {uriOf, type World} from './stress-world.js'

/** What can happen in a session; gives whether it could. */
export type Act<Args extends readonly unknown[]> = (world: World, ...args: Args) => Promise<boolean>

/** Changes something on the disk, outside of the editor, which tells of it where it is in one of its folders, or one of them. */
function onDisk<Args extends readonly string[]>(
  change: (root: string, ...args: Args) => readonly string[]
): Act<Args> {
  return async ({root, peer, folders}, ...args) => {
    let changed: readonly string[]
    try {
      changed = change(root, ...args)
    } catch {
      return false
    }
    const told = changed.filter(name =>
      folders.some(folder => name === folder || name.startsWith(`${folder}/`))
    )
    if (told.length === 0) return true
    const changes = told.map(name => ({uri: uriOf(root, name), type: 2}))
    await peer.connection.sendNotification('workspace/didChangeWatchedFiles', {changes})
    return true
  }
}

async function open({open, peer}: World, uri: string, text: string): Promise<boolean> {
  if (open.has(uri)) return false
  const languageId = /\.(ya?ml|tsv)$|ignore$/.test(uri) ? 'yaml' : 'newsmark'
  open.set(uri, {uri, languageId, text, version: 1, before: text})
  const textDocument = {uri, languageId, version: 1, text}
  await peer.connection.sendNotification('textDocument/didOpen', {textDocument})
  return true
}

async function close({open, peer}: World, uri: string): Promise<boolean> {
  if (!open.delete(uri)) return false
  await peer.connection.sendNotification('textDocument/didClose', {textDocument: {uri}})
  return true
}

async function edit(
  {open, peer}: World,
  uri: string,
  start: number,
  end: number,
  text: string
): Promise<boolean> {
  const document = open.get(uri)
  if (!document) return false
  const before = document.text
  const range = {start: positionAt(before, start), end: positionAt(before, end)}
  document.before = before
  document.text = before.slice(0, start) + text + before.slice(end)
  document.version += 1
  await peer.connection.sendNotification('textDocument/didChange', {
    textDocument: {uri, version: document.version},
    contentChanges: [{range, text}]
  })
  return true
}

async function undo({open, peer}: World, uri: string): Promise<boolean> {
  const document = open.get(uri)
  if (!document) return false
  const text = document.before
  document.before = document.text
  document.text = text
  document.version += 1
  await peer.connection.sendNotification('textDocument/didChange', {
    textDocument: {uri, version: document.version},
    contentChanges: [{text}]
  })
  return true
}

/** Opens a folder in the editor that is not open there, or closes one that is. */
async function toggleFolder({root, folders, peer}: World, name: string): Promise<boolean> {
  const at = folders.indexOf(name)
  const folder = {uri: uriOf(root, name), name}
  if (at < 0) folders.push(name)
  else folders.splice(at, 1)
  const event = at < 0 ? {added: [folder], removed: []} : {added: [], removed: [folder]}
  await peer.connection.sendNotification('workspace/didChangeWorkspaceFolders', {event})
  return true
}

/** Asks something, and does not wait for the answer, which may be that the document was changed in the meantime. */
async function ask({peer}: World, method: string, uri: string): Promise<boolean> {
  const params = {
    textDocument: {uri},
    position: {line: 0, character: 3},
    range: {start: {line: 5, character: 4}, end: {line: 5, character: 9}},
    context: {includeDeclaration: true, diagnostics: []}
  }
  peer.connection.sendRequest(`textDocument/${method}`, params).catch(() => {})
  return true
}

/** All that can happen. */
export const acts = {
  store: onDisk(writeFile),
  remove: onDisk(removeFile),
  move: onDisk(moveFile),
  link: onDisk(linkFile),
  open,
  close,
  edit,
  undo,
  toggleFolder,
  ask
} as const
