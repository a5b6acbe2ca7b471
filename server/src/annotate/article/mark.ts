import * as v from 'valibot'
import {excerpt} from '../../base/excerpt.js'
import {phrase, type Said} from '../../base/phrase.js'
import type {Kind} from '../../codebook/codebook.js'
import {
  type Act,
  defineAct,
  type Offer,
  type Outcome,
  type Refusal,
  reasonOf,
  refuse
} from '../act.js'
import {checkChange} from '../place/check-change.js'
import {candidatesOf, sensesOf, speakersFor} from '../place/choices.js'
import {freeId} from '../place/free-id.js'
import {type Piece, placePieces} from '../place/pieces.js'
import type {Place} from '../place/place.js'
import {quoteForm} from '../place/quote-form.js'
import {refuseMarked, tagsOn} from '../place/same-words.js'
import {type SelectedText, selectText} from '../place/selected-text.js'
import {wrap} from '../place/wrap.js'
import {type NewAttribute, problemWith} from '../place/write-attributes.js'

const schema = v.object({
  kind: v.string(),
  attributes: v.optional(v.array(v.object({name: v.string(), value: v.string()})), [])
})

type Arguments = v.InferOutput<typeof schema>

/**
 * Marks the selection as a kind, with the attributes that are given. A claim gets the next free id, and a `quote` by its
 * quotation marks where the codebook has that; further fragments continue the first.
 */
export const mark: Act = defineAct<Arguments>({
  id: 'mark',
  label: 'Mark words',
  kind: 'refactor.mark',
  schema,
  offer: place => kindsFor(place).flatMap(kind => offersFor(place, kind)),
  apply
})

function apply(place: Place, {kind: name, attributes}: Arguments): Outcome {
  const kind = place.model.codebook.kinds.get(name)
  if (!kind) return refuse(phrase`The codebook has no kind \`${name}\`: choose another`)
  for (const attribute of attributes) {
    const problem = problemWith(kind, attribute) ?? problemWithId(place, attribute)
    if (problem) return {type: 'refused', cause: 'arguments', reason: problem}
  }
  const selected = selectText(place, kind)
  if ('reason' in selected) return selected
  const pieces = piecesFor(place, kind, selected)
  if ('reason' in pieces) return pieces
  const head = withOwn(place, kind, pieces, attributes)
  const id = head.find(attribute => attribute.name === 'id')?.value
  const wrappings = pieces.map((piece, at) => ({
    piece,
    attributes: at === 0 || id === undefined ? head : [{name: 'continues', value: id}]
  }))
  return checkChange(place, wrap(place, kind, wrappings))
}

function problemWithId({model}: Place, {name, value}: NewAttribute): Said | undefined {
  const isTaken = name === 'id' && model.units.some(({id}) => id === value)
  return isTaken ? phrase`Another tag has the id \`${value}\`: choose another` : undefined
}

function piecesFor(
  place: Place,
  kind: Kind,
  selected: readonly SelectedText[]
): readonly Piece[] | Refusal {
  const pieces: Piece[] = []
  for (const text of selected) {
    if (tagsOn(place, kind.name, text.block, text).length > 0) return refuseMarked(kind.name)
    const found = placePieces(place, kind, text)
    if ('reason' in found) return found
    pieces.push(...found)
  }
  return pieces.length > 0 ? pieces : refuse('Nothing is selected that can be marked')
}

/** The attributes of the first fragment: those that are given, and what the text itself says. */
function withOwn(
  place: Place,
  kind: Kind,
  pieces: readonly Piece[],
  given: readonly NewAttribute[]
): readonly NewAttribute[] {
  const has = (name: string): boolean => given.some(attribute => attribute.name === name)
  const own: NewAttribute[] = []
  if (!has('id') && (kind.unit === 'claim' || pieces.length > 1))
    own.push({name: 'id', value: freeId(place.model, kind.name)})
  const quote = kind.attributes.get('quote')
  const behind: NewAttribute[] = []
  if (kind.unit === 'claim' && quote?.type === 'code' && !has('quote')) {
    const value = quoteForm(place, pieces)
    if (quote.codes.has(value)) behind.push({name: 'quote', value})
  }
  return [...own, ...given, ...behind]
}

/** What marking a place as a kind comes to, as far as the text says it. */
export interface MarkPreview {
  /** What would be marked: a stretch for each paragraph. */
  readonly selected: readonly SelectedText[]
  /** The attributes that the mark gets without being given any, as a claim its id. */
  readonly attributes: readonly NewAttribute[]
}

/** Says what marking a place as a kind would come to, or why it is not possible. Makes no edit. */
export function previewMark(place: Place, kind: Kind): MarkPreview | Refusal {
  const selected = selectText(place, kind)
  if ('reason' in selected) return selected
  const pieces = piecesFor(place, kind, selected)
  return 'reason' in pieces ? pieces : {selected, attributes: withOwn(place, kind, pieces, [])}
}

/** All kinds, those first of which the glossary has an entry by the name that is selected. */
function kindsFor(place: Place): readonly Kind[] {
  const kinds = [...place.model.codebook.kinds.values()]
  const known = kinds.filter(kind => {
    const selected = selectText(place, kind)
    return !('reason' in selected) && candidatesOf(place, kind, selected).length > 0
  })
  return [...known, ...kinds.filter(kind => !known.includes(kind))]
}

/** The kind alone, then each entry that its words may mean, or each actor who may be the speaker. */
function offersFor(place: Place, kind: Kind): readonly Offer<Arguments>[] {
  const selected = selectText(place, kind)
  const words = 'reason' in selected ? undefined : wordsOf(place, selected)
  const pieces = 'reason' in selected ? selected : piecesFor(place, kind, selected)
  const reason = reasonOf(pieces)
  const title =
    words === undefined ? phrase`Mark as ${kind.name}` : phrase`Mark “${words}” as ${kind.name}`
  const sort = {kind: `refactor.mark.${kind.name}`} as const
  const plain = {...sort, title, arguments: {kind: kind.name, attributes: []}, reason}
  if (reason !== undefined || 'reason' in selected) return [plain]
  const choices =
    kind.unit === 'claim' ? speakersFor(place, kind, selected) : sensesOf(place, kind, selected)
  const further = choices.map(({attribute, value, name}) => ({
    ...sort,
    title:
      kind.unit === 'claim'
        ? phrase`Mark “${words}” as ${kind.name} by ${name}`
        : phrase`Mark “${words}” as ${kind.name} \`${value}\` (${name})`,
    arguments: {kind: kind.name, attributes: [attribute]},
    reason: undefined
  }))
  return [plain, ...further]
}

function wordsOf({base}: Place, selected: readonly SelectedText[]): string {
  return excerpt(selected.map(({start, end}) => base.text.slice(start, end)).join(' '), LONGEST)
}

/** UTF-16 units of the words that a title quotes. */
const LONGEST = 40
