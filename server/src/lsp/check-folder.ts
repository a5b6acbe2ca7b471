import {
  type Diagnostic,
  MessageType,
  ShowMessageNotification,
  type WorkspaceDocumentDiagnosticReport
} from 'vscode-languageserver/node'
import {CountText, type Phrase, phrase} from '../base/phrase.js'
import {inSteps, type Steps} from '../base/steps.js'
import {type StoredFindings, storedFindingSteps} from '../session/stored-findings.js'
import type {Article} from '../session/workspace.js'
import {logOnce, toDiagnostics} from './diagnostics.js'
import {forgetProjects, type KnownProblems, wakeFolder} from './folder-problems.js'
import {isTooMuch} from './locate.js'
import {uriOf} from './locations.js'
import {resultIdOf} from './result-id.js'
import {logError, type Server, type Snapshot, snapshotOf} from './server.js'
import {toKey} from './uri.js'

/** The most articles of a project whose problems are listed while they are not open. */
export const MOST_ARTICLES = 20_000

/** What a client has been told of files before, by their keys. */
export type Told = Map<string, {readonly uri: string; readonly resultId: string | undefined}>

/** Reads what a client says that it was told; in steps, as it may name thousands of files. */
export function* readTold(previous: unknown): Steps<Told> {
  const told: Told = new Map()
  yield* inSteps(Array.isArray(previous) ? previous : [], one => {
    const {uri, value} = (one ?? {}) as {readonly uri?: unknown; readonly value?: unknown}
    if (typeof uri === 'string' && typeof value === 'string')
      told.set(toKey(uri), {uri, resultId: value})
  })
  return told
}

/** Has the request that is held look again, and forgets what is known of projects that are gone. */
export function lookAgain({folderProblems, session}: Server): void {
  forgetProjects(folderProblems, root => session.workspace.projects.has(root))
  wakeFolder(folderProblems)
}

/**
 * Looks for the problems in all articles of the open folders that are not open themselves, of which only those are checked
 * that something has changed for. What the client has not been told yet is given to `emit`, and then stands in `told`. At
 * the end, what the server keeps of articles that are gone is forgotten. In steps of one rule each, or of one long article.
 */
export function* folderSteps(
  server: Server,
  told: Told,
  emit: (report: WorkspaceDocumentDiagnosticReport) => void
): Steps<void> {
  const snapshot = snapshotOf(server)
  const {articles, isPartial} = scopeOf(server)
  const present = new Map<string, Set<string>>()
  for (const article of articles) {
    const {path, root} = article
    present.set(root, (present.get(root) ?? new Set()).add(path))
    if (isOpen(snapshot, path)) {
      // What the client shows of it now is of its own asking, until it is closed.
      told.set(path, {uri: uriOf(snapshot, path), resultId: OF_OPEN})
      continue
    }
    const known = yield* knownOf(server, snapshot, article)
    if (known.resultId === told.get(path)?.resultId || isOpen(server, path)) continue
    const uri = told.get(path)?.uri ?? uriOf(snapshot, path)
    told.set(path, {uri, resultId: known.resultId})
    emit(fullReport(uri, known.resultId, diagnosticsOf(snapshot, article, known.found)))
    yield
  }
  forgetGone(server, present)
  for (const [path, {uri}] of told) {
    if (isPresent(present, path) || isPartial(path) || isOpen(server, path)) continue
    told.delete(path)
    emit(fullReport(uri, undefined, []))
  }
}

/** Stands for what is told of an open file, and is no result id. */
const OF_OPEN = 'open'

/** The reports of the files that are as the client was told; `emitted` are the URIs of all others. */
export function unchangedReports(
  server: Server,
  told: Told,
  emitted: ReadonlySet<string>
): WorkspaceDocumentDiagnosticReport[] {
  const reports: WorkspaceDocumentDiagnosticReport[] = []
  for (const [path, {uri, resultId}] of told) {
    if (resultId === undefined || emitted.has(uri) || isOpen(server, path)) continue
    reports.push({kind: 'unchanged', uri, version: null, resultId})
  }
  return reports
}

/** An article without problems has no result id, so that clients need not name it with each request. */
function fullReport(
  uri: string,
  resultId: string | undefined,
  items: readonly Diagnostic[]
): WorkspaceDocumentDiagnosticReport {
  return {
    kind: 'full',
    uri,
    version: null,
    ...(resultId === undefined ? {} : {resultId}),
    items: [...items]
  }
}

/** The articles whose problems are to be shown at a moment. */
interface Scope {
  readonly articles: Iterable<Article>
  /** Whether a path belongs to a project of which it is not known yet what is wrong in it. */
  readonly isPartial: (path: string) => boolean
}

function scopeOf(server: Server): Scope {
  const {settings} = server
  const {workspace, folders} = server.session
  if (settings.problems !== 'folder') return {articles: [], isPartial: () => false}
  const inFolders = (path: string): boolean =>
    folders.some(folder => path.startsWith(`${folder}/`) && !isTooMuch(folder))
  const partial: string[] = []
  const articles: Article[] = []
  for (const {root, awaited} of workspace.projects.values()) {
    if (!workspace.corpora.has(root) || awaited) partial.push(root)
    else articles.push(...articlesIn(server, root, inFolders))
  }
  const isPartial = (path: string): boolean => partial.some(root => path.startsWith(`${root}/`))
  return {articles, isPartial}
}

/** The articles of a project that are in open folders; none where there are too many, which the user is told once. */
function articlesIn(
  server: Server,
  root: string,
  inFolders: (path: string) => boolean
): readonly Article[] {
  const {workspace} = server.session
  const all: Article[] = []
  for (const article of workspace.stored.get(root)?.values() ?? [])
    if (inFolders(article.path)) all.push(article)
  const {tooLarge} = server.folderProblems
  if (all.length <= MOST_ARTICLES) {
    tooLarge.delete(root)
    return all
  }
  if (!tooLarge.has(root)) tell(server, server.client.say(tooMany(root, all.length)))
  tooLarge.add(root)
  return []
}

function tell({connection}: Server, message: string): void {
  connection
    .sendNotification(ShowMessageNotification.type, {type: MessageType.Info, message})
    .catch(error => logError(connection, 'showing a message', error))
}

function tooMany(root: string, count: number): Phrase {
  const folder = root.slice(root.lastIndexOf('/') + 1)
  return phrase`The folder “${folder}” has ${new CountText(count)} articles: problems are shown in open files only, as they are for folders of up to ${new CountText(MOST_ARTICLES)}. \`newsmark check\` finds those in all`
}

/** What is wrong in an article, as it is known or found anew. */
function* knownOf(server: Server, snapshot: Snapshot, article: Article): Steps<KnownProblems> {
  const {folderProblems: problems} = server
  const ofProject = problems.known.get(article.root) ?? new Map<string, KnownProblems>()
  problems.known.set(article.root, ofProject)
  const last = ofProject.get(article.path)
  const found = yield* storedFindingSteps(snapshot.session.workspace, article, last?.found)
  if (last?.found === found) return last
  problems.checked += 1
  logOnce(server, found.errors)
  const items = diagnosticsOf(snapshot, article, found)
  const known = {found, resultId: items.length === 0 ? undefined : resultIdOf(items)}
  ofProject.set(article.path, known)
  yield
  return known
}

function diagnosticsOf(
  snapshot: Snapshot,
  {path, root}: Article,
  {findings}: StoredFindings
): readonly Diagnostic[] {
  return findings.length === 0 ? [] : toDiagnostics(snapshot, path, root, findings)
}

/** What is open is asked for by itself, in the version that the editor has. */
function isOpen({session}: Snapshot, path: string): boolean {
  return session.documents.has(path)
}

function isPresent(present: ReadonlyMap<string, ReadonlySet<string>>, path: string): boolean {
  for (const paths of present.values()) if (paths.has(path)) return true
  return false
}

function forgetGone(
  {folderProblems: {known}}: Server,
  present: ReadonlyMap<string, ReadonlySet<string>>
): void {
  for (const [root, ofProject] of known) {
    const paths = present.get(root)
    if (!paths) known.delete(root)
    else for (const path of ofProject.keys()) if (!paths.has(path)) ofProject.delete(path)
  }
}
