import type {Diagnostic} from 'vscode-languageserver/node'
import type {Steps} from '../base/steps.js'
import {changesOtherFiles, changesStoredFiles} from '../session/changes-others.js'
import {derivingSteps} from '../session/derive.js'
import {checkNext} from '../session/project-findings.js'
import {articleDiagnostics, fileDiagnostics, logProjectErrors} from './diagnostics.js'
import {uriOf} from './locations.js'
import {hasAwaited, isAwaited} from './make-glossaries.js'
import {projectFindings} from './project-files.js'
import {logError, type PublishPass, type Server, snapshotOf} from './server.js'
import type {Session} from './session.js'

/** Sends the diagnostics of documents soon, where they have changed; not before so many milliseconds. */
export function publishSoon(server: Server, keys: Iterable<string>, pause = 0): void {
  for (const key of keys) server.unpublished.add(key)
  server.timers.publish.soon(Math.max(pause, server.publishPause))
}

/** Sends whatever has changed in open documents and in the project files. */
export function publishOpen(server: Server): void {
  const {documents} = server.session
  server.unpublishedFiles.all = true
  publishSoon(server, [...documents.keys(), ...server.published.keys()])
  server.timers.refresh.afterPause(REFRESH_PAUSE, LONGEST_REFRESH)
  server.timers.folder.afterPause(REFRESH_PAUSE, LONGEST_REFRESH)
}

/**
 * Sends what was to be sent soon: first what is found in articles, and in another turn what is found in the projects' own
 * files, since that takes long for large glossaries. What takes longer than a slice goes on in the next turn, so that
 * requests and keystrokes come in between; where one of these changed something, it starts again with the new state, and
 * finds made what stayed as it was. What was put off in this way for long goes on with the state that it has, and what it
 * finds is sent in the places where that stands now. The next keystroke need not wait for others to be sent together with it,
 * unless sending takes so long that typing would suffer.
 */
export function publishNow(server: Server): void {
  const start = performance.now()
  const pass = passNow(server, start)
  const isDone = runUntil(server, pass, start + SLICE)
  pass.took += performance.now() - start
  if (!isDone) {
    server.timers.publish.soon(0)
    return
  }
  server.publishing = undefined
  if (server.pages.size > 0) server.timers.pages.afterPause(PAGES_PAUSE, LONGEST_REFRESH)
  server.publishPause = pass.took > BEARABLE ? Math.min(LONGEST_PAUSE, pass.took) : 0
  // What was added in the meantime, and what another session says.
  if (server.unpublished.size > 0) server.timers.publish.soon(server.publishPause)
}

/** Does one step of a pass at least, and others until a time; gives whether all are done. What fails is not tried again. */
function runUntil(server: Server, {steps}: PublishPass, end: number): boolean {
  try {
    for (;;) {
      if (steps.next().done) return true
      if (performance.now() >= end) return false
    }
  } catch (error) {
    server.publishing = undefined
    server.unpublished.clear()
    throw error
  }
}

/** The pass that goes on, or a new one where the session is another than it began with. */
function passNow(server: Server, now: number): PublishPass {
  const {session, publishing: last} = server
  if (last && (last.session === session || (last.isSteady && isTyped(last.session, session))))
    return last
  const asked = last?.asked ?? now
  const isSteady = now - asked > LONGEST_WAIT
  const pass = {session, steps: publishSteps(server, session), isSteady, asked, took: 0}
  server.publishing = pass
  return pass
}

/** Whether sessions may differ in what was typed, and differ in no project. */
function isTyped({workspace: before}: Session, {workspace: after}: Session): boolean {
  return before.projects === after.projects && before.stored === after.stored
}

function* publishSteps(server: Server, session: Session): Steps<void> {
  const {unpublished, unpublishedFiles} = server
  const {open} = session.workspace
  const snapshot = {...snapshotOf(server), session}
  for (const key of [...unpublished]) {
    const article = open.get(key)
    // All are sent once the project is known.
    if (isAwaited(session, key)) {
      unpublished.delete(key)
      continue
    }
    if (article) {
      yield* derivingSteps(session.workspace, article)
      if (server.session.workspace.open.has(key))
        publish(server, key, () => articleDiagnostics(snapshot, key))
    } else unpublishedFiles.keys.add(key)
    // What has been typed in the meantime is still to be sent.
    if (server.session === session) unpublished.delete(key)
    yield
  }
  tellOthers(server, session)
  if (unpublishedFiles.all || unpublishedFiles.keys.size > 0) server.timers.publishFiles.soon(0)
}

/** Sends the diagnostics of all other documents too, where what was typed since they were sent may change them. */
function tellOthers(server: Server, {workspace}: Session): void {
  const before = server.typedSince
  server.typedSince = server.session.workspace === workspace ? undefined : workspace
  if (!before) return
  if (changesOtherFiles(before, workspace)) publishOpen(server)
  else if (changesStoredFiles(before, workspace))
    server.timers.folder.afterPause(REFRESH_PAUSE, LONGEST_REFRESH)
}

/** Milliseconds. */
const REFRESH_PAUSE = 100
const PAGES_PAUSE = 300
const LONGEST_REFRESH = 1000
const BEARABLE = 50
const LONGEST_PAUSE = 100
const SLICE = 6
/** Once passes were put off for so long, the next goes on to its end, however fast somebody types. */
const LONGEST_WAIT = 1000

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
    while (checkNext(session.workspace, project)) {
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
