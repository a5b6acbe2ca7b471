import {
  type CreateFilesParams,
  type DeleteFilesParams,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  FileChangeType,
  type FileEvent,
  type RenameFilesParams
} from 'vscode-languageserver/node'
import {kindAt} from '../node/file-kind.js'
import {makesProject} from '../node/find-project.js'
import {ignoreFileNames} from '../node/ignore-files.js'
import {projectFileName, realPath, toPortable} from '../node/paths.js'
import {folderOf, pathIn} from '../project/path-names.js'
import type {Project} from '../project/project.js'
import {projectsWith, projectsWithFolder} from './project-files.js'
import {publishOpen} from './publish-diagnostics.js'
import {findArticlesLater, linksTo, lookAtAllLater, lookAtLater} from './read-corpus.js'
import {place, reloadSoon} from './reload.js'
import {logError, type Server} from './server.js'
import {isFile, toKey} from './uri.js'

/**
 * Asks the client to tell of changes to files. Of all: what articles and glossaries are called is for each project to say,
 * and of a folder that was moved or deleted some clients tell nothing else.
 */
export function watchFiles(server: Server): void {
  server.connection.client
    .register(DidChangeWatchedFilesNotification.type, {watchers: [{globPattern: '**/*'}]})
    .catch(error => {
      server.isWatched = false
      logError(server.connection, 'watching files', error)
    })
}

/** Files or folders were deleted in the editor. */
export function filesDeleted(server: Server, {files}: DeleteFilesParams): void {
  pathsChanged(
    server,
    files.map(({uri}) => toKey(uri))
  )
}

/** Files or folders were made in the editor. */
export function filesCreated(server: Server, {files}: CreateFilesParams): void {
  pathsChanged(
    server,
    files.map(({uri}) => toKey(uri))
  )
}

/** Files or folders were renamed or moved in the editor. */
export function filesRenamed(server: Server, {files}: RenameFilesParams): void {
  pathsChanged(
    server,
    files.flatMap(({oldUri, newUri}) => [toKey(oldUri), toKey(newUri)])
  )
}

/** Files or folders were changed outside of the editor, or saved in it. */
export function filesChanged(server: Server, {changes}: DidChangeWatchedFilesParams): void {
  noteNewFolders(server.newFolders, changes)
  pathsChanged(
    server,
    changes.map(({uri}) => toKey(uri))
  )
}

/**
 * Notes the folders that came, until the client tells of something in them: some clients watch only the folders that were
 * there when they were asked.
 */
export function noteNewFolders(newFolders: Set<string>, changes: readonly FileEvent[]): void {
  for (const {uri, type} of changes) {
    const key = toKey(uri)
    if (type === FileChangeType.Created && !OTHERS.test(key) && kindAt(key) === 'folder')
      newFolders.add(key)
  }
  for (const {uri, type} of changes) {
    const key = toKey(uri)
    for (let folder = folderOf(key); folder.length > 1; folder = folderOf(folder))
      newFolders.delete(folder)
    if (type === FileChangeType.Deleted)
      for (const folder of newFolders)
        if (folder === key || isInside(key, folder)) newFolders.delete(folder)
  }
}

/** Files or folders were changed, came or went: however that was told, the disk says what they are now. */
export function pathsChanged(server: Server, keys: readonly string[]): void {
  const {session} = server
  const {projects} = session.workspace
  const changed = [...new Set([...keys, ...behindLinks(server, keys)])].filter(
    key => !OTHERS.test(key) || key.endsWith(EXCLUDE)
  )
  // Only where there is no project file, a glossary or a baseline may make or unmake a project.
  const isLoose = ({file}: Project): boolean => file === undefined
  const hasLoose = [...projects.values()].some(isLoose)
  const rulesAll = changed.some(
    key => RULING.has(nameOf(key)) || (hasLoose && makesProject(key)) || holdsDocument(server, key)
  )
  if (rulesAll) reloadSoon(server, projects.keys())
  const folders = foldersOfFiles([...projects.values()])
  for (const key of changed)
    reloadSoon(server, [
      ...projectsWith(session, key),
      ...projectsWithFolder(session, key),
      ...(folders.get(key) ?? [])
    ])
  const ignores = changed.some(
    key => ignoreFileNames.includes(nameOf(key)) || key.endsWith(EXCLUDE)
  )
  const made = changed.filter(makesProject)
  for (const [root, project] of projects) {
    const isParted = made.some(key => {
      const folder = projectFolderOf(key)
      const counts = isLoose(project) || nameOf(key) === projectFileName
      return counts && folder !== root && isInside(root, folder)
    })
    if (ignores || isParted) findArticlesLater(server, root)
    if (changed.some(key => root === key || isInside(key, root))) {
      reloadSoon(server, [root])
      lookAtAllLater(server, root)
    }
    const links = linksTo(server, root, new Set(changed))
    lookAtLater(server, root, [...changed.filter(key => isInside(root, key)), ...links])
    placeAgain(server, [...changed, ...links])
  }
}

/** The names that changed files have in projects whose own folder was opened through a link. */
function behindLinks({session}: Server, keys: readonly string[]): readonly string[] {
  return [...session.workspace.projects.keys()].filter(isFile).flatMap(root => {
    const folder = toPortable(realPath(root))
    if (folder === root) return []
    return keys
      .filter(key => key === folder || isInside(folder, key))
      .map(key => root + key.slice(folder.length))
  })
}

/** Looks anew whether open documents are articles: what stands in the place of one may be no file any more. */
export function placeAgain(server: Server, keys: readonly string[]): void {
  const {workspace} = server.session
  for (const key of keys) {
    const document = server.session.documents.get(key)
    if (document) place(server, document)
  }
  if (server.session.workspace !== workspace) publishOpen(server)
}

/** The folder of the project that a file makes: what lies in a folder `glossary` belongs to the folder around that. */
function projectFolderOf(key: string): string {
  const folder = folderOf(key)
  return nameOf(folder) === 'glossary' ? folderOf(folder) : folder
}

/** Folders in which nothing is an article, and the one file in them that counts. */
const OTHERS = /\/(?:node_modules|\.git)(?:\/|$)/
const EXCLUDE = '/.git/info/exclude'

/** The names of files that say which project rules a document, and whether it is an article there. */
const RULING: ReadonlySet<string> = new Set([projectFileName, ...ignoreFileNames])

function nameOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1)
}

function isInside(root: string, key: string): boolean {
  return key.startsWith(`${root}/`)
}

/** Whether a path is a folder around an open document, which may be ruled by another project with it. */
function holdsDocument({session}: Server, key: string): boolean {
  for (const document of session.documents.keys()) if (isInside(key, document)) return true
  return false
}

/** The folders around the files of projects, each with the roots of those projects. */
function foldersOfFiles(projects: readonly Project[]): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>()
  for (const {root, texts, unread} of projects) {
    for (const name of [...texts.keys(), ...unread]) {
      let folder = folderOf(pathIn(root, name))
      while (folder.length > 1 && !folders.get(folder)?.has(root)) {
        folders.set(folder, (folders.get(folder) ?? new Set()).add(root))
        folder = folderOf(folder)
      }
    }
  }
  return folders
}
