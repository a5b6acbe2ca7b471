import type {AttributeInfo, CodeInfo, FoundEntry} from '../../../server/src/lsp/editor-protocol.js'
import type {PageKind} from '../../src/annotation-editor/messages.js'

/** What was chosen in a picker. */
export type Picked =
  | {readonly type: 'entry'; readonly id: string; readonly kind: string; readonly name: string}
  /** An entry that is to be made. */
  | {
      readonly type: 'newEntry'
      readonly kind: string
      readonly name: string
      readonly entryType?: string
    }
  /** The words stand for nobody of the glossary, though they may be a name there. */
  | {readonly type: 'noEntry'}
  /** The words describe and do not name; `id` is the entry that they describe. */
  | {readonly type: 'nominal'; readonly id?: string}
  | {readonly type: 'claim'; readonly ref: string}
  /** A code, a value that is accepted besides the type's, or a typed value where there is no closed list. */
  | {readonly type: 'code'; readonly name: string}

/** What a picker is opened for. */
export interface PickRequest {
  /** What it stands beside, in the window. */
  readonly anchor: DOMRect
  /**
   * `mark` and `entry`: what a mention stands for; `value`: a value of an attribute, an entry where there are kinds and a
   * code where there are none; `claim`, `code`: a claim or a code as such a value.
   */
  readonly purpose: 'mark' | 'entry' | 'value' | 'claim' | 'code'
  /** Kinds that an entry may be of. */
  readonly kinds: readonly PageKind[]
  /** The words that are marked; empty for none. */
  readonly selected: string
  /** What is looked for, as `Speaker`. */
  readonly label?: string
  /** The name of the attribute that the value is for. */
  readonly attribute?: string
  /** The codes to choose from; without any, a value without kinds may be whatever is typed. */
  readonly codes?: readonly CodeInfo[]
  /** What was taken last, or stands in the article, to be taken again, the latest first; of codes, a few of them. */
  readonly used?: readonly CodeInfo[]
  /** For values without a list: words that may be meant by what is typed, the likeliest first. */
  readonly complete?: (typed: string) => readonly string[]
  /** Values that are accepted besides those of the type. */
  readonly also?: AttributeInfo['also']
  /** Whether the attribute takes several values, so that one holds no blanks. */
  readonly many?: boolean
  /** Entries that come first as long as nothing is typed. */
  readonly first?: readonly FoundEntry[]
  /** Whether no new entry is offered. */
  readonly makesNoEntry?: boolean
  /** Values that are chosen already, or that make no sense: shown with a tick, or left out of claims. */
  readonly taken?: readonly string[]
  /** What is typed at first. */
  readonly query?: string
  /** For several values: takes each that is chosen with Ctrl+Enter, after which the picker stays open. */
  readonly take?: (picked: Picked) => void
}

/** What a picker is opened with for a value of an attribute, beside the text and in the inspector alike. */
export type ValueRequest = Omit<PickRequest, 'anchor' | 'selected'>
