import {homedir} from 'node:os'
import {readText, UnreadableFileError} from '../node/file-system.js'
import {findArticlesInSlices} from '../node/find-articles.js'
import {scopeOf} from '../node/ignore-files.js'
import {allowedRoot} from '../node/paths.js'
import {walk} from '../node/walk.js'
import {pathIn} from '../project/path-names.js'
import type {Project} from '../project/project.js'
import {isArticle} from '../project/selection.js'
import {forgetStored, setStored} from '../session/change.js'
import {factsOf} from '../session/derive.js'
import {type Article, createArticle} from '../session/workspace.js'
import {publishOpen} from './publish-diagnostics.js'
import {logError, type Server} from './server.js'
import {isFile, toKey} from './uri.js'

/**
 * Reads the articles of a project in the background: after the first diagnostics, and in slices so
 * short that no keystroke waits for them.
 */
export function loadCorpusLater(server: Server, root: string): void {
  setTimeout(() => {
    loadCorpus(server, root).catch(error => {
      logError(server.connection, `reading the articles of ${root}`, error)
    })
  }, DELAY)
}

/** Milliseconds. */
const DELAY = 30
const SLICE = 6

/** Reads the articles of all projects anew, as which files are articles may have changed. */
export function reloadCorpora(server: Server): void {
  const roots = new Set([...server.session.workspace.stored.keys(), ...server.reading.keys()])
  for (const root of roots) {
    server.reading.delete(root)
    server.session = {
      ...server.session,
      workspace: forgetStored(server.session.workspace, root)
    }
    loadCorpusLater(server, root)
  }
}

async function loadCorpus(server: Server, root: string): Promise<void> {
  const found = server.session.workspace.projects.get(root)
  if (!found || isRead(server, found)) return
  const project = {...found}
  server.reading.set(root, project)
  const isStale = (): boolean => !isCurrent(server, project) || server.reading.get(root) !== project
  const articles: Article[] = []
  const names = await namesOf(server, project)
  if (isStale()) return
  let sliceEnd = performance.now() + SLICE
  for (const name of names) {
    const article = readArticle(server, project, name)
    if (article) articles.push(article)
    if (performance.now() < sliceEnd) continue
    await nextTurn()
    if (isStale()) return
    sliceEnd = performance.now() + SLICE
  }
  server.reading.delete(root)
  const workspace = setStored(server.session.workspace, root, articles)
  server.session = {...server.session, workspace}
  publishOpen(server)
}

/** Whether the articles are there, or are being read under the same configuration and codebook. */
function isRead(server: Server, {root, config, codebook}: Project): boolean {
  const reading = server.reading.get(root)
  const isReading = reading?.config === config && reading.codebook === codebook
  return isReading || server.session.workspace.stored.has(root)
}

/** Whether reading on makes sense: a new glossary changes nothing, a new configuration or codebook starts afresh. */
function isCurrent(server: Server, {root, config, codebook}: Project): boolean {
  const now = server.session.workspace.projects.get(root)
  return now?.config === config && now.codebook === codebook
}

/**
 * The names of a project's articles. Without a project file, only a folder that is open in the editor is
 * searched with the folders in it; never everything there is, nor all that a user has.
 */
async function namesOf({session}: Server, project: Project): Promise<readonly string[]> {
  const {root, file} = project
  if (!isFile(root)) return []
  const isOpen = session.folders.includes(root)
  const isTooMuch = /^(\/|[a-z]:\/?)$/.test(root) || root === toKey(homedir())
  if (file !== undefined || (isOpen && !isTooMuch)) return findArticlesInSlices(project)
  const takes = (name: string): boolean => isArticle(project, name)
  const ignores = scopeOf(root)
  return walk({root, allowed: allowedRoot(root), enters: () => false, takes, ignores})
}

/** An article as it is stored, without a byte order mark, which editors do not count; its facts are collected on the way. */
function readArticle(server: Server, {root}: Project, name: string): Article | undefined {
  const article = storedArticle(root, pathIn(root, name), name)
  if (article) factsOf(server.session.workspace, article)
  return article
}

/** Reads an article from the disk; undefined when it is gone or is no text. */
export function storedArticle(root: string, path: string, name: string): Article | undefined {
  try {
    const text = readText(path).replace(/^\uFEFF/, '')
    return createArticle({path, root, name, included: true, text, syntax: undefined})
  } catch (error) {
    if (error instanceof UnreadableFileError || isSystemError(error)) return undefined
    throw error
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

function nextTurn(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve)
  })
}
