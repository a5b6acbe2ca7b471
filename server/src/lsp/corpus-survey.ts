import type {Steps} from '../base/steps.js'
import {kindAt, plainKindAt} from '../node/file-kind.js'
import {findArticlesSteps} from '../node/find-articles.js'
import {createLineFinder, scopeOf} from '../node/ignore-files.js'
import {allowedRoot, realPath, toPortable} from '../node/paths.js'
import {walkSteps} from '../node/walk.js'
import {createWalkTest} from '../node/walk-test.js'
import {folderOf, nameIn, pathIn} from '../project/path-names.js'
import type {Project} from '../project/project.js'
import {includes, isArticle} from '../project/selection.js'
import type {StoredChange} from '../session/change.js'
import type {Article} from '../session/workspace.js'
import type {CorpusIndex} from './corpus-index.js'
import {createLocator, isTooMuch} from './locate.js'
import type {Session} from './session.js'
import {readArticle} from './stored-article.js'
import {isFile} from './uri.js'

/** The links among the names of articles, by path, with what each leads to or would lead to; absolute, as the session writes paths. */
export type CorpusLinks = ReadonlyMap<string, string>

/** The result of a survey. */
export interface Surveyed extends StoredChange {
  readonly links: CorpusLinks
}

/** The files and folders to look at on the disk. */
export interface SurveyTask {
  readonly project: Project
  /** Whether the files of the project are to be found anew; what is known of them is not read again. */
  readonly isWhole: boolean
  /** Absolute paths of files and folders that have changed, came or went. */
  readonly paths: ReadonlySet<string>
  /** Where the links among the articles lead, as far as that is known. */
  readonly links: CorpusLinks
  /** What is known of articles from an earlier time; undefined where nothing is kept. */
  readonly index: CorpusIndex | undefined
  /** Told of the path of an article that is another by the time when its text is needed. */
  readonly changed: (path: string) => void
  /** Told of the number of articles that were read, and of how many there are to read. */
  readonly progress: (done: number, total: number) => void
}

/**
 * Looks at what has changed on the disk, whatever anyone said of it: reads the articles that are new or changed with their
 * facts, and finds those that are gone. In steps of at most one article each. Throws what `node:fs` throws of a faulty file
 * system.
 */
export function* surveySteps(session: Session, task: SurveyTask): Steps<Surveyed> {
  const {project, progress, index} = task
  const known = session.workspace.stored.get(project.root) ?? new Map<string, Article>()
  const seen = yield* lookAt(session, task, known)
  const found = seen.isWhole ? yield* namesOf(session, project, seen.links) : undefined
  if (found) {
    for (const name of found) {
      const path = pathIn(project.root, name)
      if (!known.has(path)) seen.toRead.set(path, name)
    }
  }
  const gone = yield* goneFrom(project.root, known, seen, found)
  const articles: Article[] = []
  const {root} = project
  const reading = {workspace: session.workspace, root, index, changed: task.changed}
  for (const [path, name] of seen.toRead) {
    const article = readArticle(reading, {path, name}, known.get(path))
    if (article) articles.push(article)
    else if (known.has(path)) gone.push(path)
    progress(articles.length, seen.toRead.size)
    yield
  }
  return {found: articles, gone, links: seen.links}
}

/** The result of a look at changed paths. */
interface Seen {
  readonly isWhole: boolean
  /** Names of articles by path. */
  readonly toRead: Map<string, string>
  /** Paths at which there is nothing, or no article; all that is known in them is gone. */
  readonly gone: Set<string>
  readonly links: Map<string, string>
}

function* lookAt(
  session: Session,
  {project, isWhole, paths, links: before}: SurveyTask,
  known: ReadonlyMap<string, Article>
): Steps<Seen> {
  const links = new Map(before)
  const seen = {isWhole, toRead: new Map<string, string>(), gone: new Set<string>(), links}
  const test = articleTest(session, project)
  const folders: string[] = []
  for (const path of [...paths, ...(yield* turnedLinks(before, paths))]) {
    const name = nameIn(project.root, path)
    const kind = name === path ? undefined : kindAt(path)
    noteLink(links, path, includes(project.config, name))
    if (kind === 'folder') folders.push(path)
    else if (kind === 'file' && test(path, name)) seen.toRead.set(path, name)
    else seen.gone.add(kind === undefined ? topmostGone(project.root, path) : path)
    yield
  }
  if (folders.length === 0) return seen
  // A folder that came may have replaced another one.
  const isInside = (path: string): boolean => folders.some(folder => path.startsWith(`${folder}/`))
  for (const {path, name} of known.values()) if (isInside(path)) seen.toRead.set(path, name)
  return {...seen, isWhole: true}
}

/** The links that lead elsewhere than before, as they may where something else than a file was changed. */
function* turnedLinks(links: CorpusLinks, paths: ReadonlySet<string>): Steps<readonly string[]> {
  const turned: string[] = []
  if ([...paths].every(path => plainKindAt(path) === 'file')) return turned
  for (const [path, target] of links) {
    if (targetOf(path) !== target && !paths.has(path)) turned.push(path)
    yield
  }
  return turned
}

function noteLink(links: Map<string, string>, path: string, isWanted: boolean): void {
  if (isWanted && plainKindAt(path) === 'link') links.set(path, targetOf(path))
  else links.delete(path)
}

function targetOf(path: string): string {
  return toPortable(realPath(path))
}

/** The outermost folder below a root that is gone with a path, or the path itself. */
function topmostGone(root: string, path: string): string {
  let gone = path
  for (let folder = folderOf(path); folder.startsWith(`${root}/`); folder = folderOf(folder)) {
    if (kindAt(folder) !== undefined) break
    gone = folder
  }
  return gone
}

/** Whether a file is an article of a project, asked of many at the cost of one look at each folder. */
function articleTest(session: Session, project: Project): (path: string, name: string) => boolean {
  const locate = createLocator(session)
  const findLine = createLineFinder(project.root)
  const isOnWalk = createWalkTest(project.root)
  const isWhole = isSearched(session, project)
  const isLeftOut = (name: string): boolean =>
    (!isWhole && name.includes('/')) || !isOnWalk(name) || findLine(name) !== undefined
  return (path, name) => isArticle(project, name, isLeftOut) && locate(path).root === project.root
}

/** The known articles that are gone: those at or in one of the paths, and those that a walk has not found. */
function* goneFrom(
  root: string,
  known: ReadonlyMap<string, Article>,
  {gone}: Seen,
  found: readonly string[] | undefined
): Steps<string[]> {
  const there = found && new Set(found)
  if (!there && gone.size === 0) return []
  const paths: string[] = []
  let count = 0
  for (const {path, name} of known.values()) {
    if ((there && !there.has(name)) || isIn(gone, root, path)) paths.push(path)
    count += 1
    if (count % ARTICLES_A_STEP === 0) yield
  }
  return paths
}

/** Comparing five hundred paths takes about 0.3 ms. */
const ARTICLES_A_STEP = 500

function isIn(paths: ReadonlySet<string>, root: string, path: string): boolean {
  for (let at = path; at.length > root.length; at = folderOf(at)) if (paths.has(at)) return true
  return false
}

/**
 * The names of a project's articles. Without a project file, only a folder that is open in the editor is
 * searched with the folders in it; never everything there is, nor all that a user has.
 */
function* namesOf(session: Session, project: Project, links: Map<string, string>): Steps<string[]> {
  const {root} = project
  links.clear()
  if (!isFile(root)) return []
  const linked = (name: string): void => noteLink(links, pathIn(root, name), true)
  if (isSearched(session, project)) return yield* findArticlesSteps(project, {linked})
  const takes = (name: string): boolean => isArticle(project, name)
  const ignores = scopeOf(root)
  return yield* walkSteps({
    root,
    allowed: allowedRoot(root),
    enters: () => false,
    takes,
    ignores,
    linked
  })
}

/** Whether the articles of a project are those in all of its folders. */
export function isSearched({folders}: Session, {root, file}: Project): boolean {
  return file !== undefined || (folders.includes(root) && !isTooMuch(root))
}
