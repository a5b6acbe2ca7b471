import * as v from 'valibot'
import {phrase} from '../../base/phrase.js'
import {type Act, defineAct, type Outcome, reasonOf} from '../act.js'
import {saySuggestions, suggestionsFor} from '../place/suggestions.js'
import {fragmentsFrom} from '../place/targets.js'
import {unwrap} from '../place/unwrap.js'

const schema = v.object({scope: v.optional(v.picklist(['here', 'article']), 'here')})

/** Rejects suggestions: takes their tags away, with the fragments that continue them. */
export const reject: Act = defineAct({
  id: 'reject',
  label: 'Reject suggestions',
  kind: 'refactor.unmark.reject',
  schema,
  offer: place =>
    (['here', 'article'] as const).map(scope => {
      const found = suggestionsFor(place, scope)
      const title = phrase`Reject ${saySuggestions(found, scope)}`
      return {title, arguments: {scope}, reason: reasonOf(found)}
    }),
  apply: (place, {scope}): Outcome => {
    const found = suggestionsFor(place, scope)
    if ('reason' in found) return found
    const all = found.flatMap(unit => (unit.continues ? [unit] : fragmentsFrom(place.model, unit)))
    return unwrap(place, [...new Set(all)])
  }
})
