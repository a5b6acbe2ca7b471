import type {Counts} from './tally.js'

/** One thing that was coded: what each coder said of it; those who said nothing are left out. */
export type Item<Value> = readonly Value[]

/** How far two values lie apart: 0 for equal ones. `counts` says how often each value was given in all items. */
export type Distance<Value> = (a: Value, b: Value, counts: ReadonlyMap<Value, number>) => number

/** What α is made of; those of several texts are added up, and give the α of all of them. */
export interface AlphaSums<Value> {
  /** The disagreement in the items, each by the number of its values less one. */
  readonly observed: number
  /** How often each value was given in items that can be compared. */
  readonly counts: ReadonlyMap<Value, number>
}

/**
 * Krippendorff's α: 1 − observed / expected disagreement (Krippendorff, *Content Analysis*, 2004, pages 221–236). Any number
 * of coders, who need not have coded all items; an item that only one has coded does not count. Values that are equal are the
 * same value to `Map`, so sets are to be given as one object each (see `createSetInterner`). Undefined where nothing can be
 * compared, or where all have always given one value, as then nothing is expected to differ.
 * The time grows with the number of values, and with the square of the number of different ones. `times` says how many things
 * each item stands for; one without it.
 */
export function krippendorffAlpha<Value>(
  items: readonly Item<Value>[],
  distance: Distance<Value>,
  times?: Counts
): number | undefined {
  const timesOf = (at: number): number => (times ? (times[at] ?? 0) : 1)
  const counts = new Map<Value, number>()
  for (const [at, item] of items.entries())
    if (item.length > 1) for (const value of item) add(counts, value, timesOf(at))
  const between = distances(counts, distance)
  const observed = items.reduce(
    (sum, item, at) => sum + timesOf(at) * disagreement(item, between),
    0
  )
  return alphaOf({observed, counts}, between)
}

/**
 * The α of sums that were added up. `distance` must be the one with which they were made, and not depend on counts, as that of
 * ordinal values does.
 */
export function alphaOf<Value>(
  {observed, counts}: AlphaSums<Value>,
  distance: (a: Value, b: Value) => number
): number | undefined {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const expected = weigh(counts, distance) / (total - 1)
  return expected > 0 ? 1 - observed / expected : undefined
}

/** The disagreement of the values of one item with each other: 0 for fewer than two. */
export function disagreement<Value>(
  item: Item<Value>,
  distance: (a: Value, b: Value) => number
): number {
  if (item.length < 2) return 0
  const own = new Map<Value, number>()
  for (const value of item) add(own, value, 1)
  return weigh(own, distance) / (item.length - 1)
}

function add<Value>(counts: Map<Value, number>, value: Value, by: number): void {
  counts.set(value, (counts.get(value) ?? 0) + by)
}

/** The distance of each two different values, computed once. */
function distances<Value>(
  counts: ReadonlyMap<Value, number>,
  distance: Distance<Value>
): (a: Value, b: Value) => number {
  const known = new Map<Value, Map<Value, number>>()
  return (a, b) => {
    const row = known.get(a) ?? new Map<Value, number>()
    known.set(a, row)
    const found = row.get(b)
    if (found !== undefined) return found
    const made = distance(a, b, counts)
    row.set(b, made)
    return made
  }
}

/** The sum of the distances of all ordered pairs of values that stand that often. */
function weigh<Value>(
  counts: ReadonlyMap<Value, number>,
  distance: (a: Value, b: Value) => number
): number {
  const values = [...counts]
  let sum = 0
  for (const [at, [a, countOfA]] of values.entries())
    for (const [b, countOfB] of values.slice(at + 1))
      sum += 2 * countOfA * countOfB * distance(a, b)
  return sum
}

/** Values are equal or not. */
export const nominal: Distance<unknown> = (a, b) => (a === b ? 0 : 1)

/** Numbers with an origin of no meaning, as years: the square of their difference. */
export const interval: Distance<number> = (a, b) => (a - b) ** 2

/** Ranks, as numbers: the square of the number of values between them, as often as they were given. */
export const ordinal: Distance<number> = (a, b, counts) => {
  const [low, high] = a < b ? [a, b] : [b, a]
  let between = 0
  for (const [value, count] of counts)
    if (low < value && value < high) between += count
    else if (value === low || value === high) between += count / 2
  return low === high ? 0 : between ** 2
}

/** Sets of codes: 1 − intersection / union (Jaccard). Two empty sets are equal. */
export const jaccard: Distance<ReadonlySet<string>> = (a, b) => 1 - overlap(a, b)

/**
 * Sets of codes, where a set within the other is closer than two that only overlap (Passonneau 2006, *Measuring Agreement on
 * Set-valued Items*): 1 − J · M with the Jaccard index J, and M of 1 for equal sets, 2/3 for a set within the other, 1/3 for
 * sets that overlap, 0 for others. Other programs round the weights, or weigh the distance in place of the index.
 */
export const masi: Distance<ReadonlySet<string>> = (a, b) => {
  const both = [...a].filter(value => b.has(value)).length
  const least = Math.min(a.size, b.size)
  const weight = both === 0 ? 0 : both < least ? 1 / 3 : a.size === b.size ? 1 : 2 / 3
  return a.size + b.size === 0 ? 0 : 1 - overlap(a, b) * weight
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter(value => b.has(value)).length
  const all = a.size + b.size - both
  return all === 0 ? 1 : both / all
}

/** Gives sets of the same codes as one object, so that they count as one value. */
export function createSetInterner(): (codes: Iterable<string>) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>()
  return codes => {
    const set = new Set([...codes].sort())
    const key = JSON.stringify([...set])
    const found = known.get(key)
    if (found) return found
    known.set(key, set)
    return set
  }
}
