import type {CoderPair} from './coded-text.js'
import {type Tally, tally} from './tally.js'

/** What two coders gave of an attribute of one mark; one of them at least gave something. */
export interface PairedValues {
  /** The place of the text among those that are compared. */
  readonly text: number
  readonly coders: CoderPair
  readonly first: readonly string[]
  readonly second: readonly string[]
}

/** Counts pairs of the same values as one. */
export function tallyValues(values: readonly PairedValues[]): Tally<PairedValues> {
  return tally(
    values.map(item => ({text: item.text, item})),
    ({first, second}) => {
      const [a, b] = [keyOf(first), keyOf(second)]
      // The length says where the second begins.
      return `${a.length} ${a}${b}`
    }
  )
}

/** Several values in one order; no attribute at all is another value than an empty one. */
export function keyOf(values: readonly string[]): string {
  return [...values].sort().join(' ')
}
