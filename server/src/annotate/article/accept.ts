import * as v from 'valibot'
import {phrase} from '../../base/phrase.js'
import type {Unit} from '../../model/article-model.js'
import {attributeOf} from '../../model/unit-attributes.js'
import {type Act, defineAct, type Outcome, reasonOf} from '../act.js'
import {joinChanges, takeAttributes} from '../place/change-attributes.js'
import {type Change, checkChange} from '../place/check-change.js'
import {saySuggestions, suggestionsFor} from '../place/suggestions.js'

const schema = v.object({scope: v.optional(v.picklist(['here', 'article']), 'here')})

type Arguments = v.InferOutput<typeof schema>

/**
 * Accepts suggestions: takes `status=suggested` from their tags, and `by=glossary`, which names nobody. Who else has
 * suggested it stays in `by`.
 */
export const accept: Act = defineAct<Arguments>({
  id: 'accept',
  label: 'Accept suggestions',
  kind: 'refactor.rewrite.accept',
  schema,
  offer: place =>
    (['here', 'article'] as const).map(scope => {
      const found = suggestionsFor(place, scope)
      const title = phrase`Accept ${saySuggestions(found, scope)}`
      return {title, arguments: {scope}, reason: reasonOf(found)}
    }),
  apply: (place, {scope}): Outcome => {
    const found = suggestionsFor(place, scope)
    if ('reason' in found) return found
    const changes: Change[] = []
    for (const unit of found) {
      const change = takeAttributes(place, unit, signatureOf(unit))
      if ('reason' in change) return change
      changes.push(change)
    }
    return checkChange(place, joinChanges(changes))
  }
})

function signatureOf({attributes}: Unit): ReadonlySet<string> {
  const isOurs = attributeOf(attributes, 'by')?.written.value === 'glossary'
  return new Set(isOurs ? ['status', 'by'] : ['status'])
}
