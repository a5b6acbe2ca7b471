import type {CancellationToken} from 'vscode-languageserver/node'
import {CountText, phrase, type Said} from '../base/phrase.js'
import type {Steps} from '../base/steps.js'
import {runInSlicesUnless} from '../node/slices.js'
import {folderOf, nameIn, pathIn} from '../project/path-names.js'
import type {Project} from '../project/project.js'
import {
  changeStored,
  corpusSteps,
  hasCorpus,
  type StoredArticles,
  type StoredChange,
  setStored,
  storedSteps
} from '../session/change.js'
import {corpusOf, factsOf} from '../session/derive.js'
import {sameSelection} from '../session/share-unchanged.js'
import type {Article, Workspace} from '../session/workspace.js'
import {closeBuckets, indexOf, noteGone} from './corpus-index.js'
import {type Surveyed, surveySteps} from './corpus-survey.js'
import {keepSoon} from './keep-soon.js'
import {type Progress, showProgress} from './progress.js'
import {publishOpen} from './publish-diagnostics.js'
import {type CorpusReading, logError, type Server} from './server.js'

/** Finds the articles of a project in the background, and reads those that are not known yet. */
export function findArticlesLater(server: Server, root: string): void {
  const reading = readingOf(server, root)
  reading.isWhole = true
  start(server, root, reading)
}

/** Looks in the background at files and folders of a project that may have changed, by their absolute paths. */
export function lookAtLater(server: Server, root: string, paths: Iterable<string>): void {
  const reading = readingOf(server, root)
  for (const path of paths) reading.paths.add(path)
  if (reading.paths.size > 0) start(server, root, reading)
}

/** Looks anew in the background at all articles of a project that are known, and at what there may be beside. */
export function lookAtAllLater(server: Server, root: string): void {
  lookAtLater(server, root, server.session.workspace.stored.get(root)?.keys() ?? [])
  findArticlesLater(server, root)
}

/** The links among the articles of a project that lead to one of these files, or into one of these folders. */
export function linksTo(
  {links}: Server,
  root: string,
  paths: ReadonlySet<string>
): readonly string[] {
  const found: string[] = []
  for (const [path, target] of links.get(root) ?? []) {
    let at = target
    while (!paths.has(at) && folderOf(at) !== at) at = folderOf(at)
    if (paths.has(at)) found.push(path)
  }
  return found
}

/** Whether all articles of a project are known as they are on the disk, as far as anyone has told. */
export function isCorpusWhole({reading, session}: Server, root: string): boolean {
  return !reading.has(root) && hasCorpus(session.workspace, root)
}

/** The roots of the projects of which not all articles are known. */
export function partialCorpora(server: Server): ReadonlySet<string> {
  const {projects} = server.session.workspace
  return new Set([...projects.keys()].filter(root => !isCorpusWhole(server, root)))
}

/** Waits until the articles of a project are known, or until nobody waits any more; tells whether they are. */
export async function corpusWhole(
  server: Server,
  root: string,
  token: CancellationToken
): Promise<boolean> {
  if (isCorpusWhole(server, root)) return true
  if (!server.session.workspace.projects.has(root)) return false
  const reading = readingOf(server, root)
  if (!server.session.workspace.corpora.has(root)) reading.isWhole = true
  start(server, root, reading)
  await new Promise<void>(resolve => {
    reading.waiting.add(resolve)
    token.onCancellationRequested(() => resolve())
  })
  return isCorpusWhole(server, root)
}

function readingOf({reading}: Server, root: string): CorpusReading {
  const known = reading.get(root)
  if (known) return known
  const waiting = new Set<() => void>()
  const paths = new Set<string>()
  const begun = {
    isWhole: false,
    paths,
    isRunning: false,
    isStopped: false,
    done: 0,
    total: 0,
    waiting
  }
  reading.set(root, begun)
  return begun
}

function start(server: Server, root: string, reading: CorpusReading): void {
  reading.isStopped = false
  if (reading.isRunning) return
  reading.isRunning = true
  setTimeout(() => {
    run(server, root, reading)
      .catch(error => logError(server.connection, `reading the articles of ${root}`, error))
      .finally(() => end(server, root, reading))
  }, DELAY)
}

/** Milliseconds, so that the first diagnostics come first. */
const DELAY = 20

async function run(server: Server, root: string, reading: CorpusReading): Promise<void> {
  const stop = (): void => {
    reading.isStopped = true
  }
  const progress = showProgress(server, {
    message: () => server.client.say(messageOf(reading)),
    stop
  })
  try {
    while (isToRead(reading)) await readRound(server, root, reading, progress)
  } finally {
    progress.end()
  }
}

function messageOf({done, total}: CorpusReading): Said {
  return total === 0
    ? 'Finding articles'
    : phrase`Indexing ${new CountText(done)} / ${new CountText(total)}`
}

function isToRead({isWhole, paths, isStopped}: CorpusReading): boolean {
  return !isStopped && (isWhole || paths.size > 0)
}

/** Those who wait are told in any case: an error of ours must not keep them for ever. */
function end(server: Server, root: string, reading: CorpusReading): void {
  reading.isRunning = false
  if (!reading.isStopped) server.reading.delete(root)
  // The last round may have changed nothing, of which nobody is told.
  if (server.gavePart && partialCorpora(server).size === 0) {
    server.gavePart = false
    server.timers.refresh.soon(0)
  }
  for (const resolve of reading.waiting) resolve()
  reading.waiting.clear()
}

async function readRound(
  server: Server,
  root: string,
  reading: CorpusReading,
  progress: Progress
): Promise<void> {
  const {session} = server
  const project = session.workspace.projects.get(root)
  const paths = new Set(reading.paths)
  const isWhole = reading.isWhole || !session.workspace.corpora.has(root)
  reading.isWhole = false
  reading.paths.clear()
  if (!project) return
  const survey = surveySteps(session, {
    project,
    isWhole,
    paths,
    links: server.links.get(root) ?? new Map(),
    index: indexOf(server.indexes, project),
    changed: path => lookAtLater(server, root, [path]),
    progress: (done, total) => {
      reading.done = done
      reading.total = total
      progress.report()
    }
  })
  const isStale = (): boolean => reading.isStopped || !isCurrent(server, project)
  const change = await runInSlicesUnless(isStale, roundSteps(session.workspace, root, survey))
  if (change) return commit(server, root, reading, change)
  // What was to be looked at still is.
  reading.isWhole ||= isWhole
  for (const path of paths) reading.paths.add(path)
}

/** What is known after a round. */
interface Round extends Surveyed {
  /** All stored articles; undefined where those that have changed come to those that are known. */
  readonly stored: StoredArticles | undefined
}

/**
 * Where not all articles are known, makes all ready that is to be set and asked then, rather than at the end at once: the
 * first articles of a project, and after a new codebook, under which all have other facts.
 */
function* roundSteps(workspace: Workspace, root: string, survey: Steps<Surveyed>): Steps<Round> {
  const change = yield* survey
  if (workspace.corpora.has(root)) return {...change, stored: undefined}
  const all = allStored(workspace.stored.get(root), change)
  const stored = yield* storedSteps(workspace, all)
  yield* corpusSteps(workspace, root, stored.facts)
  return {...change, stored}
}

/** Whether reading on makes sense: a new glossary changes nothing, another selection or codebook starts afresh. */
function isCurrent({session}: Server, project: Project): boolean {
  const now = session.workspace.projects.get(project.root)
  return now?.codebook === project.codebook && sameSelectionOnce(now, project)
}

function sameSelectionOnce(now: Project, project: Project): boolean {
  return now === project || now.config === project.config || sameSelection(now, project)
}

function commit(server: Server, root: string, reading: CorpusReading, change: Round): void {
  const before = server.session.workspace
  // Nobody needs the project any more.
  if (!before.projects.has(root)) return
  const {stored} = change
  const workspace = stored ? setStored(before, root, stored) : changeStored(before, root, change)
  server.session = {...server.session, workspace}
  server.links.set(root, change.links)
  keepCorpus(server, root, change)
  if (!before.corpora.has(root)) logCounts(server, root)
  for (const path of namesakes(before, workspace, root, change)) reading.paths.add(path)
  if (workspace !== before) publishOpen(server)
}

/** Has what is known now of the articles of a project kept for the next server, once nobody types. */
function keepCorpus(server: Server, root: string, {gone}: StoredChange): void {
  const project = server.session.workspace.projects.get(root)
  const index = project && indexOf(server.indexes, project)
  if (!index) return
  noteGone(
    index,
    gone.map(path => nameIn(root, path))
  )
  closeBuckets(index)
  if (index.outdated.size > 0) keepSoon(server)
}

/** What a healthy log says of a project, once its articles have been read. */
function logCounts({connection, session: {workspace}}: Server, root: string): void {
  const project = workspace.projects.get(root)
  const name = project?.file ?? `${root} (no project file)`
  const articles = workspace.stored.get(root)?.size ?? 0
  const entries = project?.glossary.entries.size ?? 0
  const files = project?.glossary.files.length ?? 0
  connection.console.info(
    `Project ${name}: articles: ${articles}, glossary files: ${files}, entries: ${entries}`
  )
}

function allStored(
  known: ReadonlyMap<string, Article> = new Map(),
  {found, gone}: StoredChange
): Iterable<Article> {
  if (known.size === 0) return found
  const all = new Map(known)
  for (const path of gone) all.delete(path)
  for (const article of found) all.set(article.path, article)
  return all.values()
}

/**
 * The articles that have the id of one that is new: it may have been moved, of which some clients tell only where it is
 * now.
 */
function namesakes(
  before: Workspace,
  after: Workspace,
  root: string,
  {found}: StoredChange
): readonly string[] {
  const corpus = corpusOf(before, root)
  const known = before.stored.get(root)
  if (!corpus || !known) return []
  return found
    .filter(({path}) => !known.has(path))
    .flatMap(article => corpus.article(factsOf(after, article).id)?.path ?? [])
    .map(name => pathIn(root, name))
}
