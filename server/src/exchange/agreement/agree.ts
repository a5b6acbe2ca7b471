import type {Codebook} from '../../codebook/codebook.js'
import type {CodedText} from './coded-text.js'
import {type Disagreement, disagreementsIn} from './disagreements.js'
import {measureAttributes} from './measure-attributes.js'
import {measureGamma} from './measure-gamma.js'
import {measureAlpha, measureF1} from './measure-marks.js'
import {drawTexts, type Measure, type Measured} from './measured.js'
import {createAlphaValues, sumText, type TextSums} from './text-sums.js'

/** What is measured, and how. */
export interface AgreeOptions {
  readonly measures: ReadonlySet<Measure>
  /** The kinds that count; empty for all that somebody has marked. */
  readonly kinds: readonly string[]
  /** The share of characters above which marks overlap. */
  readonly threshold: number
  /** How often texts are drawn for intervals; 0 for none. */
  readonly draws: number
  /** How often codings are drawn for γ. */
  readonly samples: number
  /** Gives numbers from 0 up to 1; with the same ones a report is the same. */
  readonly draw: () => number
}

/** How well coders agree. */
export interface Agreement {
  /** All kinds together first, then kind by kind, then their attributes. */
  readonly measured: readonly Measured[]
  readonly disagreements: readonly Disagreement[]
}

/** Compares the texts of several coders; attributes are read by the codebook. Throws a RangeError as `measureGamma` does. */
export function agree(
  texts: readonly CodedText[],
  coders: number,
  codebook: Codebook,
  options: AgreeOptions
): Agreement {
  const {measures, threshold, draws, samples, draw} = options
  const kinds = kindsIn(texts, options.kinds)
  const meant = options.kinds.length > 0 ? texts.map(text => onlyKinds(text, kinds)) : texts
  const values = createAlphaValues()
  const sums = meant.map(text => sumText(text, threshold, values))
  const drawn = drawTexts(sums.length, draws, draw)
  const measured: Measured[] = []
  for (const kind of [undefined, ...kinds]) {
    measured.push(...measureF1(sums, coders, kind, drawn), measureAlpha(sums, kind, drawn))
    if (measures.has('gamma')) measured.push(measureGamma(meant, kind, samples, draw))
  }
  measured.push(...measureAttributes(sums, codebook, kinds))
  return {
    measured: measured.filter(({measure}) => measures.has(measure)),
    disagreements: meant.flatMap((text, at) => disagreementsAt(text, sums[at]))
  }
}

function disagreementsAt(text: CodedText, sums: TextSums | undefined): readonly Disagreement[] {
  return sums ? disagreementsIn(text, sums) : []
}

function kindsIn(texts: readonly CodedText[], wanted: readonly string[]): readonly string[] {
  if (wanted.length > 0) return wanted
  const kinds = texts.flatMap(({codings}) => codings.flatMap(coding => coding ?? []))
  return [...new Set(kinds.map(({kind}) => kind))].sort()
}

function onlyKinds(text: CodedText, kinds: readonly string[]): CodedText {
  const codings = text.codings.map(coding => coding?.filter(({kind}) => kinds.includes(kind)))
  return {...text, codings}
}
