import type {Counts} from './tally.js'

/** What two coders said of one thing. */
export type Coded = readonly [string, string]

/**
 * The share of things of which two coders said the same; undefined without any. Here and below, `counts` says how many things
 * each item stands for; one without it.
 */
export function percentAgreement(items: readonly Coded[], counts?: Counts): number | undefined {
  let [equal, all] = [0, 0]
  for (const [at, [a, b]] of items.entries()) {
    const count = countAt(counts, at)
    all += count
    if (a === b) equal += count
  }
  return all === 0 ? undefined : equal / all
}

function countAt(counts: Counts | undefined, at: number): number {
  return counts ? (counts[at] ?? 0) : 1
}

/**
 * Cohen's κ (1960): agreement beyond what chance would give if each coder kept to the shares of codes that they gave.
 * Undefined where chance alone gives full agreement.
 */
export function cohensKappa(items: readonly Coded[], counts?: Counts): number | undefined {
  return beyondChance(items, counts, (first, second) => first * second)
}

/** Scott's π (1955): the same, with the shares that both coders gave together. */
export function scottsPi(items: readonly Coded[], counts?: Counts): number | undefined {
  return beyondChance(items, counts, (first, second) => ((first + second) / 2) ** 2)
}

function beyondChance(
  items: readonly Coded[],
  counts: Counts | undefined,
  chance: (first: number, second: number) => number
): number | undefined {
  const observed = percentAgreement(items, counts)
  if (observed === undefined) return undefined
  const [first, second] = [new Map<string, number>(), new Map<string, number>()]
  let all = 0
  for (const [at, [a, b]] of items.entries()) {
    const count = countAt(counts, at)
    first.set(a, (first.get(a) ?? 0) + count)
    second.set(b, (second.get(b) ?? 0) + count)
    all += count
  }
  let expected = 0
  for (const code of new Set([...first.keys(), ...second.keys()]))
    expected += chance((first.get(code) ?? 0) / all, (second.get(code) ?? 0) / all)
  return expected < 1 - EPSILON ? (observed - expected) / (1 - expected) : undefined
}

/** Shares are sums of fractions, which rounding keeps from being 1. */
const EPSILON = 1e-12

/**
 * Fleiss' κ (1971), for any number of coders of whom as many have coded each thing. Items that fewer have coded than the first
 * are left out. Undefined with fewer than two coders, and where chance alone gives full agreement.
 */
export function fleissKappa(
  items: readonly (readonly string[])[],
  counts?: Counts
): number | undefined {
  const coders = items[0]?.length ?? 0
  if (coders < 2) return undefined
  const totals = new Map<string, number>()
  let [agreeing, all] = [0, 0]
  for (const [at, item] of items.entries()) {
    const things = countAt(counts, at)
    if (item.length !== coders || things === 0) continue
    const given = new Map<string, number>()
    for (const code of item) given.set(code, (given.get(code) ?? 0) + 1)
    let squares = 0
    for (const [code, count] of given) {
      squares += count ** 2
      totals.set(code, (totals.get(code) ?? 0) + count * things)
    }
    agreeing += (things * (squares - coders)) / (coders * (coders - 1))
    all += things
  }
  if (all === 0) return undefined
  const observed = agreeing / all
  let expected = 0
  for (const count of totals.values()) expected += (count / (all * coders)) ** 2
  return expected < 1 - EPSILON ? (observed - expected) / (1 - expected) : undefined
}
