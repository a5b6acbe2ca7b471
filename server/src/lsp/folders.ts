import type {DidChangeWorkspaceFoldersParams, InitializeParams} from 'vscode-languageserver/node'
import {findArticlesLater, lookAtAllLater} from './read-corpus.js'
import {reloadSoon, relocate} from './reload.js'
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
  const {folders, workspace} = server.session
  const kept = folders.filter(folder => !gone.has(folder))
  server.session = {...server.session, folders: [...kept, ...added]}
  const isNew: string[] = []
  // Until now the client has told nothing of their files.
  for (const root of workspace.projects.keys())
    if (isInOneOf(added, root) && !isInOneOf(folders, root)) isNew.push(root)
  for (const root of isNew) lookAtAllLater(server, root)
  reloadSoon(server, isNew)
  relocate(server)
  // A folder without a project file is read as a whole only while it is open.
  for (const {root, file} of server.session.workspace.projects.values())
    if (file === undefined) findArticlesLater(server, root)
}

function isInOneOf(folders: readonly string[], root: string): boolean {
  return folders.some(folder => root === folder || root.startsWith(`${folder}/`))
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
