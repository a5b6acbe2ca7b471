import type {Measured, PairMean} from './measured.js'

/** The mean of the values that are defined; undefined where none is. */
export function meanOf(values: readonly (number | undefined)[]): number | undefined {
  const defined = values.filter(value => value !== undefined)
  return defined.length > 0 ? sumOf(defined) / defined.length : undefined
}

/** How the values that are defined lie around their mean, with the standard deviation of all of them, not of a sample. */
export function pairMeanOf(values: readonly (number | undefined)[]): PairMean {
  const defined = values.filter(value => value !== undefined)
  const mean = meanOf(defined)
  if (mean === undefined || defined.length < 2) return {pairs: defined.length, sd: undefined}
  const squares = defined.map(value => (value - mean) ** 2)
  return {pairs: defined.length, sd: Math.sqrt(sumOf(squares) / defined.length)}
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/**
 * The row of the mean over the rows of one measure, one a pair of coders; none for two coders, of whom there is one pair. Its
 * count is what all pairs are made of. `coders` is how many there are.
 */
export function meanRow(
  rows: readonly Measured[],
  coders: number,
  interval: Measured['interval']
): readonly Measured[] {
  const [first] = rows
  if (!first || coders < 3) return []
  const values = rows.map(({value}) => value)
  return [
    {
      ...first,
      coders: null,
      mean: pairMeanOf(values),
      value: meanOf(values),
      interval,
      count: sumOf(rows.map(({count}) => count))
    }
  ]
}
