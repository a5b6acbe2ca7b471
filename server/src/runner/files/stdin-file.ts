import {decodeText} from '../../node/file-system.js'
import {findArticles} from '../../node/find-articles.js'
import {createLineFinder} from '../../node/ignore-files.js'
import {toPortable} from '../../node/paths.js'
import {readStdin} from '../../node/standard-streams.js'
import {within} from '../../project/path-names.js'
import type {Project} from '../../project/project.js'
import {isArticle} from '../../project/selection.js'
import type {Failure} from '../../reporting/report.js'
import type {FileOptions} from '../options.js'
import {toFailure, toWalkFailure} from './failure.js'
import {fileAccess} from './file-access.js'
import {createIgnorePatterns} from './ignore-patterns.js'
import {STDIN_NAME} from './named-input.js'
import {projectFinder} from './project-finder.js'
import type {RunFiles} from './run-files.js'
import {loadFound} from './run-project.js'

/**
 * The files of a run over the text from standard input, as if it stood in a file: the one that is named,
 * or else some article in the working directory. The file need not be there.
 */
export function resolveStdin(options: FileOptions, cwd: string): RunFiles {
  const name = options.stdinFilename ?? STDIN_NAME
  try {
    return resolveBytes(readStdin(), name, options, cwd)
  } catch (error) {
    return {projects: [], failures: [toFailure(name, error)], notes: []}
  }
}

function resolveBytes(bytes: Buffer, name: string, options: FileOptions, cwd: string): RunFiles {
  const {stdinFilename, ignoreFiles} = options
  const absolute = toPortable(stdinFilename ?? UNNAMED, cwd)
  const {root, file} = projectFinder(options, cwd)(absolute)
  const overlay = (path: string): string | undefined =>
    toPortable(path) === absolute ? decodeText(bytes, name) : undefined
  const project = loadFound({root, file}, options, overlay)
  const path = within(root, absolute)
  const given = {
    bytesOf: (asked: string) => (asked === path ? bytes : undefined),
    nameOf: (asked: string) =>
      asked === path && stdinFilename === undefined ? STDIN_NAME : undefined
  }
  const failures: Failure[] = []
  const files = {
    project,
    access: fileAccess(root, cwd, given),
    articles: isChecked(project, path, options, cwd) ? [path] : [],
    included: () =>
      findArticles(project, {
        ignoreFiles,
        refused: refusal => failures.push(toWalkFailure(cwd, root, refusal))
      }),
    given: path,
    ...(project.texts.has(path) && {isAsked: true as const})
  }
  return {projects: [files], failures, notes: []}
}

/** A project file is no article; an excluded or ignored file is one unless that is said to count. */
function isChecked(project: Project, path: string, options: FileOptions, cwd: string): boolean {
  if (project.texts.has(path)) return false
  const {forceExclude, ignoreFiles, ignorePatterns} = options
  if (createIgnorePatterns(ignorePatterns, cwd)(project.root, path)) return false
  if (!forceExclude) return true
  const isIgnored = (name: string): boolean => createLineFinder(project.root)(name) !== undefined
  return isArticle(project, path, ignoreFiles ? isIgnored : undefined)
}

/** Gives an article without a name its default id. */
const UNNAMED = 'stdin.news.txt'
