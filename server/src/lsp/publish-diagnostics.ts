import type {Diagnostic} from 'vscode-languageserver/node'
import {checkNext} from '../session/derive.js'
import {articleDiagnostics, fileDiagnostics, logProjectErrors} from './diagnostics.js'
import {uriOf} from './locations.js'
import {hasAwaited, isAwaited} from './make-glossaries.js'
import {projectFindings} from './project-files.js'
import {logError, type Server} from './server.js'

/** Sends the diagnostics of documents soon, where they have changed. */
export function publishSoon(server: Server, keys: Iterable<string>): void {
  for (const key of keys) server.unpublished.add(key)
  server.timers.publish.soon(server.publishPause)
}

/** Sends whatever has changed in open documents and in the project files. */
export function publishOpen(server: Server): void {
  const {documents} = server.session
  server.unpublishedFiles.all = true
  publishSoon(server, [...documents.keys(), ...server.published.keys()])
  server.timers.refresh.afterPause(REFRESH_PAUSE, LONGEST_REFRESH)
}

/**
 * Sends now what was to be sent soon: first what is found in articles, and in another turn what is found in the projects'
 * own files, since that takes long for large glossaries. The next keystroke need not wait for others to be sent together
 * with it, unless sending takes so long that typing would suffer.
 */
export function publishNow(server: Server): void {
  const start = performance.now()
  const {session, unpublished, unpublishedFiles} = server
  const keys = [...unpublished]
  unpublished.clear()
  for (const key of keys) {
    // All are sent once the project is known.
    if (isAwaited(session, key)) continue
    if (session.workspace.open.has(key)) publish(server, key, () => articleDiagnostics(server, key))
    else unpublishedFiles.keys.add(key)
  }
  if (unpublishedFiles.all || unpublishedFiles.keys.size > 0) server.timers.publishFiles.soon(0)
  const took = performance.now() - start
  server.publishPause = took > BEARABLE ? Math.min(LONGEST_PAUSE, 2 * took) : 0
}

/** Milliseconds. */
const REFRESH_PAUSE = 100
const LONGEST_REFRESH = 1000
const SLICE = 6
const BEARABLE = 15
const LONGEST_PAUSE = 300

/**
 * Sends what is found in the project files, and that nothing more is found in documents that are no articles. While a
 * project waits to be loaded again, what is known of its files is not about their texts: once it is loaded, all are sent. In
 * each turn rules run for some milliseconds, so that requests are answered in between.
 */
export function publishFilesNow(server: Server): void {
  if (server.outdated.size > 0 || hasAwaited(server.session)) return
  const {session, unpublishedFiles: files} = server
  const end = performance.now() + SLICE
  for (const project of session.workspace.projects.values()) {
    while (checkNext(project)) {
      if (performance.now() < end) continue
      server.timers.publishFiles.soon(0)
      return
    }
  }
  if (files.all) logProjectErrors(server)
  const found = projectFindings(session)
  const keys = new Set([...files.keys, ...(files.all ? found.keys() : [])])
  files.all = false
  files.keys.clear()
  for (const key of keys) {
    if (!session.workspace.open.has(key))
      publish(server, key, () => fileDiagnostics(server, key, found.get(key)))
  }
}

function publish(server: Server, key: string, find: () => readonly Diagnostic[]): void {
  const {session, client, published} = server
  const document = session.documents.get(key)?.document
  const isPulled = client.pullsDiagnostics && document !== undefined
  const diagnostics = isPulled ? [] : find()
  const json = JSON.stringify(diagnostics)
  const last = published.get(key)
  const isSilent = isPulled || document === undefined
  if (last ? last.json === json : isSilent && diagnostics.length === 0) return
  const uri = document?.uri ?? last?.uri ?? uriOf(server, key)
  const version = client.diagnostics.versions && document ? {version: document.version} : {}
  published.set(key, {uri, json})
  if (!document && diagnostics.length === 0) published.delete(key)
  server.connection
    .sendDiagnostics({uri, diagnostics: [...diagnostics], ...version})
    .catch(error => logError(server.connection, 'publishing diagnostics', error))
}
