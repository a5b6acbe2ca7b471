import * as v from 'valibot'
import {excerpt} from '../../base/excerpt.js'
import {phrase} from '../../base/phrase.js'
import type {Kind} from '../../codebook/codebook.js'
import type {Unit} from '../../model/article-model.js'
import {toBaseOffset, toBaseSpan} from '../../syntax/base-text.js'
import {contentSpan} from '../../syntax/tag.js'
import {type Act, defineAct, type Outcome, type Refusal, reasonOf, refuse} from '../act.js'
import {checkChange} from '../place/check-change.js'
import {type Piece, placePieces} from '../place/pieces.js'
import type {Place} from '../place/place.js'
import {selectText} from '../place/selected-text.js'
import {fragmentsFrom} from '../place/targets.js'
import {wrap} from '../place/wrap.js'

const schema = v.object({claim: v.string()})

/** Makes the selection one more fragment of a claim of the article, or of another tag that has an id. */
export const continueClaim: Act = defineAct({
  id: 'continue-claim',
  label: 'Continue a claim',
  kind: 'refactor.mark.continue',
  schema,
  offer: place => {
    const claims = claimsNear(place)
    if (claims.length === 0)
      return [{title: 'Continue a claim here', arguments: {claim: ''}, reason: NO_CLAIM}]
    return claims.map(unit => ({
      title: phrase`Continue claim \`${unit.id}\` here: “${wordsOf(place, unit)}”`,
      arguments: {claim: unit.id ?? ''},
      reason: reasonOf(piecesFor(place, unit))
    }))
  },
  apply: (place, {claim}): Outcome => {
    const unit = place.model.units.find(({id, continues}) => id === claim && !continues)
    if (!unit?.kind) return refuse(phrase`The article has no claim \`${claim}\`: choose another`)
    const pieces = piecesFor(place, unit)
    if ('reason' in pieces) return pieces
    const attributes = [{name: 'continues', value: claim}]
    const wrappings = pieces.map(piece => ({piece, attributes}))
    return checkChange(place, wrap(place, unit.kind, wrappings))
  }
})

const NO_CLAIM = 'The article has no claim with an id: mark one first'

/** The claims that may go on here: those before the place first, the nearer ones before the others. */
function claimsNear({model, selection}: Place): readonly Unit[] {
  const distance = ({tag}: Unit): number =>
    tag.start <= selection.start ? selection.start - tag.start : tag.start + FAR
  return Array.from(model.claimsById.values(), ({unit}) => unit)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, MOST)
}

const FAR = 1_000_000_000
const MOST = 2

function piecesFor(place: Place, unit: Unit): readonly Piece[] | Refusal {
  const {model, base, selection} = place
  if (selection.start === selection.end)
    return refuse('Nothing is selected: select the words that belong to the claim')
  const kind: Kind | undefined = unit.kind
  const selected = kind ? selectText(place, kind) : refuse(NO_CLAIM)
  if ('reason' in selected) return selected
  const own = fragmentsFrom(model, unit).map(({tag}) => toBaseSpan(base, contentSpan(tag)))
  const overlaps = selected.some(({start, end}) =>
    own.some(fragment => fragment.start < end && start < fragment.end)
  )
  if (overlaps) return refuse('The selection overlaps this claim: select other words')
  const pieces: Piece[] = []
  for (const text of selected) {
    const found = kind ? placePieces(place, kind, text) : []
    if ('reason' in found) return found
    pieces.push(...found)
  }
  return pieces
}

function wordsOf({base}: Place, {tag}: Unit): string {
  const start = toBaseOffset(base, tag.contentStart)
  return excerpt(base.text.slice(start, toBaseOffset(base, tag.contentEnd)), LONGEST)
}

/** UTF-16 units of the words that a title quotes. */
const LONGEST = 40
