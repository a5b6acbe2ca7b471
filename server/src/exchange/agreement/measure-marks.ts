import {type AlphaSums, alphaOf} from './alpha.js'
import {coderPairs} from './coded-text.js'
import {type Draws, intervalOf, type Measured} from './measured.js'
import {f1OfCounts, type PairCounts, pairMeanRow, pairRow} from './pair-rows.js'
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
  const counted = {
    exact: countPairs(texts, coders, kind, 'exact'),
    overlap: countPairs(texts, coders, kind, 'overlap')
  }
  const rows = MEASURES.map(({measure, of, toValue}) => {
    const about = {measure, kind: kind ?? null, attribute: null}
    return counted[of].map(pair => pairRow(about, pair, toValue, draws))
  })
  const means = MEASURES.flatMap(({of, toValue}, at) =>
    pairMeanRow(rows[at] ?? [], counted[of], toValue, {coders, draws})
  )
  return [
    ...coderPairs(coders).flatMap((_pair, place) => rows.flatMap(each => each[place] ?? [])),
    ...means
  ]
}

function countPairs(
  texts: readonly TextSums[],
  coders: number,
  kind: string | undefined,
  by: 'exact' | 'overlap'
): readonly PairCounts[] {
  return coderPairs(coders).map(([a, b]) => ({
    coders: [a, b],
    counts: texts.map(({pairs}) => {
      const pair = pairs.find(each => each.coders[0] === a && each.coders[1] === b)
      return pair && countFound(pair[by], kind)
    })
  }))
}

const MEASURES: readonly {
  readonly measure: 'f1' | 'overlap' | 'iou'
  readonly of: 'exact' | 'overlap'
  readonly toValue: (sum: FoundCounts) => number | undefined
}[] = [
  {measure: 'f1', of: 'exact', toValue: f1OfCounts},
  {measure: 'overlap', of: 'overlap', toValue: f1OfCounts},
  {
    measure: 'iou',
    of: 'overlap',
    toValue: ({matched, shared}) => (matched > 0 ? shared / matched : undefined)
  }
]

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
