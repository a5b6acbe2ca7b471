import type {Steps} from '../../base/steps.js'
import type {CodedText} from './coded-text.js'
import {alignUnits, type CodedUnit, gammaOf, sampleUnits} from './gamma.js'
import type {Measured} from './measured.js'

/** How γ is worked out. */
interface GammaOptions {
  /** How many codings by chance are drawn for each text. */
  readonly samples: number
  /** Gives numbers from 0 up to 1. */
  readonly draw: () => number
  /** Whether to end without an answer. */
  readonly isStopped: () => boolean
}

/**
 * γ of all coders on one kind, or on all with the kind as the code: 1 − observed / expected, both summed over the texts, each
 * of which weighs as many units as it has. Discontinuous marks count from their first to their last character, as a distance is
 * defined for one stretch alone. The interval says what the drawing of samples leaves open (95 %, by the normal distribution).
 * In steps of one alignment; undefined where it was stopped. Throws a RangeError where marks lie too densely to be aligned.
 */
export function* measureGamma(
  texts: readonly CodedText[],
  kind: string | undefined,
  {samples, draw, isStopped}: GammaOptions
): Steps<Measured | undefined> {
  let [observed, expected, variance, units] = [0, 0, 0, 0]
  for (const text of texts) {
    const coders = unitsOf(text, kind)
    const count = coders.flat().length
    if (coders.length < 2 || count === 0) continue
    const disorders: number[] = []
    for (let sample = 0; sample < samples; sample++) {
      if (isStopped()) return undefined
      const {disorder} = alignUnits(sampleUnits(coders, text.text.length, draw))
      if (disorder !== undefined) disorders.push(disorder)
      yield
    }
    const found = gammaOf(coders, disorders)
    if (!found) continue
    observed += found.observed * count
    expected += found.expected * count
    variance += found.variance * count ** 2
    units += count
  }
  const margin = 1.96 * Math.sqrt(variance)
  const isKnown = samples > 1 && expected > margin
  return {
    measure: 'gamma',
    text: null,
    kind: kind ?? null,
    attribute: null,
    coders: null,
    mean: null,
    distance: null,
    value: expected > 0 ? 1 - observed / expected : undefined,
    interval: isKnown
      ? [1 - observed / (expected - margin), 1 - observed / (expected + margin)]
      : undefined,
    count: units
  }
}

function unitsOf(
  {codings}: CodedText,
  kind: string | undefined
): readonly (readonly CodedUnit[])[] {
  return codings
    .filter(coding => coding !== undefined)
    .map(coding =>
      coding
        .filter(mark => kind === undefined || mark.kind === kind)
        .map(mark => ({
          start: mark.fragments[0]?.start ?? 0,
          end: mark.fragments.at(-1)?.end ?? 0,
          code: mark.kind
        }))
    )
}
