import {type SplitGlob, splitGlob} from '../project/globs.js'
import type {IgnoreProblem} from '../project/ignore-rules.js'
import type {Project} from '../project/project.js'
import {includes, selectionOf} from '../project/selection.js'
import {createLineFinder, type FindLine, scopeOf} from './ignore-files.js'
import {allowedRoot, projectFileName} from './paths.js'
import {type WalkProblem, walk} from './walk.js'

/** How articles are found. */
export interface FindOptions {
  /** Whether what `.gitignore` and `.newsmarkignore` leave out is no article; it is none by default. */
  readonly ignoreFiles?: boolean
  /** Gets what of the ignore files is not obeyed. */
  readonly report?: (problem: IgnoreProblem) => void
  /** Gets what could not be looked at. */
  readonly refused?: (refusal: WalkProblem) => void
}

/**
 * The articles of a project, relative to its root, `/`-separated, ordered by code units.
 * A folder with a project file of its own belongs to that project.
 */
export function findArticles({root, config, texts}: Project, options: FindOptions = {}): string[] {
  const {prunes} = selectionOf(config)
  const globs = config.include.map(splitGlob)
  const found = walk({
    root,
    allowed: allowedRoot(root),
    enters: folder => globs.some(glob => leadsTo(folder, glob)) && !prunes(folder),
    takes: file => includes(config, file) && !texts.has(file),
    shutBy: projectFileName,
    ...(options.refused && {refused: options.refused}),
    ...(options.ignoreFiles !== false && {ignores: scopeOf(root, options.report)})
  })
  return found.sort()
}

/** Whether a file is one of the articles that `findArticles` finds, by its path relative to the root. */
export function isArticle(
  {root, config, texts}: Project,
  path: string,
  findLine: FindLine = createLineFinder(root)
): boolean {
  return includes(config, path) && !texts.has(path) && findLine(path) === undefined
}

/** Whether a folder may hold what a glob matches, or is on the way there. */
function leadsTo(folder: string, {base, rest}: SplitGlob): boolean {
  const isInside = base === '' || folder.startsWith(`${base}/`)
  return isInside ? rest.includes('/') || rest.includes('**') : `${base}/`.startsWith(`${folder}/`)
}
