import type {Said} from '../../base/phrase.js'
import type {Place} from '../../session/queries.js'

/** An entry or a claim that was found by its name. */
export interface FoundSymbol {
  /** What fits, as a list shows it. */
  readonly name: string
  /** What it is or whose, in a few words. */
  readonly container: Said
  /** The name of its kind. */
  readonly kind: string
  readonly unit: 'mention' | 'claim'
  readonly isDeprecated: boolean
  readonly target: SymbolTarget
  /** Where it is defined: the id of an entry, the words of a claim. */
  readonly place: Place
  /** How well it fits; 0 is best. */
  readonly rank: number
}

/** What a symbol stands for, so that it can be found again after edits. */
export type SymbolTarget =
  | {readonly type: 'entry'; readonly root: string; readonly id: string}
  | {readonly type: 'claim'; readonly path: string; readonly id: string}
