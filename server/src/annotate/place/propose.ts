import type {Span} from '../../base/span.js'
import {toBaseSpan} from '../../syntax/base-text.js'
import {parse} from '../../syntax/parse.js'
import {isRefusal, type Outcome, type Refusal, refuse} from '../act.js'
import {joinChanges} from './change-attributes.js'
import {type Change, checkChange} from './check-change.js'
import {blockAt, placePieces} from './pieces.js'
import type {Place} from './place.js'
import {wrap} from './wrap.js'

/** A name in running text, in UTF-16 offsets of the written text, and the tag that is proposed for it. */
export interface Proposal extends Span {
  /** As written: `:place[Geneva]{status=suggested}`. Its kind and its attributes count. */
  readonly tag: string
}

/** Tags many names at once; those that cannot be tagged where they stand are left out, unless that leaves none. */
export function tagAll(place: Place, proposals: readonly Proposal[]): Outcome {
  const changes = proposals.map(proposal => changeFor(place, proposal))
  const possible = changes.filter((change): change is Change => !isRefusal(change))
  if (possible.length === 0)
    return changes.find(isRefusal) ?? refuse('There is no name left here that is surely known')
  const all = checkChange(place, joinChanges(possible))
  if (!isRefusal(all)) return all
  const single = possible.slice(0, TRIALS).filter(change => !isRefusal(checkChange(place, change)))
  return checkChange(place, joinChanges(single))
}

/** So many names are tried one by one where they cannot be tagged together. */
const TRIALS = 100

function changeFor(place: Place, {start, end, tag}: Proposal): Change | Refusal {
  const [read] = parse(tag).tags
  const kind = read && place.model.codebook.kinds.get(read.kind)
  const block = blockAt(place, start)
  if (!kind || !block) return refuse('The codebook does not have this kind')
  const exact = {...place, isExact: true}
  const pieces = placePieces(exact, kind, {...toBaseSpan(place.base, {start, end}), block})
  if ('reason' in pieces) return pieces
  const attributes = read.attributes.map(({name, value}) => ({name, value}))
  const {edits, gone, added} = wrap(
    place,
    kind,
    pieces.map(piece => ({piece, attributes}))
  )
  return pieces.length === 1
    ? {edits, gone, added}
    : refuse('A tag stands in the middle of this name')
}
