import type {Dirent} from 'node:fs'
import {runSteps, type Steps} from '../base/steps.js'
import {baselineName} from '../project/baseline.js'
import {type SplitGlob, splitGlob} from '../project/globs.js'
import type {IgnoreProblem} from '../project/ignore-rules.js'
import type {Project} from '../project/project.js'
import {isArticle, selectionOf} from '../project/selection.js'
import {holdsProjectFiles} from './find-project.js'
import {scopeOf} from './ignore-files.js'
import {allowedRoot, projectFileName} from './paths.js'
import {type WalkProblem, walkSteps} from './walk.js'

/** How articles are found. */
export interface FindOptions {
  /** Whether `.gitignore` and `.newsmarkignore` count, as they do by default. */
  readonly ignoreFiles?: boolean
  /** Gets each line of an ignore file that is not obeyed. */
  readonly report?: (problem: IgnoreProblem) => void
  /** Gets each link with the name of an article, wherever it leads. */
  readonly linked?: (path: string) => void
  /** Gets each folder or link that could not be looked at. */
  readonly refused?: (refusal: WalkProblem) => void
  /** Gets each folder that holds no folder and no project file, be it one by the defaults, as most do. */
  readonly plain?: (folder: string) => void
}

/**
 * The articles of a project, relative to its root, `/`-separated, ordered by code units. A folder that is a project of
 * its own belongs to that. Throws what `walk` throws.
 */
export function findArticles(project: Project, options: FindOptions = {}): string[] {
  return runSteps(findArticlesSteps(project, options))
}

/** The same in steps, for a server whose event loop has to go on. */
export function* findArticlesSteps(project: Project, options: FindOptions = {}): Steps<string[]> {
  const {root, config} = project
  const {prunes} = selectionOf(config)
  const globs = config.include.map(splitGlob)
  const found = yield* walkSteps({
    root,
    allowed: allowedRoot(root),
    enters: folder => globs.some(glob => leadsTo(folder, glob)) && !prunes(folder),
    // Whether a file is ignored is asked of the folder that it is found in, which the walk knows.
    takes: file => isArticle(project, file),
    shuts: (folder, items) => {
      if (items.length > 0 && items.every(isPlain)) {
        options.plain?.(folder)
        return false
      }
      return isProject(project, folder, items)
    },
    ...(options.linked && {linked: options.linked}),
    ...(options.refused && {refused: options.refused}),
    ...(options.ignoreFiles !== false && {ignores: scopeOf(root, options.report)})
  })
  return found.sort()
}

/** Whether an item of a folder is no folder, and none of the files that make a folder a project. */
function isPlain(item: Dirent): boolean {
  const {name} = item
  return !name.endsWith('.yaml') && name !== baselineName && !item.isDirectory()
}

/** Whether a folder is a project of its own; one by the defaults counts only where no project file is above it. */
function isProject(
  {root, file}: Project,
  folder: string,
  items: readonly {readonly name: string}[]
): boolean {
  if (items.some(({name}) => name === projectFileName)) return true
  return file === undefined && items.some(isRuling) && holdsProjectFiles(`${root}/${folder}`)
}

/** Most folders need no second look. */
function isRuling({name}: {readonly name: string}): boolean {
  return name === 'glossary' || name === 'glossary.yaml' || name === baselineName
}

/** Whether a folder may hold what a glob matches, or is on the way there. */
function leadsTo(folder: string, {base, rest}: SplitGlob): boolean {
  const isInside = base === '' || folder.startsWith(`${base}/`)
  return isInside ? rest.includes('/') || rest.includes('**') : `${base}/`.startsWith(`${folder}/`)
}
