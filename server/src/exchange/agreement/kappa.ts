/** What two coders said of one thing. */
export type Coded = readonly [string, string]

/** The share of things of which two coders said the same; undefined without any. */
export function percentAgreement(items: readonly Coded[]): number | undefined {
  return items.length === 0 ? undefined : items.filter(([a, b]) => a === b).length / items.length
}

/**
 * Cohen's κ (1960): agreement beyond what chance would give if each coder kept to the shares of codes that they gave.
 * Undefined where chance alone gives full agreement.
 */
export function cohensKappa(items: readonly Coded[]): number | undefined {
  return beyondChance(items, (first, second) => first * second)
}

/** Scott's π (1955): the same, with the shares that both coders gave together. */
export function scottsPi(items: readonly Coded[]): number | undefined {
  return beyondChance(items, (first, second) => ((first + second) / 2) ** 2)
}

function beyondChance(
  items: readonly Coded[],
  chance: (first: number, second: number) => number
): number | undefined {
  const observed = percentAgreement(items)
  if (observed === undefined) return undefined
  const shares = [0, 1].map(coder => {
    const counts = new Map<string, number>()
    for (const item of items) {
      const code = item[coder] ?? ''
      counts.set(code, (counts.get(code) ?? 0) + 1 / items.length)
    }
    return counts
  })
  const codes = new Set(items.flat())
  let expected = 0
  for (const code of codes) expected += chance(shares[0]?.get(code) ?? 0, shares[1]?.get(code) ?? 0)
  return expected < 1 - EPSILON ? (observed - expected) / (1 - expected) : undefined
}

/** Shares are sums of fractions, which rounding keeps from being 1. */
const EPSILON = 1e-12

/**
 * Fleiss' κ (1971), for any number of coders of whom as many have coded each thing. Items that fewer have coded than the first
 * are left out. Undefined with fewer than two coders, and where chance alone gives full agreement.
 */
export function fleissKappa(items: readonly (readonly string[])[]): number | undefined {
  const coders = items[0]?.length ?? 0
  const whole = items.filter(item => item.length === coders)
  if (coders < 2) return undefined
  const totals = new Map<string, number>()
  let observed = 0
  for (const item of whole) {
    const counts = new Map<string, number>()
    for (const code of item) counts.set(code, (counts.get(code) ?? 0) + 1)
    let squares = 0
    for (const [code, count] of counts) {
      squares += count ** 2
      totals.set(code, (totals.get(code) ?? 0) + count)
    }
    observed += (squares - coders) / (coders * (coders - 1)) / whole.length
  }
  let expected = 0
  for (const count of totals.values()) expected += (count / (whole.length * coders)) ** 2
  return expected < 1 - EPSILON ? (observed - expected) / (1 - expected) : undefined
}
