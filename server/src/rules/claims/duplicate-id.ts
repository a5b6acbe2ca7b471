import type {Location} from '../../glossary/entry.js'
import type {Unit} from '../../model/article-model.js'
import type {ArticleRule} from '../rule.js'
import {quote} from '../shared/wording.js'

/** Reports an id that another tag of the article has already. */
export const duplicateId: ArticleRule = {
  id: 'duplicate-id',
  subject: 'article',
  group: 'claims',
  severity: 'error',
  summary: 'An id that two tags of an article share',
  check({units, claimsById, path}, report) {
    if (countIds(units) === claimsById.size) return
    const first = new Map<string, Location>()
    for (const unit of units) {
      const {id} = unit
      if (id === undefined) continue
      const span = idSpan(unit)
      const location = first.get(id)
      if (location) {
        const message = `Another tag of this article has the id ${quote(id)}: give this one an id of its own`
        report({message, span, related: [{message: `The first ${quote(id)}`, location}]})
      } else first.set(id, {path, span})
    }
  }
}

/** Counts the ids; if there are as many as different ids of claims, no two are the same. */
function countIds(units: readonly Unit[]): number {
  let count = 0
  for (const {id} of units) if (id !== undefined) count++
  return count
}

function idSpan({attributes, tag}: Unit): Location['span'] {
  const attribute = attributes.find(({name}) => name === 'id')
  return attribute?.written.valueSpan ?? {start: tag.start, end: tag.contentStart}
}
