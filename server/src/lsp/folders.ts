import type {DidChangeWorkspaceFoldersParams, InitializeParams} from 'vscode-languageserver/node'
import {relocate} from './reload.js'
import type {Server} from './server.js'
import {isFile, toKey} from './uri.js'

/** The folders that a client opens with; older clients name only one. */
export function foldersOf({workspaceFolders, ...older}: InitializeParams): readonly string[] {
  const uris = workspaceFolders?.map(({uri}) => uri) ?? [olderRoot(older)]
  return uris.filter(uri => uri !== undefined).map(folderKey)
}

/** Folders were opened or closed. */
export function foldersChanged(server: Server, {event}: DidChangeWorkspaceFoldersParams): void {
  const gone = new Set(event.removed.map(({uri}) => folderKey(uri)))
  const added = event.added.map(({uri}) => folderKey(uri))
  const kept = server.session.folders.filter(folder => !gone.has(folder))
  server.session = {...server.session, folders: [...kept, ...added]}
  relocate(server)
}

function folderKey(uri: string): string {
  const key = toKey(uri)
  return isFile(key) && key.length > 1 && key.endsWith('/') ? key.slice(0, -1) : key
}

function olderRoot({
  rootUri,
  rootPath
}: Omit<InitializeParams, 'workspaceFolders'>): string | undefined {
  return rootUri ?? rootPath ?? undefined
}
