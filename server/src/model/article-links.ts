import type {ArticleLinks, Tagged, Unit} from './article-model.js'
import {groupContinuations} from './link-claims.js'
import {indexMentions} from './mentions-by-id.js'
import {attributesAsRead} from './move-unit.js'
import {unreadIds} from './unread-ids.js'

/** Makes what the tags of an article say of each other; it holds on to no version of the article. */
export function createLinks(): ArticleLinks {
  return {
    attributeNames: onceAsked(({units}) => attributeNames(units)),
    continuations: onceAsked(({units}) => continuations(units)),
    mentions: onceAsked(
      ({units}) => new Map(Array.from(indexMentions(units), ([id, {index}]) => [id, index]))
    ),
    unreadIds: onceAsked(article => new Set(unreadIds(article).keys()))
  }
}

/** A value that is made of the article for which it is first asked. */
function onceAsked<T extends object>(make: (article: Tagged) => T): (article: Tagged) => T {
  let made: T | undefined
  return article => {
    made ??= make(article)
    return made
  }
}

/** The names of the attributes of some units, as they are read. */
export function attributeNames(units: readonly Unit[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const unit of units) for (const {name} of attributesAsRead(unit)) names.add(name)
  return names
}

function continuations(units: readonly Unit[]): ReadonlyMap<number, readonly number[]> {
  const groups = groupContinuations(units)
  return new Map(
    Array.from(groups, ([{index}, further]) => [index, further.map(unit => unit.index)])
  )
}
