import type {ArticleModel} from '../../model/article-model.js'
import {claimAt, isMention, partAt, unitAt} from '../../model/queries.js'
import {findClaim} from '../../session/claims.js'
import {modelOf} from '../../session/derive.js'
import {articleAt, subjectAt} from '../../session/queries.js'
import type {Workspace} from '../../session/workspace.js'
import {claimItem, entryItem, type HierarchyItem} from './hierarchy-item.js'

/**
 * The items of what is named at a UTF-16 offset of an article or a glossary file: a claim, or an entry; of a mention of
 * several entries and of an ambiguous name, all of them.
 */
export function itemsAt(
  workspace: Workspace,
  path: string,
  offset: number
): readonly HierarchyItem[] {
  const article = articleAt(workspace, path)
  const model = article && modelOf(workspace, article)
  const several = model ? severalAt(model, offset) : []
  if (article && several.length > 0) return entryItems(workspace, article.root, several, path)
  const found = subjectAt(workspace, path, offset)
  if (found?.subject.type === 'entry')
    return entryItems(workspace, found.root, [found.subject.id], article && path)
  if (!article || !model) return []
  const {root} = article
  if (found?.subject.type === 'claim') {
    const known = findClaim(workspace, root, {model, path}, found.subject)
    return known ? [claimItem(root, known.path, known.model, known.claim)] : []
  }
  const claim = found ? undefined : claimAt(model, offset)
  return claim ? [claimItem(root, path, model, claim)] : []
}

/** The ids of the entries that a mention at an offset may mean, where it is not one. */
function severalAt(model: ArticleModel, offset: number): readonly string[] {
  const unit = unitAt(model, offset)
  if (!unit || !isMention(unit) || partAt(unit, offset)?.type !== 'content') return []
  const {resolution, candidates, entries} = unit
  if (resolution === 'ambiguous') return candidates.map(({id}) => id)
  return resolution === 'several' ? entries.map(({id}) => id) : []
}

/** The items of entries of a project as an article sees them, or all, without those that it does not have. */
export function entryItems(
  workspace: Workspace,
  root: string,
  ids: readonly string[],
  from: string | undefined
): readonly HierarchyItem[] {
  const project = workspace.projects.get(root)
  if (!project) return []
  return ids.flatMap(id => {
    const entry = project.glossary.entries.get(id)
    return entry ? [entryItem(project, entry, from)] : []
  })
}
