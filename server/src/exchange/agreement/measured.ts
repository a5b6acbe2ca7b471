import type {CoderPair} from './coded-text.js'

/** One number of a report, and what it is about. */
export interface Measured {
  readonly measure: Measure
  /** The name of one text; null for all together. */
  readonly text: string | null
  /** Null for all kinds together. */
  readonly kind: string | null
  readonly attribute: string | null
  /** The places of two coders in the list of coders; null for all together, and for a mean of pairs. */
  readonly coders: CoderPair | null
  /** Of a mean over pairs of coders, what it is of; null for anything else. */
  readonly mean: PairMean | null
  /** How values of α are held against each other; null for measures that do not choose. */
  readonly distance: DistanceName | null
  /** Undefined where it is not defined. */
  readonly value: number | undefined
  readonly interval: Interval
  /** What it is made of: marks or relations of both coders, characters, or pairs of values. */
  readonly count: number
}

/** The numbers between which a value lies in 95 of 100 draws; undefined where nothing is drawn, or too little. */
export type Interval = readonly [number, number] | 'not defined' | undefined

/** How the values of pairs of coders lie around their mean. */
export interface PairMean {
  /** The number of pairs that have a value. */
  readonly pairs: number
  /** The standard deviation over these pairs, which are all there are: divided by their number. Undefined for fewer than two. */
  readonly sd: number | undefined
}

/** The distances of α. */
export type DistanceName = 'nominal' | 'ordinal' | 'interval' | 'jaccard' | 'masi'

/** The measures there are, as the command line names them. */
export const measures = [
  'f1',
  'overlap',
  'iou',
  'relations',
  'alpha',
  'gamma',
  'agreement',
  'kappa',
  'pi',
  'fleiss'
] as const

export type Measure = (typeof measures)[number]

/** Texts drawn with replacement: for each draw the places of as many texts as there are. */
export type Draws = readonly (readonly number[])[]

/** Draws texts for intervals (bootstrap, Efron 1979). `draw` gives numbers from 0 up to 1. */
export function drawTexts(texts: number, draws: number, draw: () => number): Draws {
  if (texts < 2) return []
  return Array.from({length: draws}, () =>
    Array.from({length: texts}, () => Math.floor(draw() * texts))
  )
}

/**
 * The interval that holds 95 of 100 of the values that draws give. Those that are not defined are left out; nor is the interval
 * where they are the most, or too few are left.
 */
export function intervalOf(
  draws: Draws,
  toValue: (texts: Draws[number]) => number | undefined
): Interval {
  if (draws.length < FEWEST) return undefined
  const values = draws
    .map(toValue)
    .filter(value => value !== undefined)
    .sort((a, b) => a - b)
  if (values.length < Math.max(FEWEST, draws.length / 2)) return 'not defined'
  const at = (share: number): number => values[Math.round(share * (values.length - 1))] ?? 0
  return [at(0.025), at(0.975)]
}

/** Draws without which there are no ends that 2.5 of 100 lie behind. */
const FEWEST = 40
