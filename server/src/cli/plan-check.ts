import {resolve} from 'node:path'
import {findArticles} from '../node/find-articles.js'
import {type FoundProject, findProject} from '../node/find-project.js'
import {isFolder} from '../node/is-folder.js'
import {loadProject} from '../node/load-project.js'
import {allowedRoot, projectFileName, toPortable} from '../node/paths.js'
import {walk} from '../node/walk.js'
import type {Project} from '../project/project.js'
import {selectionOf} from '../project/selection.js'
import {ruleIds} from '../rules/registry.js'
import {type Failure, toFailure} from './failure.js'
import type {Plan} from './plan.js'
import {projectPaths} from './project-paths.js'

/**
 * Finds what to check for paths as given on the command line; no path means the working directory.
 * A file is taken whatever its project includes; a folder means the articles in it,
 * each under the project whose file is nearest above it.
 */
export function planCheck(paths: readonly string[]): Plan {
  const draft: Draft = {projects: new Map(), failures: [], empty: []}
  for (const path of paths.length > 0 ? paths : ['.']) {
    try {
      if (isFolder(path)) addFolder(draft, path)
      else addFile(draft, path)
    } catch (error) {
      draft.failures.push(toFailure(path, error))
    }
  }
  const jobs = [...draft.projects.values()].map(({project, articles, included}) => ({
    checker: {project, ...projectPaths(project.root, process.cwd())},
    articles: [...articles].filter(path => !project.texts.has(path)).sort(),
    included
  }))
  return {jobs, failures: draft.failures, empty: draft.empty}
}

/** What the paths have led to so far. */
interface Draft {
  /** By their roots. */
  readonly projects: Map<string, ProjectDraft>
  readonly failures: Failure[]
  readonly empty: string[]
}

interface ProjectDraft {
  readonly project: Project
  readonly articles: Set<string>
  readonly included: () => readonly string[]
}

function addFile(draft: Draft, path: string): void {
  const {project, articles} = projectIn(draft, findProject(path))
  articles.add(within(project.root, toPortable(path)))
}

function addFolder(draft: Draft, path: string): void {
  const folder = toPortable(path)
  const {project, articles, included} = projectIn(draft, findProject(folder))
  const inner = within(project.root, folder)
  const found = included().filter(article => inner === '' || article.startsWith(`${inner}/`))
  for (const article of found) articles.add(article)
  const nested = nestedProjects(project, folder, inner)
  const counts = nested.map(place => addWhole(draft, place))
  if (found.length === 0 && counts.every(count => count === 0)) draft.empty.push(path)
}

/** Takes all articles of a project; gives their number. */
function addWhole(draft: Draft, place: FoundProject): number {
  const {articles, included} = projectIn(draft, place)
  for (const article of included()) articles.add(article)
  return included().length
}

/** The projects below a folder, except in what the project around it excludes. */
function nestedProjects({root, config}: Project, folder: string, inner: string): FoundProject[] {
  const {excluded} = selectionOf(config)
  const files = walk({
    root: folder,
    allowed: allowedRoot(root),
    enters: path => !excluded(inner === '' ? path : `${inner}/${path}`),
    takes: path => path.endsWith(`/${projectFileName}`)
  })
  return files.map(file => findProject(resolve(folder, file)))
}

/** A path relative to a root that it is in; empty for the root itself. */
function within(root: string, path: string): string {
  return path.slice(root.endsWith('/') ? root.length : root.length + 1)
}

function projectIn({projects}: Draft, {root, file}: FoundProject): ProjectDraft {
  const known = projects.get(root)
  if (known) return known
  const project = loadProject(root, {...(file && {file}), knownRules: ruleIds})
  let found: readonly string[] | undefined
  const included = (): readonly string[] => {
    found ??= findArticles(project)
    return found
  }
  const added = {project, articles: new Set<string>(), included}
  projects.set(root, added)
  return added
}
