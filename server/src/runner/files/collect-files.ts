import type {Selecting} from '../../cli/options/read-selecting.js'
import {findArticles, isArticle} from '../../node/find-articles.js'
import {createProjectFinder, type FoundProject} from '../../node/find-project.js'
import {createLineFinder, type FindLine} from '../../node/ignore-files.js'
import {loadProject} from '../../node/load-project.js'
import {toPortable} from '../../node/paths.js'
import type {Project} from '../../project/project.js'
import {includes} from '../../project/selection.js'
import type {Failure} from '../../reporting/report.js'
import {knownRules} from '../../rules/registry.js'
import {toFailure, toRefusal} from './failure.js'
import {type GivenFiles, projectPaths} from './file-access.js'
import {createLeavingOut, type LeavingOut} from './ignore-patterns.js'
import type {Plan} from './run-files.js'
import {showPath} from './show-path.js'

/** A plan while it is made: what the paths have led to so far. */
export interface Draft {
  readonly selecting: Selecting
  readonly findProject: (path: string) => FoundProject
  readonly leftOut: LeavingOut
  /** Contents that stand for those of files, by absolute path. */
  readonly given: ((absolutePath: string) => Buffer | undefined) | undefined
  /** By their roots. */
  readonly projects: Map<string, ProjectDraft>
  readonly failures: Failure[]
  readonly notes: Set<string>
}

/** What of one project is to be checked. */
export interface ProjectDraft {
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
export function startDraft(selecting: Selecting, given?: Draft['given']): Draft {
  return {
    selecting,
    findProject: createProjectFinder(),
    leftOut: createLeavingOut(selecting.ignorePatterns, process.cwd()),
    given,
    projects: new Map(),
    failures: [],
    notes: new Set()
  }
}

/** The plan that a draft has come to. */
export function finishDraft(draft: Draft): Plan {
  const {projects, failures, notes, leftOut} = draft
  const jobs = [...projects.values()]
    .filter(({isWanted}) => isWanted)
    .map(({project, articles, included, isWhole}) => {
      const {root, texts} = project
      const taken = [...articles].filter(path => !texts.has(path) && !leftOut(root, path))
      // Only what is staged is asked for again, and there may be a million of them.
      if (!draft.given) articles.clear()
      const paths = projectPaths(root, process.cwd(), givenIn(draft, root))
      const whole = isWhole ? ({isWhole} as const) : {}
      return {checker: {project, ...paths}, articles: taken.sort(), included, ...whole}
    })
  return {jobs, failures, notes: [...notes]}
}

/** Does what it takes to add one path; where that fails, the others are checked all the same. */
export function attempt(draft: Draft, path: string, add: () => void): void {
  try {
    add()
  } catch (error) {
    draft.failures.push(toFailure(path, error))
  }
}

/** Adds a file, whatever its project includes, unless `--force-exclude` says otherwise. */
export function addFile(draft: Draft, path: string): void {
  const {project, name, place} = locate(draft, path)
  const isOwn = project.texts.has(name)
  if (draft.selecting.forceExclude && !isOwn && !isIncluded(draft, place, name)) return
  place.articles.add(name)
  place.isWanted = true
}

/** Adds a file if it is an article of its project, or belongs to the project itself. */
export function addArticle(draft: Draft, path: string): void {
  const {project, name, place} = locate(draft, path)
  if (!project.texts.has(name) && !isIncluded(draft, place, name)) return
  place.articles.add(name)
  place.isWanted = true
}

interface Located {
  readonly project: Project
  /** Relative to the project's root. */
  readonly name: string
  readonly place: ProjectDraft
}

function locate(draft: Draft, path: string): Located {
  const place = projectIn(draft, draft.findProject(path))
  const {project} = place
  return {project, name: within(project.root, toPortable(path)), place}
}

function isIncluded({selecting}: Draft, {project, findLine}: ProjectDraft, name: string): boolean {
  return selecting.ignoreFiles ? isArticle(project, name, findLine) : includes(project.config, name)
}

/** A path relative to a root that it is in; empty for the root itself. */
export function within(root: string, path: string): string {
  return path.slice(root.endsWith('/') ? root.length : root.length + 1)
}

/** A project of the draft, loaded if it was not yet. */
export function projectIn(draft: Draft, {root, file}: FoundProject): ProjectDraft {
  const known = draft.projects.get(root)
  if (known) return known
  const {given} = draft
  const overlay = given && ((path: string) => given(path)?.toString('utf8'))
  const project = loadProject(root, {...(file && {file}), knownRules, ...(overlay && {overlay})})
  let found: readonly string[] | undefined
  const included = (): readonly string[] => {
    found ??= findIncluded(draft, project, added)
    return found
  }
  const added: ProjectDraft = {
    project,
    articles: new Set(),
    included,
    findLine: lineFinder(root, file),
    isWanted: false,
    isWhole: false
  }
  draft.projects.set(root, added)
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
  {selecting, notes, given, failures}: Draft,
  project: Project,
  {articles}: ProjectDraft
): readonly string[] {
  const found = findArticles(project, {
    ignoreFiles: selecting.ignoreFiles,
    refused: refusal => failures.push(toRefusal(project.root, refusal)),
    report: ({path, line, message}) => notes.add(`${showPath(path)}:${line}: ${message}`)
  })
  if (!given) return found
  const staged = [...articles].filter(path => includes(project.config, path))
  return [...new Set([...found, ...staged])].sort()
}

function givenIn({given}: Draft, root: string): GivenFiles | undefined {
  const prefix = root.endsWith('/') ? root : `${root}/`
  return given && {bytesOf: path => given(prefix + path)}
}
