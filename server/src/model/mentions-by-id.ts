import type {ArticleModel, Mention, Unit} from './article-model.js'
import {firstFragments, fragmentKey} from './link-claims.js'
import {continuesAsRead} from './move-unit.js'
import {isMention} from './queries.js'

/**
 * The mentions with an id, by id, in the order of the text; the first of each id counts, and an id on a further fragment
 * leads to the mention that it continues.
 */
export function indexMentions(units: ArticleModel['units']): ReadonlyMap<string, Mention> {
  const index = new Map<string, Mention>()
  let first: ReadonlyMap<string, Unit> | undefined
  for (const unit of units) {
    const {id, tag} = unit
    if (id === undefined || !isMention(unit) || index.has(id)) continue
    const continues = continuesAsRead(unit)
    first ??= continues && firstFragments(units)
    const whole = continues && first?.get(fragmentKey(tag.kind, continues.text))
    index.set(id, whole && isMention(whole) ? whole : unit)
  }
  return index
}
