import type {CoderPair} from './coded-text.js'
import {f1Of} from './f1.js'
import {meanOf, meanRow} from './mean.js'
import {type Draws, intervalOf, type Measured} from './measured.js'
import type {FoundCounts} from './text-sums.js'

/** What two coders found in each text; undefined in those that not both have coded. */
export interface PairCounts {
  readonly coders: CoderPair
  readonly counts: readonly (FoundCounts | undefined)[]
}

/** A measure of two coders, as far as its rows say the same. */
export type PairMeasure = Pick<Measured, 'measure' | 'kind' | 'attribute'>

type ToValue = (sum: FoundCounts) => number | undefined

/** F1 of what two coders found in all texts. */
export const f1OfCounts: ToValue = ({matched, first, second}) => f1Of(matched, first, second)

/** The row of a measure for two coders; its count is what both have found. */
export function pairRow(
  about: PairMeasure,
  {coders, counts}: PairCounts,
  toValue: ToValue,
  draws: Draws
): Measured {
  const all = addFound(counts)
  return {
    ...{...about, text: null, coders, mean: null, distance: null},
    value: toValue(all),
    interval: intervalOf(draws, valueIn(counts, toValue)),
    count: all.first + all.second
  }
}

/** The row of the mean over the rows of all pairs, as `meanRow` gives it. `coders` is how many there are. */
export function pairMeanRow(
  rows: readonly Measured[],
  pairs: readonly PairCounts[],
  toValue: ToValue,
  {coders, draws}: {readonly coders: number; readonly draws: Draws}
): readonly Measured[] {
  if (coders < 3) return []
  const values = pairs.map(({counts}) => valueIn(counts, toValue))
  const meanIn = (places: Draws[number]) => meanOf(values.map(drawn => drawn(places)))
  return meanRow(rows, coders, intervalOf(draws, meanIn))
}

/** Gives the value of a measure over texts that are drawn, by their places. */
function valueIn(
  counts: PairCounts['counts'],
  toValue: ToValue
): (places: Draws[number]) => number | undefined {
  return places => toValue(addFound(places.map(at => counts[at])))
}

/** The sum of what was found in several texts, or of several relations. */
export function addFound(counts: PairCounts['counts']): FoundCounts {
  const sum = {matched: 0, first: 0, second: 0, shared: 0}
  for (const each of counts) {
    if (!each) continue
    sum.matched += each.matched
    sum.first += each.first
    sum.second += each.second
    sum.shared += each.shared
  }
  return sum
}
