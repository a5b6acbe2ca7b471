import type {Project} from '../../project/project.js'
import {findScope, hasScopes, type Scope, scopeOf, scopesOf} from '../../project/scopes.js'
import {articlesOf} from '../../session/queries.js'
import {type Article, isCopy, type Workspace} from '../../session/workspace.js'

/** What a coder of a project has, what is curated, or the rest, as a view names it; null for no coder. */
export interface ViewedScope {
  readonly root: string
  readonly coder: string | null
  readonly isCurated: boolean
}

/** A scope as a node, with its number of articles. */
export interface ScopeItem extends ViewedScope {
  readonly type: 'scope'
  readonly articles: number
}

/** The scopes of a project that have articles; none for a project that has only one, whose node is left out. */
export function scopeItems(workspace: Workspace, {root, config}: Project): readonly ScopeItem[] {
  if (!hasScopes(config)) return []
  const find = scopeOf(config)
  const counts = new Map<Scope, number>()
  for (const article of articlesOf(workspace, root)) {
    const scope = find(article.name)
    if (!isCopy(article)) counts.set(scope, (counts.get(scope) ?? 0) + 1)
  }
  return scopesOf(config).flatMap(scope => {
    const articles = counts.get(scope) ?? 0
    const {coder = null, isCurated} = scope
    return articles > 0 ? [{type: 'scope', root, coder, isCurated, articles} as const] : []
  })
}

/** The articles of a project that are in a scope; all where none is named, and none where the project does not have it. */
export function* articlesWithin(
  workspace: Workspace,
  {root, config}: Project,
  within: ViewedScope | undefined
): Generator<Article> {
  if (!within) return yield* articlesOf(workspace, root)
  const {coder, isCurated} = within
  const scope = findScope(config, {coder: coder ?? undefined, isCurated})
  const find = scopeOf(config)
  for (const article of articlesOf(workspace, root)) if (find(article.name) === scope) yield article
}
