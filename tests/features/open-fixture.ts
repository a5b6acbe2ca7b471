import {runSteps} from '../../server/src/base/steps.js'
import type {Project} from '../../server/src/project/project.js'
import {includes} from '../../server/src/project/selection.js'
import {openArticle, setProject, setStored, storedSteps} from '../../server/src/session/change.js'
import {
  type Article,
  createArticle,
  emptyWorkspace,
  type Workspace
} from '../../server/src/session/workspace.js'
import {type FixtureFile, parseFixture} from '../support/fixture.js'
import {toProject} from '../support/project.js'

/** A session over the files of a fixture, with the article that holds the cursor open. */
export interface OpenFixture {
  readonly workspace: Workspace
  readonly files: readonly FixtureFile[]
  /** Of the cursor, as the session names it; of the first file where there is no cursor. */
  readonly path: string
  readonly offset: number
}

/** The root of every fixture's project. */
export const ROOT = '/fixture'

/** Opens the project of a fixture. */
export function openFixture(fixture: string): OpenFixture {
  const {files, cursor} = parseFixture(fixture)
  const {project} = toProject(files)
  const named = cursor?.path ?? files[0]?.path ?? ''
  const articles = files.map(file => toArticle(project, file)).filter(({included}) => included)
  const stored = setStored(
    setProject(emptyWorkspace, project),
    ROOT,
    runSteps(storedSteps(setProject(emptyWorkspace, project), articles))
  )
  const opened = articles.find(({name}) => name === named)
  const workspace = opened ? openArticle(stored, opened) : stored
  return {workspace, files, path: `${ROOT}/${named}`, offset: cursor?.offset ?? 0}
}

/** A file of a fixture as an article. */
function toArticle(project: Project, {path, text}: FixtureFile): Article {
  const included = includes(project.config, path)
  return createArticle({
    path: `${ROOT}/${path}`,
    root: ROOT,
    name: path,
    included,
    text,
    syntax: undefined
  })
}
