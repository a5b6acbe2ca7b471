import {splitGlob} from '../../project/globs.js'
import {pathIn} from '../../project/path-names.js'
import {scopeOf} from '../../project/scopes.js'
import {projectOf} from '../../session/derive.js'
import {articlesOf} from '../../session/queries.js'
import type {Article, Workspace} from '../../session/workspace.js'

/** What another coder of the project has of an article. */
export interface OtherVersion {
  /** The name of the coder; undefined for what is curated, or nobody's. */
  readonly coder: string | undefined
  readonly isCurated: boolean
  readonly path: string
}

/**
 * The versions of an article in other scopes of its project: those with the same path below the folder of their
 * coder.
 */
export function otherVersions(workspace: Workspace, article: Article): readonly OtherVersion[] {
  const {config, root} = projectOf(workspace, article)
  const find = scopeOf(config)
  const folders = [
    ...config.coders.map(({files}) => splitGlob(files).base),
    ...config.curated.map(glob => splitGlob(glob).base)
  ]
  const own = find(article.name)
  const below = (name: string): string => {
    const folder = folders.find(each => name.startsWith(`${each}/`))
    return folder === undefined ? name : name.slice(folder.length + 1)
  }
  const wanted = below(article.name)
  const found: OtherVersion[] = []
  for (const other of articlesOf(workspace, root)) {
    const scope = find(other.name)
    if (scope === own || below(other.name) !== wanted) continue
    found.push({...scope, path: pathIn(root, other.name)})
  }
  return found.sort((a, b) => (a.coder ?? '').localeCompare(b.coder ?? ''))
}
