import {moveReferences} from '../../annotate/rename/rename-article.js'
import {getOrMake} from '../../base/group.js'
import type {Steps} from '../../base/steps.js'
import {articleId} from '../../model/resolve.js'
import {nameIn, pathIn} from '../../project/path-names.js'
import type {Project} from '../../project/project.js'
import {type Scope, scopeOf} from '../../project/scopes.js'
import {corpusAt, factsOf} from '../../session/derive.js'
import {articlesOf} from '../../session/queries.js'
import type {Workspace} from '../../session/workspace.js'
import {corpusViewOf, type PathChange, type WorkspaceOutcome} from './corpus-view.js'

/** A file or a folder that gets another path; both as the session names them. */
export interface Move {
  readonly from: string
  readonly to: string
}

/**
 * The changes of references to claims that keep these right when articles are moved: of an article without an `id` in its
 * front matter, the name of the file is the id. An id that another article has or gets is not taken over. Paths are those
 * before the move.
 */
export function* moveArticles(
  workspace: Workspace,
  moves: readonly Move[]
): Steps<WorkspaceOutcome> {
  const changes = new Map<string, PathChange>()
  for (const project of workspace.projects.values()) {
    for (const {within, ids} of yield* movedIds(workspace, project, moves)) {
      const found = yield* moveReferences(corpusViewOf(workspace, project, within), ids)
      if ('reason' in found) return found
      for (const {path, edits} of found)
        changes.set(pathIn(project.root, path), {path: pathIn(project.root, path), edits})
    }
  }
  return {type: 'done', changes: [...changes.values()]}
}

/** What becomes of the ids of articles in one scope: those that they get, by those that they have. */
interface MovedIds {
  /** The name of an article in the scope. */
  readonly within: string
  readonly ids: ReadonlyMap<string, string>
}

/** The ids that articles get, scope by scope. */
function* movedIds(
  workspace: Workspace,
  project: Project,
  moves: readonly Move[]
): Steps<readonly MovedIds[]> {
  const byScope = new Map<Scope, {readonly within: string; readonly ids: Map<string, string>}>()
  const find = scopeOf(project.config)
  for (const article of articlesOf(workspace, project.root)) {
    yield
    const to = movedPath(article.path, moves)
    if (to === undefined) continue
    const {id, idSpan} = factsOf(workspace, article)
    const isStated = idSpan.end > idSpan.start
    const corpus = corpusAt(workspace, project.root, article.name)
    const now = articleId(nameIn(project.root, to), undefined)
    // Of several articles with an id, others mean the first.
    const isMeant = !corpus || corpus.article(id)?.path === article.name
    if (isStated || now === id || !isMeant || corpus?.article(now)) continue
    const make = () => ({within: article.name, ids: new Map<string, string>()})
    getOrMake(byScope, find(article.name), make).ids.set(id, now)
  }
  return [...byScope.values()].map(({within, ids}) => ({within, ids: withoutClashes(ids)}))
}

function withoutClashes(ids: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const taken = [...ids.values()]
  return new Map([...ids].filter(([, id]) => taken.indexOf(id) === taken.lastIndexOf(id)))
}

function movedPath(path: string, moves: readonly Move[]): string | undefined {
  for (const {from, to} of moves) {
    if (path === from) return to
    if (path.startsWith(`${from}/`)) return to + path.slice(from.length)
  }
  return undefined
}
