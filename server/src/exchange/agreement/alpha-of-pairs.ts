import {masi} from './alpha.js'
import type {Counts} from './tally.js'

/**
 * Gives Krippendorff's α of pairs of values of which each was given so often: what `krippendorffAlpha` gives of as many items.
 * Made once for many counts: its time grows with the pairs and the values, and not with the square of the values.
 */
export type AlphaOfPairs = (counts: Counts) => number | undefined

/** Two values of one thing. */
type ValuePair<Value> = readonly [Value, Value]

/** α of values that are equal or not. */
export function alphaOfCodes(pairs: readonly ValuePair<string>[]): AlphaOfPairs {
  const {places, values} = placeValues(pairs)
  return alphaBy(places, values.length, {
    observed: pairs.map(([a, b]) => (a === b ? 0 : 1)),
    close: []
  })
}

/** α of sets of codes, by MASI; equal sets are to be one object. */
export function alphaOfSets(pairs: readonly ValuePair<ReadonlySet<string>>[]): AlphaOfPairs {
  const {places, values} = placeValues(pairs)
  const counts = new Map<ReadonlySet<string>, number>()
  return alphaBy(places, values.length, {
    observed: pairs.map(([a, b]) => masi(a, b, counts)),
    close: placesTogether(values).map(([a, b]) => {
      const [first, second] = [values[a], values[b]]
      return {a, b, by: first && second ? 1 - masi(first, second, counts) : 0}
    })
  })
}

/** α of numbers, by the square of their difference. */
export function alphaOfNumbers(pairs: readonly ValuePair<number>[]): AlphaOfPairs {
  return alphaOnLine(pairs, false)
}

/**
 * α of ranks. How far two lie apart is how far the middles of their values do in the order of all that were given, which stand
 * for numbers then.
 */
export function alphaOfRanks(pairs: readonly ValuePair<number>[]): AlphaOfPairs {
  return alphaOnLine(pairs, true)
}

function alphaOnLine(pairs: readonly ValuePair<number>[], areRanks: boolean): AlphaOfPairs {
  const {places, values} = placeValues(pairs)
  const order = values.map((value, place) => ({value, place})).sort((a, b) => a.value - b.value)
  const inOrder = order.map(({place}) => place)
  return counts => {
    const {given, total, different} = countValues(places, counts, values.length)
    if (different < 2) return undefined
    const at = areRanks ? middles(given, inOrder) : values
    let [sum, squares, observed] = [0, 0, 0]
    for (const [place, count] of given.entries()) sum += count * (at[place] ?? 0)
    const mean = sum / total
    for (const [place, count] of given.entries()) squares += count * ((at[place] ?? 0) - mean) ** 2
    for (const [pair, [a, b]] of places.entries())
      observed += 2 * (counts[pair] ?? 0) * ((at[a] ?? 0) - (at[b] ?? 0)) ** 2
    return ratio(observed, 2 * total * squares, total)
  }
}

/** Distances of values by their places, where most of them are 1. */
interface Distances {
  /** That of each pair. */
  readonly observed: readonly number[]
  /** Two different values that are closer than 1, each two once, and by how much. */
  readonly close: readonly {readonly a: number; readonly b: number; readonly by: number}[]
}

function alphaBy(
  places: readonly ValuePair<number>[],
  size: number,
  {observed, close}: Distances
): AlphaOfPairs {
  return counts => {
    const {given, total, different} = countValues(places, counts, size)
    if (different < 2) return undefined
    let differing = 0
    for (const [pair, distance] of observed.entries())
      differing += 2 * (counts[pair] ?? 0) * distance
    let expected = total ** 2
    for (const count of given) expected -= count ** 2
    for (const {a, b, by} of close) expected -= 2 * (given[a] ?? 0) * (given[b] ?? 0) * by
    return ratio(differing, expected, total)
  }
}

/** α of the sums of the distances of pairs, each taken both ways, and of all values. */
function ratio(observed: number, expected: number, total: number): number {
  return 1 - (observed * (total - 1)) / expected
}

/** The different values of pairs, and the pairs by the places of their values. */
function placeValues<Value>(pairs: readonly ValuePair<Value>[]) {
  const known = new Map<Value, number>()
  const placeOf = (value: Value): number => {
    const place = known.get(value) ?? known.size
    known.set(value, place)
    return place
  }
  const places = pairs.map(([a, b]) => [placeOf(a), placeOf(b)] as const)
  return {places, values: [...known.keys()]}
}

/** How often each value was given, by its place, and how many different ones were. */
function countValues(places: readonly ValuePair<number>[], counts: Counts, size: number) {
  const given = new Float64Array(size)
  let total = 0
  for (const [pair, [a, b]] of places.entries()) {
    const count = counts[pair] ?? 0
    given[a] = (given[a] ?? 0) + count
    given[b] = (given[b] ?? 0) + count
    total += 2 * count
  }
  let different = 0
  for (const count of given) if (count > 0) different++
  return {given, total, different}
}

/** Where the middle of each value stands among all that were given; `inOrder` are the places of the values from low to high. */
function middles(given: ArrayLike<number>, inOrder: readonly number[]): readonly number[] {
  const at: number[] = []
  let below = 0
  for (const place of inOrder) {
    const count = given[place] ?? 0
    at[place] = below + count / 2
    below += count
  }
  return at
}

/** The places of each two different sets that have a code in common. */
function placesTogether(sets: readonly ReadonlySet<string>[]): readonly ValuePair<number>[] {
  const byCode = new Map<string, number[]>()
  const found: ValuePair<number>[] = []
  for (const [place, set] of sets.entries()) {
    const others = new Set<number>()
    for (const code of set) {
      const own = byCode.get(code) ?? []
      byCode.set(code, own)
      for (const other of own) others.add(other)
      own.push(place)
    }
    for (const other of others) found.push([other, place])
  }
  return found
}
