import {
  type DeleteFilesParams,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  FileChangeType,
  type FileEvent
} from 'vscode-languageserver/node'
import {ignoreFileNames} from '../node/ignore-files.js'
import {baselineName} from '../project/baseline.js'
import {nameIn, pathIn} from '../project/path-names.js'
import {addStored, removeStored} from '../session/change.js'
import type {Article} from '../session/workspace.js'
import {reloadCorpora, storedArticle} from './load-corpus.js'
import {projectsWith} from './project-files.js'
import {includesArticle} from './projects.js'
import {publishOpen} from './publish-diagnostics.js'
import {reloadSoon, relocate} from './reload.js'
import {logError, type Server} from './server.js'
import {toKey} from './uri.js'

/** What the client is asked to watch: the files a project is made of, and what articles are called. */
const WATCHED: readonly string[] = [
  '**/*.{yaml,yml,tsv,csv,jsonl}',
  `**/${baselineName}`,
  '**/*.txt',
  ...ignoreFileNames.map(name => `**/${name}`)
]

/** Asks the client to tell of changes to files. */
export function watchFiles({connection}: Server): void {
  const watchers = WATCHED.map(globPattern => ({globPattern}))
  connection.client
    .register(DidChangeWatchedFilesNotification.type, {watchers})
    .catch(error => logError(connection, 'watching files', error))
}

/** Files or folders were deleted in the editor; of a folder, no watcher tells what was in it. */
export function filesDeleted(server: Server, {files}: DeleteFilesParams): void {
  filesChanged(server, {changes: files.map(({uri}) => ({uri, type: FileChangeType.Deleted}))})
}

/** Files were changed outside of the editor, or saved in it. */
export function filesChanged(server: Server, {changes}: DidChangeWatchedFilesParams): void {
  const files = changes.map(({uri, type}: FileEvent) => ({
    key: toKey(uri),
    isDeleted: type === FileChangeType.Deleted
  }))
  for (const {key, isDeleted} of files) {
    reloadSoon(server, isDeleted ? projectsUnder(server, key) : [])
    // A project file that came into being may rule documents that another project rules so far.
    const isProjectFile = key.endsWith('/newsmark.yaml')
    const {projects} = server.session.workspace
    reloadSoon(server, isProjectFile ? projects.keys() : projectsWith(server.session, key))
  }
  if (files.some(({key}) => ignoreFileNames.includes(key.slice(key.lastIndexOf('/') + 1)))) {
    reloadCorpora(server)
    relocate(server)
  }
  const before = server.session.workspace
  for (const root of before.stored.keys()) updateStored(server, root, files)
  if (server.session.workspace !== before) publishOpen(server)
}

/** The projects with a file of their own that is this one or in this folder. */
function projectsUnder({session}: Server, key: string): readonly string[] {
  const isUnder = (path: string): boolean => path === key || path.startsWith(`${key}/`)
  return [...session.workspace.projects.values()]
    .filter(({root, texts}) => [...texts.keys()].some(name => isUnder(pathIn(root, name))))
    .map(({root}) => root)
}

interface ChangedFile {
  readonly key: string
  readonly isDeleted: boolean
}

function updateStored(server: Server, root: string, files: readonly ChangedFile[]): void {
  const {session} = server
  const project = session.workspace.projects.get(root)
  if (!project) return
  let {workspace} = session
  const found: Article[] = []
  for (const {key, isDeleted} of files) {
    const name = nameIn(root, key)
    const isArticle = name !== key && includesArticle(project, name)
    const article = isArticle && !isDeleted ? storedArticle(root, key, name) : undefined
    if (article) found.push(article)
    else if (isDeleted || isArticle) workspace = removeStored(workspace, root, key)
  }
  server.session = {...session, workspace: addStored(workspace, root, found)}
}
