import type {FileSettings} from '../../cli/options/read-selecting.js'
import {findArticles, isArticle} from '../../node/find-articles.js'
import {createProjectFinder, type FoundProject} from '../../node/find-project.js'
import {createLineFinder, type FindLine} from '../../node/ignore-files.js'
import {loadProject} from '../../node/load-project.js'
import {toPortable} from '../../node/paths.js'
import type {Project} from '../../project/project.js'
import {includes} from '../../project/selection.js'
import type {Failure} from '../../reporting/report.js'
import {knownRules} from '../../rules/registry.js'
import {toFailure, toWalkFailure} from './failure.js'
import {fileAccess, type GivenFiles} from './file-access.js'
import {createIgnorePatterns, type IgnorePatterns} from './ignore-patterns.js'
import type {RunFiles} from './run-files.js'
import {showPath} from './show-path.js'

/** A plan while it is made: what the paths have led to so far. */
export interface CollectedFiles {
  readonly fileSettings: FileSettings
  readonly findProject: (path: string) => FoundProject
  readonly isIgnoredByPattern: IgnorePatterns
  /** Contents that stand for those of files, by absolute path. */
  readonly given: ((absolutePath: string) => Buffer | undefined) | undefined
  /** By their roots. */
  readonly projects: Map<string, CollectedProject>
  readonly failures: Failure[]
  readonly notes: Set<string>
}

/** What of one project is to be checked. */
export interface CollectedProject {
  readonly project: Project
  readonly articles: Set<string>
  readonly included: () => readonly string[]
  readonly findLine: FindLine
  /** Whether anything of it is. */
  isWanted: boolean
  /** Whether a folder was meant. */
  isWhole: boolean
}

/** A plan without anything in it; throws a UsageError for patterns that are refused. */
export function startCollecting(
  fileSettings: FileSettings,
  given?: CollectedFiles['given']
): CollectedFiles {
  return {
    fileSettings,
    findProject: createProjectFinder(),
    isIgnoredByPattern: createIgnorePatterns(fileSettings.ignorePatterns, process.cwd()),
    given,
    projects: new Map(),
    failures: [],
    notes: new Set()
  }
}

/** The plan that a draft has come to. */
export function finishCollecting(collected: CollectedFiles): RunFiles {
  const {projects, failures, notes, isIgnoredByPattern} = collected
  const jobs = [...projects.values()]
    .filter(({isWanted}) => isWanted)
    .map(({project, articles, included, isWhole}) => {
      const {root, texts} = project
      const taken = [...articles].filter(
        path => !texts.has(path) && !isIgnoredByPattern(root, path)
      )
      // Only what is staged is asked for again, and there may be a million of them.
      if (!collected.given) articles.clear()
      const paths = fileAccess(root, process.cwd(), givenIn(collected, root))
      const whole = isWhole ? ({isWhole} as const) : {}
      return {checker: {project, ...paths}, articles: taken.sort(), included, ...whole}
    })
  return {jobs, failures, notes: [...notes]}
}

/** Does what it takes to add one path; where that fails, the others are checked all the same. */
export function attempt(collected: CollectedFiles, path: string, add: () => void): void {
  try {
    add()
  } catch (error) {
    collected.failures.push(toFailure(path, error))
  }
}

/** Adds a file, whatever its project includes, unless `--force-exclude` says otherwise. */
export function addFile(collected: CollectedFiles, path: string): void {
  const {project, name, place} = locate(collected, path)
  const isOwn = project.texts.has(name)
  if (collected.fileSettings.forceExclude && !isOwn && !isIncluded(collected, place, name)) return
  place.articles.add(name)
  place.isWanted = true
}

/** Adds a file if it is an article of its project, or belongs to the project itself. */
export function addArticle(collected: CollectedFiles, path: string): void {
  const {project, name, place} = locate(collected, path)
  if (!project.texts.has(name) && !isIncluded(collected, place, name)) return
  place.articles.add(name)
  place.isWanted = true
}

interface Located {
  readonly project: Project
  /** Relative to the project's root. */
  readonly name: string
  readonly place: CollectedProject
}

function locate(collected: CollectedFiles, path: string): Located {
  const place = projectIn(collected, collected.findProject(path))
  const {project} = place
  return {project, name: within(project.root, toPortable(path)), place}
}

function isIncluded(
  {fileSettings}: CollectedFiles,
  {project, findLine}: CollectedProject,
  name: string
): boolean {
  return fileSettings.ignoreFiles
    ? isArticle(project, name, findLine)
    : includes(project.config, name)
}

/** A path relative to a root that it is in; empty for the root itself. */
export function within(root: string, path: string): string {
  return path.slice(root.endsWith('/') ? root.length : root.length + 1)
}

/** A project of the draft, loaded if it was not yet. */
export function projectIn(collected: CollectedFiles, {root, file}: FoundProject): CollectedProject {
  const known = collected.projects.get(root)
  if (known) return known
  const {given} = collected
  const overlay = given && ((path: string) => given(path)?.toString('utf8'))
  const project = loadProject(root, {...(file && {file}), knownRules, ...(overlay && {overlay})})
  let found: readonly string[] | undefined
  const included = (): readonly string[] => {
    found ??= findIncluded(collected, project, added)
    return found
  }
  const added: CollectedProject = {
    project,
    articles: new Set(),
    included,
    findLine: lineFinder(root, file),
    isWanted: false,
    isWhole: false
  }
  collected.projects.set(root, added)
  return added
}

/** In a folder that is no project of its own, what ignore files in the working directory say of it counts. */
function lineFinder(root: string, file: string | undefined): FindLine {
  const cwd = toPortable('.')
  const inner = file === undefined && root.startsWith(`${cwd}/`) ? `${within(cwd, root)}/` : ''
  const findLine = createLineFinder(inner === '' ? root : cwd)
  return path => findLine(inner + path)
}

/** What is staged counts even where it is not in the folder any more. */
function findIncluded(
  {fileSettings, notes, given, failures}: CollectedFiles,
  project: Project,
  {articles}: CollectedProject
): readonly string[] {
  const found = findArticles(project, {
    ignoreFiles: fileSettings.ignoreFiles,
    refused: refusal => failures.push(toWalkFailure(project.root, refusal)),
    report: ({path, line, message}) => notes.add(`${showPath(path)}:${line}: ${message}`)
  })
  if (!given) return found
  const staged = [...articles].filter(path => includes(project.config, path))
  return [...new Set([...found, ...staged])].sort()
}

function givenIn({given}: CollectedFiles, root: string): GivenFiles | undefined {
  const prefix = root.endsWith('/') ? root : `${root}/`
  return given && {bytesOf: path => given(prefix + path)}
}
