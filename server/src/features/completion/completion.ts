import type {Edit} from '../../base/edits.js'
import type {Said} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'

/** The suggestions for one place, the best first. */
export interface Completion {
  /** The stretch that a suggestion replaces. */
  readonly span: Span
  readonly suggestions: readonly Suggestion[]
  /** Whether to ask again when more has been typed, as the list is cut off or its order depends on it. */
  readonly isCut: boolean
}

/** One suggestion. */
export interface Suggestion {
  readonly type: 'kind' | 'attribute' | 'entry' | 'claim' | 'code' | 'id'
  readonly label: string
  /** A few words behind the label. */
  readonly detail: Said | undefined
  /** The name or id of what is meant, behind the detail; undefined where the label says it. */
  readonly origin: string | undefined
  /** The stretch that this suggestion replaces, where it is another than that of the others: it holds the cursor. */
  readonly span: Span | undefined
  /** The documentation: a sentence or more. */
  readonly text: Said | undefined
  /** The inserted text. In `snippet`, `$0` stands for the cursor; it is undefined where the cursor goes to the end. */
  readonly insert: string
  readonly snippet: string | undefined
  /** The text that editors compare with what is typed. */
  readonly filter: string
  readonly isDeprecated: boolean
  /** Whether to ask for completion of a value at once. */
  readonly goesOn: boolean
  /** Changes elsewhere that go with the suggestion. */
  readonly edits: readonly Edit[]
}

/** Makes a suggestion that inserts its label; all other properties may be given too. */
export function suggest(
  given: Pick<Suggestion, 'type' | 'label'> & Partial<Suggestion>
): Suggestion {
  return {
    detail: undefined,
    origin: undefined,
    span: undefined,
    text: undefined,
    insert: given.label,
    snippet: undefined,
    filter: given.label,
    isDeprecated: false,
    goesOn: false,
    edits: [],
    ...given
  }
}

/** The most suggestions that are sent at once; typing on narrows them. */
export const MOST_SUGGESTIONS = 200
