import {type Alignment, bestAlignment} from './align.js'

/** One stretch that a coder marked, and how. Lengths may be of any unit. */
export interface CodedUnit {
  readonly start: number
  readonly end: number
  readonly code: string
}

/** What differences cost: `position` and `code` weigh the two parts of a distance, `empty` is the cost of a unit without partner. */
export interface Costs {
  readonly position: number
  readonly code: number
  readonly empty: number
}

/**
 * The distance of two units as γ has it (Mathet, Widlöcher and Métivier 2015): the square of the differences of starts and ends
 * by the lengths together, and whether the codes differ.
 */
export function unitDistance(a: CodedUnit, b: CodedUnit, {position, code, empty}: Costs): number {
  const moved = Math.abs(a.start - b.start) + Math.abs(a.end - b.end)
  const lengths = a.end - a.start + b.end - b.start
  const inPosition =
    lengths === 0 ? (moved === 0 ? 0 : Number.POSITIVE_INFINITY) : (moved / lengths) ** 2
  return position * inPosition * empty + (a.code === b.code ? 0 : code * empty)
}

/** α = β = Δ∅ = 1, as Mathet and others have it by default; programs differ. */
export const gammaCosts: Costs = {position: 1, code: 1, empty: 1}

/** The best alignment of the units of all coders, and its disorder: its cost by the mean number of units of a coder. */
export interface Disorder {
  readonly alignment: Alignment<CodedUnit>
  /** Undefined without any unit. */
  readonly disorder: number | undefined
}

/** Aligns the units of all coders, one list a coder. Throws a RangeError where they lie too densely, as `bestAlignment` does. */
export function alignUnits(
  coders: readonly (readonly CodedUnit[])[],
  costs: Costs = gammaCosts
): Disorder {
  const longest = Math.max(0, ...coders.flat().map(({start, end}) => end - start))
  // Two units with a gap of g lie (1 + 2g / (the lengths together))² apart, and those of a group less than n Δ∅ for each pair.
  const pairs = (coders.length * (coders.length - 1)) / 2
  const most = Math.sqrt((coders.length * pairs) / Math.max(costs.position, 1e-9))
  const alignment = bestAlignment<CodedUnit>(coders, {
    distance: (a, b) => unitDistance(a, b, costs),
    empty: costs.empty,
    reach: ({start, end}) => end + ((end - start + longest) * Math.max(0, most - 1)) / 2
  })
  const mean = coders.flat().length / coders.length
  return {alignment, disorder: mean > 0 ? alignment.cost / mean : undefined}
}

/** γ, and what it is made of. */
export interface Gamma {
  /** 1 − observed / expected; undefined where nothing is to be expected. */
  readonly gamma: number | undefined
  readonly observed: number
  /** The mean best disorder of the samples. */
  readonly expected: number
  readonly samples: number
  /** The variance of that mean; 0 for one sample, of which nothing is known. */
  readonly variance: number
}

/**
 * γ for one text: how much smaller the disorder of the best alignment is than that of codings by chance. Position and code in
 * one number, also where units overlap and nest (Mathet, Widlöcher and Métivier 2015). `disorders` are those of the samples.
 * Undefined without any unit.
 */
export function gammaOf(
  coders: readonly (readonly CodedUnit[])[],
  disorders: readonly number[],
  costs: Costs = gammaCosts
): Gamma | undefined {
  const {disorder: observed} = alignUnits(coders, costs)
  if (observed === undefined || disorders.length === 0) return undefined
  const expected = disorders.reduce((sum, value) => sum + value, 0) / disorders.length
  return {
    gamma: expected > 0 ? 1 - observed / expected : undefined,
    observed,
    expected,
    samples: disorders.length,
    variance: varianceOf(disorders, expected) / disorders.length
  }
}

function varianceOf(values: readonly number[], mean: number): number {
  if (values.length < 2) return 0
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}

/**
 * Codings by chance: each is that of one of the coders, cut at a place that is drawn and put together the other way round, as
 * Mathet and others do. What a cut would halve moves as a whole. `draw` gives numbers from 0 up to 1.
 */
export function sampleUnits(
  coders: readonly (readonly CodedUnit[])[],
  length: number,
  draw: () => number
): readonly (readonly CodedUnit[])[] {
  return coders.map(() => {
    const units = coders[Math.floor(draw() * coders.length)] ?? []
    const by = draw() * length
    return units.map(({start, end, code}) => {
      const moved = start + by < length ? start + by : start + by - length
      return {start: moved, end: moved + end - start, code}
    })
  })
}
