import {diagnosticsOf, logProjectErrors} from './diagnostics.js'
import {uriOf} from './locations.js'
import {projectFindings} from './project-files.js'
import {logError, type Server} from './server.js'

/** Sends the diagnostics of documents soon, where they have changed. */
export function publishSoon(server: Server, keys: Iterable<string>): void {
  for (const key of keys) server.unpublished.add(key)
  server.timers.publish.soon(server.publishPause)
}

/** Sends whatever has changed in open documents and in the projects' own files. */
export function publishOpen(server: Server): void {
  const {documents} = server.session
  publishSoon(server, [...documents.keys(), ...server.published.keys()])
  publishProjects(server)
  server.timers.refresh.soon(REFRESH_PAUSE)
}

/** Sends whatever has changed in the projects' own files. */
function publishProjects(server: Server): void {
  logProjectErrors(server)
  publishSoon(server, projectFindings(server.session).keys())
}

/**
 * Sends now what was to be sent soon. The next keystroke need not wait for others to be sent together
 * with it, unless sending takes so long that typing would suffer.
 */
export function publishNow(server: Server): void {
  const start = performance.now()
  const keys = [...server.unpublished]
  server.unpublished.clear()
  for (const key of keys) publish(server, key)
  const took = performance.now() - start
  server.publishPause = took > BEARABLE ? Math.min(LONGEST_PAUSE, 2 * took) : 0
}

/** Milliseconds. */
const REFRESH_PAUSE = 50
const BEARABLE = 15
const LONGEST_PAUSE = 300

function publish(server: Server, key: string): void {
  const {session, client, published} = server
  const document = session.documents.get(key)
  const isPulled = client.pullsDiagnostics && document !== undefined
  const diagnostics = isPulled ? [] : diagnosticsOf(server, key)
  const json = JSON.stringify(diagnostics)
  const last = published.get(key)
  const isSilent = isPulled || document === undefined
  if (last ? last.json === json : isSilent && diagnostics.length === 0) return
  const uri = document?.uri ?? last?.uri ?? uriOf(server, key)
  const version = client.diagnostics.versions && document ? {version: document.version} : {}
  published.set(key, {uri, json})
  if (!document && diagnostics.length === 0) published.delete(key)
  server.connection
    .sendDiagnostics({uri, diagnostics, ...version})
    .catch(error => logError(server.connection, 'publishing diagnostics', error))
}
