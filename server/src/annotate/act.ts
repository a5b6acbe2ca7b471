import * as v from 'valibot'
import type {Edit} from '../base/edits.js'
import {phrase, type Said} from '../base/phrase.js'
import type {Span} from '../base/span.js'
import type {Place} from './place/place.js'

/** What an act makes of an article. Spans are UTF-16 offsets of the written text. */
export interface Done {
  readonly type: 'done'
  /** Sorted by place and disjoint. */
  readonly edits: readonly Edit[]
  /** What is selected in the new text. */
  readonly selection: Span
  /** The same in the base text, which no act changes. */
  readonly base: Span
}

/** Why nothing was done, in one sentence without a full stop, for people who annotate. */
export interface Refusal {
  readonly type: 'refused'
  /** Whether the place does not allow it, the arguments do not fit, or the text is another by now. */
  readonly cause: 'impossible' | 'arguments' | 'outdated'
  readonly reason: Said
}

export type Outcome = Done | Refusal

/** One way in which an act may be done at a place. */
export interface Offer<Arguments = unknown> {
  /** For a menu: "Mark “Geneva” as place". */
  readonly title: Said
  readonly arguments: Arguments
  /** Why it is not possible here; undefined where it is, as far as can be told without making the edit. */
  readonly reason: Said | undefined
  /** What sort of the act it is, for a key of its own; that of the act by default. */
  readonly kind?: ActKind
}

/** The kinds of acts, as editors know kinds of code actions. */
export type ActKind =
  | 'refactor.mark'
  | `refactor.mark.${string}`
  | 'refactor.unmark'
  | `refactor.unmark.${string}`
  | `refactor.rewrite.${string}`

/** One annotating act. Acts are pure: the same place and arguments give the same edits. */
export interface Act {
  readonly id: string
  /** What it does, in words, for where an editor names what it takes back. */
  readonly label: string
  readonly kind: ActKind
  /** The ways to do it at a place. Costs little: edits are made by `apply`. */
  readonly offer: (place: Place) => readonly Offer[]
  /** Makes the edits, or refuses; never throws. The arguments may be anything, as they come from outside. */
  readonly apply: (place: Place, given: unknown) => Outcome
}

/** An act whose arguments have a type. */
interface TypedAct<Arguments> extends Pick<Act, 'id' | 'label' | 'kind'> {
  readonly schema: v.GenericSchema<unknown, Arguments>
  readonly offer: (place: Place) => readonly Offer<Arguments>[]
  readonly apply: (place: Place, given: Arguments) => Outcome
}

/** Makes an act that reads its arguments by a schema, and refuses those that do not fit. */
export function defineAct<Arguments>(act: TypedAct<Arguments>): Act {
  const {id, label, kind, schema, offer, apply} = act
  return {
    id,
    label,
    kind,
    offer,
    apply: (place, given) => {
      const read = readGiven(id, schema, given)
      return 'reason' in read ? read : apply(place, read.given)
    }
  }
}

/** Reads the arguments of an act, which may be anything; refuses those that do not fit. */
export function readGiven<Arguments>(
  id: string,
  schema: v.GenericSchema<unknown, Arguments>,
  given: unknown
): {readonly given: Arguments} | Refusal {
  const read = v.safeParse(schema, given ?? {})
  if (read.success) return {given: read.output}
  const [issue] = read.issues
  const at = v.getDotPath(issue)
  const reason = at
    ? phrase`The arguments of \`${id}\` do not fit at \`${at}\`: ${issue.message}`
    : phrase`The arguments of \`${id}\` do not fit: ${issue.message}`
  return {type: 'refused', cause: 'arguments', reason}
}

/** Says that an act is not possible at a place. */
export function refuse(reason: Said): Refusal {
  return {type: 'refused', cause: 'impossible', reason}
}

/** Whether there is a refusal instead of a result. */
export function isRefusal(result: object): result is Refusal {
  return 'type' in result && result.type === 'refused'
}

/** The reason of a refusal; undefined for a result. */
export function reasonOf(result: object): Said | undefined {
  return isRefusal(result) ? result.reason : undefined
}
