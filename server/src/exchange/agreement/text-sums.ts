import {overlapOf} from '../compare/match-annotations.js'
import {type AlphaSums, createSetInterner, jaccard, nominal} from './alpha.js'
import {characterSums} from './character-alpha.js'
import {type CodedText, type CoderPair, coderPairs, type Mark} from './coded-text.js'
import {type Found, pairByOverlap, pairExactly} from './f1.js'
import {type NamedMarks, nameMarks} from './named-marks.js'

/** All that F1 and α of a text are made of; those of several texts are added up. */
export interface TextSums {
  readonly name: string
  readonly pairs: readonly PairSums[]
  /** α on characters by kind, each character being marked as it or not; and of all kinds, as a set. */
  readonly alpha: ReadonlyMap<string, AlphaSums<boolean>>
  readonly alphaOfAll: AlphaSums<ReadonlySet<string>>
  /** The same for a kind that nobody has marked. */
  readonly blank: AlphaSums<boolean>
}

/** What two coders marked in a text that both have coded. */
export interface PairSums {
  readonly coders: CoderPair
  readonly exact: Found<Mark>
  readonly overlap: Found<Mark>
  /** What the ids of the two name, for values that are ids. */
  readonly names: NamedMarks
}

/** How values of α on characters are compared, one for all texts. */
export interface AlphaValues {
  readonly setOf: (kinds: Iterable<string>) => ReadonlySet<string>
}

/** Makes what all texts of one comparison share. */
export function createAlphaValues(): AlphaValues {
  return {setOf: createSetInterner()}
}

/** Compares what the coders of a text marked. `threshold` is the share of characters above which marks overlap. */
export function sumText(
  {name, text, codings}: CodedText,
  threshold: number,
  {setOf}: AlphaValues
): TextSums {
  const pairs = coderPairs(codings.length).flatMap(([a, b]) => {
    const [first, second] = [codings[a], codings[b]]
    if (!first || !second) return []
    const exact = pairExactly(first, second)
    const coders = [a, b] as const
    const overlap = pairByOverlap(first, second, threshold)
    return [{coders, exact, overlap, names: nameMarks(name, coders, overlap)}]
  })
  const spans = codings
    .filter(coding => coding !== undefined)
    .map(coding => coding.flatMap(({kind, fragments}) => fragments.map(span => ({...span, kind}))))
  const kinds = new Set(spans.flat().map(({kind}) => kind))
  const alpha = new Map(
    [...kinds].map(kind => {
      const own = spans.map(each => each.filter(span => span.kind === kind))
      return [kind, characterSums(own, text.length, isMarked, notEqual)] as const
    })
  )
  const alphaOfAll = characterSums(spans, text.length, setOf, differSets)
  const none = spans.map(() => [])
  const blank = characterSums(none, text.length, isMarked, notEqual)
  return {name, pairs, alpha, alphaOfAll, blank}
}

function isMarked(kinds: Iterable<string>): boolean {
  return !kinds[Symbol.iterator]().next().done
}

/** The distance of marked and not marked. */
export function notEqual(a: boolean, b: boolean): number {
  return nominal(a, b, NO_COUNTS)
}

/** The distance of two sets of kinds. */
export function differSets(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return jaccard(a, b, NO_SETS)
}

const NO_COUNTS: ReadonlyMap<unknown, number> = new Map()
const NO_SETS: ReadonlyMap<ReadonlySet<string>, number> = new Map()

/** How many marks of a kind were found by both and by each, and what pairs share; of all kinds where none is named. */
export interface FoundCounts {
  readonly matched: number
  readonly first: number
  readonly second: number
  /** The sum of the shares of characters that the pairs have in common. */
  readonly shared: number
}

/** Counts what two coders found. */
export function countFound(
  {pairs, onlyFirst, onlySecond}: Found<Mark>,
  kind: string | undefined
): FoundCounts {
  const isMeant = (mark: Mark): boolean => kind === undefined || mark.kind === kind
  const matched = pairs.filter(([mark]) => isMeant(mark))
  return {
    matched: matched.length,
    first: matched.length + onlyFirst.filter(isMeant).length,
    second: matched.length + onlySecond.filter(isMeant).length,
    shared: matched.reduce((sum, [a, b]) => sum + overlapOf(a.fragments, b.fragments), 0)
  }
}
