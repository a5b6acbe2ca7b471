import type {FileSettings} from '../../cli/options/read-selecting.js'
import {decodeText} from '../../node/file-system.js'
import {findArticles, isArticle} from '../../node/find-articles.js'
import {findProject} from '../../node/find-project.js'
import {loadProject} from '../../node/load-project.js'
import {toPortable} from '../../node/paths.js'
import {readStdin} from '../../node/standard-streams.js'
import type {WalkProblem} from '../../node/walk.js'
import type {Project} from '../../project/project.js'
import {includes} from '../../project/selection.js'
import type {Failure} from '../../reporting/report.js'
import {knownRules} from '../../rules/registry.js'
import {toFailure, toWalkFailure} from './failure.js'
import {fileAccess} from './file-access.js'
import {createIgnorePatterns} from './ignore-patterns.js'
import {STDIN_NAME} from './named-input.js'
import type {RunFiles} from './run-files.js'

/**
 * Plans to check the text from standard input as if it stood in a file: the one that is named,
 * or else some article in the working directory. The file need not be there.
 */
export function resolveStdin(fileSettings: FileSettings): RunFiles {
  const name = fileSettings.stdinFilename ?? STDIN_NAME
  try {
    return planBytes(readStdin(), name, fileSettings)
  } catch (error) {
    return {jobs: [], failures: [toFailure(name, error)], notes: []}
  }
}

function planBytes(bytes: Buffer, name: string, fileSettings: FileSettings): RunFiles {
  const {stdinFilename, ignoreFiles} = fileSettings
  const absolute = toPortable(stdinFilename ?? UNNAMED)
  const {root, file} = findProject(absolute)
  const overlay = (path: string): string | undefined =>
    toPortable(path) === absolute ? decodeText(bytes, name) : undefined
  const project = loadProject(root, {...(file && {file}), knownRules, overlay})
  const path = absolute.slice(root.endsWith('/') ? root.length : root.length + 1)
  const given = {
    bytesOf: (asked: string) => (asked === path ? bytes : undefined),
    nameOf: (asked: string) =>
      asked === path && stdinFilename === undefined ? STDIN_NAME : undefined
  }
  const failures: Failure[] = []
  const refused = (refusal: WalkProblem): void => {
    failures.push(toWalkFailure(root, refusal))
  }
  const job = {
    checker: {project, ...fileAccess(root, process.cwd(), given)},
    articles: isMeant(project, path, fileSettings) ? [path] : [],
    included: () => findArticles(project, {ignoreFiles, refused}),
    given: path
  }
  return {jobs: [job], failures, notes: []}
}

/** What belongs to the project itself is no article; what is left out is one unless that is said to count. */
function isMeant(project: Project, path: string, fileSettings: FileSettings): boolean {
  if (project.texts.has(path)) return false
  const {forceExclude, ignoreFiles, ignorePatterns} = fileSettings
  if (createIgnorePatterns(ignorePatterns, process.cwd())(project.root, path)) return false
  if (!forceExclude) return true
  return ignoreFiles ? isArticle(project, path) : includes(project.config, path)
}

/** Gives an article without a name its default id. */
const UNNAMED = 'stdin.news.txt'
