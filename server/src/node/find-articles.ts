import {type SplitGlob, splitGlob} from '../project/globs.js'
import type {IgnoreProblem} from '../project/ignore-rules.js'
import type {Project} from '../project/project.js'
import {isArticle as isArticleUnless, selectionOf} from '../project/selection.js'
import {createLineFinder, type FindLine, scopeOf} from './ignore-files.js'
import {allowedRoot, projectFileName} from './paths.js'
import {runSteps, runStepsInSlices, type Steps} from './steps.js'
import {type WalkProblem, walkSteps} from './walk.js'

/** How articles are found. */
export interface FindOptions {
  /** Whether `.gitignore` and `.newsmarkignore` count, as they do by default. */
  readonly ignoreFiles?: boolean
  /** Gets each line of an ignore file that is not obeyed. */
  readonly report?: (problem: IgnoreProblem) => void
  /** Gets each folder or link that could not be looked at. */
  readonly refused?: (refusal: WalkProblem) => void
}

/**
 * The articles of a project, relative to its root, `/`-separated, ordered by code units. A folder with a project file
 * of its own belongs to that project. Throws what `walk` throws.
 */
export function findArticles(project: Project, options: FindOptions = {}): string[] {
  return runSteps(stepsOf(project, options))
}

/** The same without keeping the event loop: in slices of some milliseconds. Rejects with what `walk` throws. */
export function findArticlesInSlices(
  project: Project,
  options: FindOptions = {}
): Promise<string[]> {
  return runStepsInSlices(stepsOf(project, options))
}

function* stepsOf(project: Project, options: FindOptions): Steps<string[]> {
  const {root, config} = project
  const {prunes} = selectionOf(config)
  const globs = config.include.map(splitGlob)
  const found = yield* walkSteps({
    root,
    allowed: allowedRoot(root),
    enters: folder => globs.some(glob => leadsTo(folder, glob)) && !prunes(folder),
    // Whether a file is ignored is asked of the folder that it is found in, which the walk knows.
    takes: file => isArticleUnless(project, file),
    shutBy: projectFileName,
    ...(options.refused && {refused: options.refused}),
    ...(options.ignoreFiles !== false && {ignores: scopeOf(root, options.report)})
  })
  return found.sort()
}

/**
 * Whether a file is one of the articles that `findArticles` finds, by its name relative to the root. Reads ignore
 * files.
 */
export function isArticle(project: Project, name: string, findLine?: FindLine): boolean {
  return isArticleUnless(project, name, path => {
    const find = findLine ?? createLineFinder(project.root)
    return find(path) !== undefined
  })
}

/** Whether a folder may hold what a glob matches, or is on the way there. */
function leadsTo(folder: string, {base, rest}: SplitGlob): boolean {
  const isInside = base === '' || folder.startsWith(`${base}/`)
  return isInside ? rest.includes('/') || rest.includes('**') : `${base}/`.startsWith(`${folder}/`)
}
