import type {Edit} from '../../base/edits.js'
import type {Span} from '../../base/span.js'

/** What could stand at a place, the best first. */
export interface Completion {
  /** What is replaced. */
  readonly span: Span
  readonly suggestions: readonly Suggestion[]
  /** Whether more will be there once more has been typed. */
  readonly isCut: boolean
}

/** One thing that could stand at a place. */
export interface Suggestion {
  readonly type: 'kind' | 'attribute' | 'entry' | 'claim' | 'code' | 'id'
  readonly label: string
  /** A few words that tell it from others. */
  readonly detail: string | undefined
  /** A sentence or more. */
  readonly text: string | undefined
  /** What is inserted; `$0` stands for the cursor in `snippet`, which is undefined where it would come last. */
  readonly insert: string
  readonly snippet: string | undefined
  /** What typed text is compared with. */
  readonly filter: string
  readonly isDeprecated: boolean
  /** Whether what is inserted asks for a value at once. */
  readonly goesOn: boolean
  /** Changes elsewhere that go with it. */
  readonly edits: readonly Edit[]
}

/** A suggestion that inserts its label, but for what is said otherwise. */
export function suggest(
  given: Pick<Suggestion, 'type' | 'label'> & Partial<Suggestion>
): Suggestion {
  return {
    detail: undefined,
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

/** So many are shown at most; who wants another types on. */
export const MOST_SUGGESTIONS = 200
