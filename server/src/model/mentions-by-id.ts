import type {ArticleModel, Mention, Unit} from './article-model.js'
import {firstFragments, fragmentKey} from './link-claims.js'
import {isMention} from './queries.js'

/** Finds the mention that an id of an article leads to. */
export type FindMention = (id: string) => Mention | undefined

/**
 * Makes a look-up of the mentions of an article by their ids; the first of each id counts, and an id on a further
 * fragment leads to the mention that it continues. The index is made at the first question, as few articles have any.
 */
export function mentionFinder(units: ArticleModel['units']): FindMention {
  let index: ReadonlyMap<string, Mention> | undefined
  return id => {
    index ??= indexMentions(units)
    return index.get(id)
  }
}

/** The mentions with an id, by id, in the order of the text. */
export function indexMentions(units: ArticleModel['units']): ReadonlyMap<string, Mention> {
  const index = new Map<string, Mention>()
  let first: ReadonlyMap<string, Unit> | undefined
  for (const unit of units) {
    const {id, continues, tag} = unit
    if (id === undefined || !isMention(unit) || index.has(id)) continue
    first ??= continues && firstFragments(units)
    const whole = continues && first?.get(fragmentKey(tag.kind, continues.text))
    index.set(id, whole && isMention(whole) ? whole : unit)
  }
  return index
}
