import {decodeText} from '../node/file-system.js'
import {findArticles} from '../node/find-articles.js'
import {findProject} from '../node/find-project.js'
import {loadProject} from '../node/load-project.js'
import {toPortable} from '../node/paths.js'
import {readStdin} from '../node/standard-streams.js'
import {ruleIds} from '../rules/registry.js'
import {toFailure} from './failure.js'
import type {Plan} from './plan.js'
import {projectPaths} from './project-paths.js'
import {STDIN_NAME} from './read-given.js'

/**
 * Plans to check the text from standard input as if it stood in a file: the one that is named,
 * or else some article in the working directory. The file need not be there.
 */
export function planStdin(filename: string | undefined): Plan {
  const name = filename ?? STDIN_NAME
  try {
    return planText(decodeText(readStdin(), name), filename)
  } catch (error) {
    return {jobs: [], failures: [toFailure(name, error)], empty: []}
  }
}

function planText(text: string, filename: string | undefined): Plan {
  const absolute = toPortable(filename ?? UNNAMED)
  const {root, file} = findProject(absolute)
  const overlay = (path: string): string | undefined =>
    toPortable(path) === absolute ? text : undefined
  const project = loadProject(root, {...(file && {file}), knownRules: ruleIds, overlay})
  const path = absolute.slice(root.endsWith('/') ? root.length : root.length + 1)
  const given = {path, text, ...(filename === undefined && {name: STDIN_NAME})}
  const job = {
    checker: {project, ...projectPaths(root, process.cwd(), given)},
    articles: project.texts.has(path) ? [] : [path],
    included: () => findArticles(project)
  }
  return {jobs: [job], failures: [], empty: []}
}

/** Gives an article without a name its default id. */
const UNNAMED = 'stdin.news.txt'
