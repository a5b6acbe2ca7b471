import {type AlphaSums, alphaOf} from './alpha.js'
import {type CoderPair, coderPairs} from './coded-text.js'
import {f1Of} from './f1.js'
import {meanOf, meanRow} from './mean.js'
import {type Draws, intervalOf, type Measured} from './measured.js'
import {countFound, differSets, type FoundCounts, notEqual, type TextSums} from './text-sums.js'

/**
 * F1 of each two coders: of marks with equal fragments (`f1`), and of those that overlap (`overlap`, with `iou`, what such
 * pairs share on the mean); behind those of all pairs the means over them, of three coders or more. Undefined `kind` means all
 * kinds.
 */
export function measureF1(
  texts: readonly TextSums[],
  coders: number,
  kind: string | undefined,
  draws: Draws
): readonly Measured[] {
  const pairs = coderPairs(coders).map(pair => countPair(texts, pair, kind))
  const rows = pairs.map(({coders, ...counts}) =>
    MEASURES.map(({measure, of, toValue}): Measured => {
      const all = addFound(counts[of])
      const drawn = valueIn(counts[of], toValue)
      return {
        ...{measure, text: null, kind: kind ?? null, attribute: null, coders, mean: null},
        ...{distance: null, value: toValue(all), interval: intervalOf(draws, drawn)},
        count: all.first + all.second
      }
    })
  )
  const means = MEASURES.flatMap(({of, toValue}, at) => {
    const values = pairs.map(counts => valueIn(counts[of], toValue))
    const meanIn = (places: readonly number[]) => meanOf(values.map(drawn => drawn(places)))
    const ofPairs = rows.flatMap(each => each[at] ?? [])
    return meanRow(ofPairs, coders, coders < 3 ? undefined : intervalOf(draws, meanIn))
  })
  return [...rows.flat(), ...means]
}

/** What two coders found in each text; undefined in those that not both have coded. */
interface PairCounts {
  readonly coders: CoderPair
  readonly exact: Counts
  readonly overlap: Counts
}

type Counts = readonly (FoundCounts | undefined)[]

function countPair(
  texts: readonly TextSums[],
  coders: CoderPair,
  kind: string | undefined
): PairCounts {
  const [a, b] = coders
  const found = texts.map(({pairs}) =>
    pairs.find(pair => pair.coders[0] === a && pair.coders[1] === b)
  )
  return {
    coders,
    exact: found.map(pair => pair && countFound(pair.exact, kind)),
    overlap: found.map(pair => pair && countFound(pair.overlap, kind))
  }
}

/** A measure of two coders, and what it is made of. */
interface PairMeasure {
  readonly measure: 'f1' | 'overlap' | 'iou'
  readonly of: 'exact' | 'overlap'
  readonly toValue: (sum: FoundCounts) => number | undefined
}

const f1 = ({matched, first, second}: FoundCounts): number | undefined =>
  f1Of(matched, first, second)

const MEASURES: readonly PairMeasure[] = [
  {measure: 'f1', of: 'exact', toValue: f1},
  {measure: 'overlap', of: 'overlap', toValue: f1},
  {
    measure: 'iou',
    of: 'overlap',
    toValue: ({matched, shared}) => (matched > 0 ? shared / matched : undefined)
  }
]

/** Gives the value of a measure over texts that are drawn, by their places. */
function valueIn(
  counts: Counts,
  toValue: PairMeasure['toValue']
): (places: readonly number[]) => number | undefined {
  return places => toValue(addFound(places.map(at => counts[at])))
}

function addFound(counts: Counts): FoundCounts {
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
    coders: null,
    mean: null
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
