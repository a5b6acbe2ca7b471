import {lazily} from '../../base/memo.js'
import {kindAt} from '../../node/file-kind.js'
import {findArticles} from '../../node/find-articles.js'
import type {FoundProject} from '../../node/find-project.js'
import {createLineFinder, type FindLine} from '../../node/ignore-files.js'
import {pathFrom, toPortable} from '../../node/paths.js'
import {folderPrefix, within} from '../../project/path-names.js'
import type {Project} from '../../project/project.js'
import {includes, isArticle} from '../../project/selection.js'
import type {Failure} from '../../reporting/report.js'
import type {FileOptions} from '../options.js'
import {UsageError} from '../usage-error.js'
import {toFailureAt, toWalkFailure} from './failure.js'
import {fileAccess, type GivenFiles} from './file-access.js'
import {createIgnorePatterns, type IgnorePatterns} from './ignore-patterns.js'
import {namedPath} from './named-input.js'
import {projectFinder} from './project-finder.js'
import type {RunFiles} from './run-files.js'
import {loadFound} from './run-project.js'

/** The files of a run while they are collected: all that its paths have led to so far. */
export interface CollectedFiles {
  readonly options: FileOptions
  /** The working directory. */
  readonly cwd: string
  readonly findProject: (path: string) => FoundProject
  readonly isIgnoredByPattern: IgnorePatterns
  /** Contents that stand for those of files, by absolute path. */
  readonly given: ((absolutePath: string) => Buffer | undefined) | undefined
  /** By their roots. */
  readonly projects: Map<string, CollectedProject>
  readonly failures: Failure[]
  readonly notes: Set<string>
  /** Whether the working directory is looked through because no path is given: then it may hold no article. */
  readonly isUnasked: boolean
}

/** The files of one project while they are collected. */
export interface CollectedProject {
  readonly project: Project
  readonly articles: Set<string>
  readonly included: () => readonly string[]
  /** Folders below its own in which `included` has seen no other project, nor a folder. */
  readonly plainFolders: Set<string>
  readonly findLine: FindLine
  /** Whether all that it includes is meant, besides `articles`. */
  hasAll: boolean
  /** Whether anything of it is to be checked. */
  isWanted: boolean
  /** Whether a folder was meant. */
  isWhole: boolean
}

/** Starts a collection, without any files yet; throws a UsageError for `--ignore-pattern`s that are refused. */
export function startCollecting(
  options: FileOptions,
  cwd: string,
  given?: CollectedFiles['given']
): CollectedFiles {
  return {
    options,
    cwd,
    findProject: projectFinder(options, cwd),
    isIgnoredByPattern: createIgnorePatterns(options.ignorePatterns, cwd),
    given,
    projects: new Map(),
    failures: [],
    notes: new Set(),
    isUnasked: options.paths.length === 0 && options.fileList === undefined
  }
}

/** The files that were collected, each project with the baseline beside it. */
export function finishCollecting(collected: CollectedFiles): RunFiles {
  const {cwd, failures, notes, isIgnoredByPattern} = collected
  const projects = [...collected.projects.values()]
    .filter(({isWanted}) => isWanted)
    .map(({project, articles, included, hasAll, isWhole}) => {
      const {root, texts} = project
      const wanted = hasAll ? withOthers(included(), articles) : [...articles]
      const taken = wanted.filter(path => !texts.has(path) && !isIgnoredByPattern(root, path))
      const isAsked = [...articles].some(path => texts.has(path))
      // Only staged articles are asked for again, and there may be a million of them.
      if (!collected.given) articles.clear()
      const access = fileAccess(root, cwd, givenIn(collected, root))
      const whole = isWhole ? ({isWhole} as const) : {}
      return {
        project,
        access,
        articles: taken.sort(),
        included,
        ...whole,
        ...(isAsked && {isAsked})
      }
    })
  return {projects, failures, notes: [...notes]}
}

/** Paths and others, each once. Mostly there are no others, and a set of 100,000 paths takes 35 ms to make. */
function withOthers(paths: readonly string[], others: ReadonlySet<string>): readonly string[] {
  return others.size === 0 ? paths : [...new Set([...paths, ...others])]
}

/** Calls `add` for one path as the user named it; an error of it is a failure of that path alone. Throws a UsageError. */
export function attempt(collected: CollectedFiles, path: string, add: () => void): void {
  try {
    add()
  } catch (error) {
    if (error instanceof UsageError) throw error
    collected.failures.push(toFailureAt(collected.cwd, path, error))
  }
}

/** Adds a file, whatever its project includes, unless `--force-exclude` says otherwise. `path` is absolute. */
export function addFile(collected: CollectedFiles, path: string): void {
  const {name, files} = locate(collected, path)
  const isProjectFile = files.project.texts.has(name)
  if (collected.options.forceExclude && !isProjectFile && !isIncluded(collected, files, name))
    return
  files.articles.add(name)
  files.isWanted = true
}

/** Adds a file if it is an article of its project, or a project file. `path` is absolute. */
export function addArticle(collected: CollectedFiles, path: string): void {
  const {name, files} = locate(collected, path)
  if (!files.project.texts.has(name) && !isIncluded(collected, files, name)) return
  files.articles.add(name)
  files.isWanted = true
}

interface Located {
  /** Relative to the project's root. */
  readonly name: string
  readonly files: CollectedProject
}

function locate(collected: CollectedFiles, path: string): Located {
  const files = projectIn(collected, collected.findProject(path))
  return {name: within(files.project.root, toPortable(path)), files}
}

function isIncluded(
  {options}: CollectedFiles,
  {project, findLine}: CollectedProject,
  name: string
): boolean {
  const isIgnored = (path: string): boolean => findLine(path) !== undefined
  return isArticle(project, name, options.ignoreFiles ? isIgnored : undefined)
}

/** A project of the collection, loaded if it was not yet. */
export function projectIn(collected: CollectedFiles, {root, file}: FoundProject): CollectedProject {
  const known = collected.projects.get(root)
  if (known) return known
  const {given, options} = collected
  const overlay = given && ((path: string) => given(path)?.toString('utf8'))
  const project = loadFound({root, file}, options, overlay, {isBrief: isBrief(collected)})
  let found: readonly string[] | undefined
  const included = (): readonly string[] => {
    found ??= findIncluded(collected, project, added)
    return found
  }
  const added: CollectedProject = {
    project,
    articles: new Set(),
    included,
    plainFolders: new Set(),
    findLine: lineFinder(root, file, collected.cwd),
    hasAll: false,
    isWanted: false,
    isWhole: false
  }
  collected.projects.set(root, added)
  return added
}

/** Whether a run is about few articles: those whose files are named, and no others. */
function isBrief({options, cwd}: CollectedFiles): boolean {
  const {paths, fileList, staged, since} = options
  const namesAll = fileList === undefined && !staged && since === undefined && paths.length > 0
  if (!namesAll || paths.length > FEW) return false
  return paths.every(path => kindAt(namedPath(path, cwd)) === 'file')
}

const FEW = 20

/** In a folder that is no project of its own, the ignore files in the working directory count too. */
function lineFinder(root: string, file: string | undefined, cwd: string): FindLine {
  const folder = toPortable(cwd)
  const inner =
    file === undefined && root.startsWith(`${folder}/`) ? `${within(folder, root)}/` : ''
  // Reads ignore files, of which a file that is named needs none.
  const finder = lazily(() => createLineFinder(inner === '' ? root : folder))
  return path => finder()(inner + path)
}

/** Staged articles count even where they are not in the folder any more. */
function findIncluded(
  {options, cwd, notes, given, failures}: CollectedFiles,
  project: Project,
  {articles, plainFolders}: CollectedProject
): readonly string[] {
  const found = findArticles(project, {
    ignoreFiles: options.ignoreFiles,
    plain: folder => plainFolders.add(folder),
    refused: refusal => failures.push(toWalkFailure(cwd, project.root, refusal)),
    report: ({path, line, message}) => notes.add(`${pathFrom(cwd, path)}:${line}: ${message}`)
  })
  if (!given) return found
  const staged = [...articles].filter(path => includes(project.config, path))
  return [...new Set([...found, ...staged])].sort()
}

function givenIn({given}: CollectedFiles, root: string): GivenFiles | undefined {
  const prefix = folderPrefix(root)
  return given && {bytesOf: path => given(prefix + path)}
}
