import * as v from 'valibot'
import {phrase} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import type {Unit} from '../../model/article-model.js'
import {toBaseSpan} from '../../syntax/base-text.js'
import {contentSpan} from '../../syntax/tag.js'
import {type Act, defineAct, type Outcome, type Refusal, reasonOf, refuse} from '../act.js'
import type {Place} from '../place/place.js'
import {refit} from '../place/refit.js'
import {selectText} from '../place/selected-text.js'

/**
 * Moves the edges of a tag to those of the selection: of the tag that is named, or of the innermost one that the selection
 * overlaps.
 */
export const fitSelection: Act = defineAct({
  id: 'fit-selection',
  label: 'Fit a tag to the selection',
  kind: 'refactor.rewrite.edge',
  schema: v.object({}),
  offer: place => {
    const found = fitted(place)
    const what = 'reason' in found ? phrase`the tag` : phrase`the tag of ${found.unit.tag.kind}`
    return [
      {
        title: phrase`Move the edges of ${what} to the selection`,
        arguments: {},
        reason: reasonOf(found)
      }
    ]
  },
  apply: (place): Outcome => {
    const found = fitted(place)
    return 'reason' in found ? found : refit(place, found.unit, found.wanted)
  }
})

function fitted(place: Place): {readonly unit: Unit; readonly wanted: Span} | Refusal {
  const {base, selection} = place
  if (selection.start === selection.end)
    return refuse('Nothing is selected: select the words to tag')
  const unit = place.target ?? innermostAt(place)
  if (!unit?.kind) return refuse('The selection overlaps no tag: select words of one and beside it')
  const wanted = selectText(place, unit.kind)
  if ('reason' in wanted) return wanted
  const [only] = wanted
  const {start, end} = toBaseSpan(base, contentSpan(unit.tag))
  if (only?.start === start && only.end === end)
    return refuse('The tag holds just these words already: select others')
  return only && wanted.length === 1
    ? {unit, wanted: {start: only.start, end: only.end}}
    : refuse('A tag ends with its paragraph: select words of one paragraph')
}

function innermostAt({model, base, selection}: Place): Unit | undefined {
  let unit: Unit | undefined
  const selected = toBaseSpan(base, selection)
  for (const other of model.units) {
    const {start, end} = toBaseSpan(base, contentSpan(other.tag))
    const overlaps = start < selected.end && selected.start < end
    if (overlaps && (!unit || other.depth > unit.depth)) unit = other
  }
  return unit
}
