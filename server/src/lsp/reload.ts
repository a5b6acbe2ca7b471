import {projectFileName} from '../node/paths.js'
import {nameIn} from '../project/path-names.js'
import {closeArticle, openArticle} from '../session/change.js'
import {locate} from './locate.js'
import {projectsWith} from './project-files.js'
import {dropUnused, loadInto, projectFor, toArticle} from './projects.js'
import {STATUS_CHANGED} from './protocol.js'
import {publishOpen} from './publish-diagnostics.js'
import {logError, type Server} from './server.js'
import type {OpenDocument} from './session.js'

/** Loads again, after a pause in the typing, the projects that a change of a file may change. */
export function reloadSoon(server: Server, roots: Iterable<string>): void {
  for (const root of roots) server.outdated.add(root)
  if (server.outdated.size > 0) server.timers.reload.afterPause(PAUSE, LONGEST)
}

/** Milliseconds of quiet, and those after which changes that never end count all the same. */
const PAUSE = 60
const LONGEST = 500

/** Loads again now the projects that were to be loaded again soon. */
export function reloadNow(server: Server): void {
  const roots = [...server.outdated]
  server.outdated.clear()
  for (const root of roots) {
    const project = server.session.workspace.projects.get(root)
    // Its project file may have come or gone.
    const found = locate(server.session, `${root}/${projectFileName}`)
    if (project) loadInto(server, found.root === root ? found : project)
  }
  relocate(server)
}

/**
 * Loads again at once the projects that were to be loaded again soon, if a document is a file or an article of one of them:
 * what was typed into a glossary counts before a request about either is answered.
 */
export function catchUp(server: Server, key: string | undefined): void {
  const {outdated, session, timers} = server
  if (key === undefined || outdated.size === 0) return
  const article = session.workspace.open.get(key)
  const roots = [...projectsWith(session, key), ...(article ? [article.root] : [])]
  if (roots.some(root => outdated.has(root))) timers.reload.now()
}

/**
 * Looks up anew which project rules each open document, as after a project file came or went or a folder
 * was opened, and whether it is an article there.
 */
export function relocate(server: Server): void {
  for (const document of server.session.documents.values()) place(server, document)
  dropUnused(server)
  publishOpen(server)
  server.connection
    .sendNotification(STATUS_CHANGED)
    .catch(error => logError(server.connection, STATUS_CHANGED, error))
}

/**
 * Takes an open document for an article if its language or its project says so; other documents may be
 * files of projects, whose texts count from now on.
 */
export function place(server: Server, document: OpenDocument): void {
  const {key} = document
  const {languageId} = document.document
  const project = projectFor(server, key)
  const {workspace} = server.session
  const article = toArticle(project, document)
  const isOwnFile = project.texts.has(nameIn(project.root, key))
  const isArticle = !isOwnFile && (languageId === 'newsmark' || article.included)
  const known = workspace.open.get(key)
  if (!isArticle) {
    server.session = {...server.session, workspace: closeArticle(workspace, key)}
    return
  }
  const isPlaced = known?.root === article.root && known.included === article.included
  if (isPlaced && known.text === article.text) return
  const syntax = known?.text === article.text ? known.syntax : undefined
  server.session = {...server.session, workspace: openArticle(workspace, {...article, syntax})}
}
