import {type Phrase, phrase} from '../../base/phrase.js'
import type {Unit} from '../../model/article-model.js'
import {attributeOf} from '../../model/unit-attributes.js'
import {type Refusal, refuse} from '../act.js'
import type {Place} from './place.js'
import {unitsIn} from './targets.js'

/** Which suggestions an act is about: those in the selection or around the cursor, or all of the article. */
export type SuggestionScope = 'here' | 'article'

/** The tags with `status=suggested`; the innermost one around a cursor. */
export function suggestionsFor(
  {model, selection, target}: Place,
  scope: SuggestionScope
): readonly Unit[] | Refusal {
  if (scope === 'article')
    return orRefuse(model.units.filter(isSuggestion), phrase`in this article`)
  if (target) return orRefuse([target].filter(isSuggestion), phrase`here`)
  const found = unitsIn(model, selection).filter(isSuggestion)
  const isCursor = selection.start === selection.end
  return orRefuse(isCursor ? found.slice(-1) : found, phrase`here`)
}

function orRefuse(found: readonly Unit[], where: Phrase): readonly Unit[] | Refusal {
  return found.length > 0
    ? found
    : refuse(phrase`There is no suggestion ${where}: only these can be decided on`)
}

function isSuggestion({attributes}: Unit): boolean {
  return attributeOf(attributes, 'status')?.written.value === 'suggested'
}

/** How a menu calls some suggestions. */
export function saySuggestions(found: readonly Unit[] | Refusal, scope: SuggestionScope): Phrase {
  if (scope === 'article') return phrase`all suggestions in this article`
  const count = 'reason' in found ? 1 : found.length
  return count === 1 ? phrase`the suggestion` : phrase`the ${count} suggestions`
}
