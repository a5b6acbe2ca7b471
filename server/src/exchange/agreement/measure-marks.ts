import {type AlphaSums, alphaOf} from './alpha.js'
import {coderPairs} from './coded-text.js'
import {f1Of} from './f1.js'
import {type Draws, intervalOf, type Measured} from './measured.js'
import {countFound, differSets, type FoundCounts, notEqual, type TextSums} from './text-sums.js'

/**
 * F1 of each two coders: of marks with equal fragments (`f1`), and of those that overlap (`overlap`, with `iou`, what such
 * pairs share on the mean). Undefined `kind` means all kinds.
 */
export function measureF1(
  texts: readonly TextSums[],
  coders: number,
  kind: string | undefined,
  draws: Draws
): readonly Measured[] {
  return coderPairs(coders).flatMap(([a, b]) => {
    const found = texts.map(({pairs}) =>
      pairs.find(pair => pair.coders[0] === a && pair.coders[1] === b)
    )
    const exact = found.map(pair => pair && countFound(pair.exact, kind))
    const overlap = found.map(pair => pair && countFound(pair.overlap, kind))
    const row = (
      measure: 'f1' | 'overlap' | 'iou',
      counts: readonly (FoundCounts | undefined)[],
      toValue: (sum: FoundCounts) => number | undefined
    ): Measured => {
      const sum = addFound(counts)
      const interval = intervalOf(draws, places => toValue(addFound(places.map(at => counts[at]))))
      const coders = [a, b] as const
      const common = {text: null, kind: kind ?? null, attribute: null, coders, distance: null}
      return {measure, ...common, value: toValue(sum), interval, count: sum.first + sum.second}
    }
    const f1 = ({matched, first, second}: FoundCounts): number | undefined =>
      f1Of(matched, first, second)
    const iou = ({matched, shared}: FoundCounts): number | undefined =>
      matched > 0 ? shared / matched : undefined
    return [row('f1', exact, f1), row('overlap', overlap, f1), row('iou', overlap, iou)]
  })
}

function addFound(counts: readonly (FoundCounts | undefined)[]): FoundCounts {
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

/** Krippendorff's α on characters of all coders: of one kind, marked or not; of all kinds, as sets (Jaccard). */
export function measureAlpha(
  texts: readonly TextSums[],
  kind: string | undefined,
  draws: Draws
): Measured {
  const common = {
    measure: 'alpha' as const,
    text: null,
    kind: kind ?? null,
    attribute: null,
    coders: null
  }
  if (kind === undefined)
    return {
      ...common,
      distance: 'jaccard',
      ...alphaOver(
        texts.map(text => text.alphaOfAll),
        differSets,
        draws
      )
    }
  return {
    ...common,
    distance: 'nominal',
    ...alphaOver(
      texts.map(text => text.alpha.get(kind) ?? text.blank),
      notEqual,
      draws
    )
  }
}

function alphaOver<Value>(
  sums: readonly AlphaSums<Value>[],
  distance: (a: Value, b: Value) => number,
  draws: Draws
): Pick<Measured, 'value' | 'interval' | 'count'> {
  const all = addSums(sums)
  return {
    value: alphaOf(all, distance),
    interval: intervalOf(draws, places =>
      alphaOf(addSums(places.map(at => sums[at] ?? {observed: 0, counts: new Map()})), distance)
    ),
    count: [...all.counts.values()].reduce((sum, count) => sum + count, 0)
  }
}

function addSums<Value>(sums: readonly AlphaSums<Value>[]): AlphaSums<Value> {
  const counts = new Map<Value, number>()
  let observed = 0
  for (const each of sums) {
    observed += each.observed
    for (const [value, count] of each.counts) counts.set(value, (counts.get(value) ?? 0) + count)
  }
  return {observed, counts}
}
