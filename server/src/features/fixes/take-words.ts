import {type Outcome, refuse} from '../../annotate/act.js'
import {writtenSpanAt} from '../../annotate/place/base-selection.js'
import {giveAttribute} from '../../annotate/place/change-attributes.js'
import {checkChange} from '../../annotate/place/check-change.js'
import {freeId} from '../../annotate/place/free-id.js'
import {blockAt, placePieces} from '../../annotate/place/pieces.js'
import {type Place, placeAt} from '../../annotate/place/place.js'
import {refit} from '../../annotate/place/refit.js'
import {fragmentsFrom} from '../../annotate/place/targets.js'
import {unwrap} from '../../annotate/place/unwrap.js'
import {wrap} from '../../annotate/place/wrap.js'
import {applyEdits, composeEdits, type Edit} from '../../base/edits.js'
import type {Span} from '../../base/span.js'
import type {ArticleModel, Unit} from '../../model/article-model.js'
import {resolve} from '../../model/resolve.js'
import {toBaseSpan} from '../../syntax/base-text.js'
import {parse} from '../../syntax/parse.js'
import {contentSpan} from '../../syntax/tag.js'
import {findParts} from './find-parts.js'

/** A tag with its fragments after some edits. */
interface State {
  readonly place: Place
  readonly edits: readonly Edit[]
  /** The fragment that says what the tag says, and all fragments in the order of the text. */
  readonly head: Unit
  readonly fragments: readonly Unit[]
}

/**
 * Edits after which the tag of an index stands around other words near it, too, in as many parts as these have: ` … ` stands
 * between two. Its fragments are moved, those too many are taken away, and those too few are added. Undefined where the
 * words cannot be found, or no tag may stand around them.
 */
export function takeWords(
  model: ArticleModel,
  edits: readonly Edit[],
  index: number,
  words: string
): readonly Edit[] | undefined {
  const text = applyEdits(model.syntax.text, edits)
  const place = placeAt(readAgain(model, text), {start: 0, end: 0}, {isExact: true})
  const head = place.model.units[index]
  if (!head) return undefined
  const state = {place, edits, head, fragments: fragmentsFrom(place.model, head)}
  const wanted = findParts(place.base.text, words, spansOf(state))
  const taken = wanted && takeParts(state, wanted)
  return taken && isEqual(spansOf(taken), wanted) ? taken.edits : undefined
}

function takeParts(start: State, wanted: readonly Span[]): State | undefined {
  const pairs = pairParts(start, wanted)
  const surplus = start.fragments.filter(unit => !pairs.has(unit))
  const targets = [...pairs.values()]
  const headTarget = pairs.get(start.head)
  let state: State | undefined = start
  if (surplus.length > 0)
    state = step(state, unwrap(state.place, surplus), spanOf(state, state.head))
  if (state && headTarget) state = moveAll(state, targets, headTarget)
  for (const span of wanted) {
    if (!state) return undefined
    if (!targets.some(each => each === span)) state = addPart(state, span)
  }
  return state
}

/** Which fragment becomes which part: those that share words, in order; the head always becomes one. */
function pairParts(state: State, wanted: readonly Span[]): ReadonlyMap<Unit, Span> {
  const pairs = new Map<Unit, Span>()
  const free = new Set(wanted)
  const others = state.fragments.filter(unit => unit !== state.head)
  for (const unit of [state.head, ...others]) {
    const own = spanOf(state, unit)
    const part = [...free].find(({start, end}) => start < own.end && own.start < end)
    const [any] = free
    const chosen = part ?? (unit === state.head ? any : undefined)
    if (!chosen) continue
    pairs.set(unit, chosen)
    free.delete(chosen)
  }
  return new Map(
    state.fragments.flatMap(unit => {
      const part = pairs.get(unit)
      return part ? [[unit, part] as const] : []
    })
  )
}

/** Moves the fragments, which are as many as their targets, in an order in which none comes to stand in another. */
function moveAll(start: State, targets: readonly Span[], headTarget: Span): State | undefined {
  let state = start
  const open = new Set(targets.keys())
  for (let before = -1; open.size > 0 && before !== open.size; ) {
    before = open.size
    for (const at of open) {
      const [unit, span] = [state.fragments[at], targets[at]]
      if (!unit || !span) return undefined
      const isHead = unit === state.head
      const others = state.fragments.filter(each => each !== unit).map(each => spanOf(state, each))
      if (others.some(other => other.start < span.end && span.start < other.end)) continue
      const next = isEqual([spanOf(state, unit)], [span])
        ? state
        : step(
            state,
            refit(state.place, unit, span),
            isHead ? headTarget : spanOf(state, state.head)
          )
      if (!next) continue
      state = next
      open.delete(at)
    }
  }
  return open.size === 0 ? state : undefined
}

/** One fragment more; a head without an id gets one. */
function addPart(before: State, span: Span): State | undefined {
  const own = spanOf(before, before.head)
  const {kind, tag} = before.head
  if (!kind) return undefined
  const id = before.head.id ?? freeId(before.place.model, tag.kind)
  const given = giveAttribute(before.place, before.head, {name: 'id', value: id})
  const named =
    before.head.id === undefined && !('reason' in given)
      ? step(before, checkChange(before.place, given), own)
      : before
  if (!named) return undefined
  const {place} = named
  const block = blockAt(place, writtenSpanAt(place.base, span).start)
  const pieces = block ? placePieces(place, kind, {...span, block}) : refuse('')
  if ('reason' in pieces) return undefined
  const attributes = [{name: 'continues', value: id}]
  const change = wrap(
    place,
    kind,
    pieces.map(piece => ({piece, attributes}))
  )
  return step(named, checkChange(place, change), own)
}

/** The state after an act; undefined where it is refused. `own` is where the head stands then, in the base text. */
function step(state: State, outcome: Outcome, own: Span): State | undefined {
  if (outcome.type !== 'done') return undefined
  const {model, base} = state.place
  const after = readAgain(model, applyEdits(model.syntax.text, outcome.edits))
  const place = placeAt(after, {start: 0, end: 0}, {isExact: true})
  const {tag, id} = state.head
  const head = after.units.find(
    unit =>
      unit.tag.kind === tag.kind &&
      (id === undefined || unit.id === id) &&
      !unit.continues &&
      isEqual([toBaseSpan(place.base, contentSpan(unit.tag))], [own])
  )
  if (!head || place.base.text !== base.text) return undefined
  const edits = composeEdits(state.edits, outcome.edits)
  return {place, edits, head, fragments: fragmentsFrom(after, head)}
}

function readAgain({path, codebook, glossary}: ArticleModel, text: string): ArticleModel {
  return resolve(path, parse(text), codebook, glossary)
}

function spanOf({place}: State, {tag}: Unit): Span {
  return toBaseSpan(place.base, contentSpan(tag))
}

function spansOf(state: State): readonly Span[] {
  return state.fragments.map(unit => spanOf(state, unit))
}

function isEqual(a: readonly Span[], b: readonly Span[]): boolean {
  return (
    a.length === b.length &&
    a.every(({start, end}, at) => start === b[at]?.start && end === b[at]?.end)
  )
}
