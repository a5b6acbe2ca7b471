import type {Steps} from '../../base/steps.js'
import type {Codebook} from '../../codebook/codebook.js'
import {type CodedText, type CoderPair, coderPairs, onlyPair} from './coded-text.js'
import {type Disagreement, disagreementsIn} from './disagreements.js'
import {measureAttributes} from './measure-attributes.js'
import {measureGamma} from './measure-gamma.js'
import {measureAlpha, measureF1} from './measure-marks.js'
import {measureRelations} from './measure-relations.js'
import {type Draws, drawTexts, type Measure, type Measured} from './measured.js'
import {createAlphaValues, sumText, type TextSums} from './text-sums.js'

/** What is measured, and how. */
export interface AgreeOptions {
  readonly measures: ReadonlySet<Measure>
  /** The kinds that count; empty for all that somebody has marked. */
  readonly kinds: readonly string[]
  /** Attributes whose codes are ranks, in the order of the codebook. */
  readonly ordinal: readonly string[]
  /** What there are rows for besides those of all texts and coders: each text, or each two coders. */
  readonly per: 'kind' | 'document' | 'pair'
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
  /** All kinds together first, then kind by kind, then their attributes, then relations; then the same text by text or pair by pair. */
  readonly measured: readonly Measured[]
  readonly disagreements: readonly Disagreement[]
  /** Whether it ended before all was measured. */
  readonly isCut: boolean
}

/** An agreement while texts are added to it. */
export interface GrowingAgreement {
  readonly add: (text: CodedText) => void
  /**
   * Measures what was added; in steps, between which `isStopped` may begin to say that what takes long is to be left out.
   * Throws a RangeError as `measureGamma` does.
   */
  readonly finish: (isStopped: () => boolean) => Steps<Agreement>
}

/** Compares the texts of several coders; attributes are read by the codebook. */
export function createAgreement(
  coders: number,
  codebook: Codebook,
  options: AgreeOptions
): GrowingAgreement {
  const values = createAlphaValues()
  const texts: CodedText[] = []
  const sums: TextSums[] = []
  const sum = (text: CodedText): TextSums => sumText(text, options.threshold, values)
  return {
    add(text) {
      const meant = options.kinds.length > 0 ? onlyKinds(text, options.kinds) : text
      texts.push(meant)
      sums.push(sum(meant))
    },
    *finish(isStopped) {
      const kinds = kindsIn(texts, options.kinds)
      const run: MeasureRun = {coders, codebook, options, kinds, isStopped}
      const drawn = drawTexts(sums.length, options.draws, options.draw)
      const rows = yield* measureAll(run, {texts, sums, drawn})
      const more = yield* measureEach(run, {texts, sums, drawn}, sum)
      return {
        measured: [...rows.measured, ...more.measured].filter(({measure}) =>
          options.measures.has(measure)
        ),
        disagreements: texts.flatMap((text, at) => disagreementsAt(text, sums[at])),
        isCut: rows.isCut || more.isCut
      }
    }
  }
}

/** What all measures of one comparison share. */
interface MeasureRun {
  readonly coders: number
  readonly codebook: Codebook
  readonly options: AgreeOptions
  readonly kinds: readonly string[]
  readonly isStopped: () => boolean
}

/** Texts that are measured together. */
interface MeasuredTexts {
  readonly texts: readonly CodedText[]
  readonly sums: readonly TextSums[]
  readonly drawn: Draws
}

type Rows = Pick<Agreement, 'measured' | 'isCut'>

/** The rows for all kinds, each kind and each attribute of some texts. */
function* measureAll(run: MeasureRun, {texts, sums, drawn}: MeasuredTexts): Steps<Rows> {
  const {coders, codebook, options, kinds, isStopped} = run
  const {measures, samples, draw} = options
  const measured: Measured[] = []
  let isCut = false
  for (const kind of [undefined, ...kinds]) {
    measured.push(...measureF1(sums, coders, kind, drawn), measureAlpha(sums, kind, drawn))
    yield
    if (!measures.has('gamma')) continue
    const gamma = yield* measureGamma(texts, kind, {samples, draw, isStopped})
    if (gamma) measured.push(gamma)
    else isCut = true
  }
  const {ordinal} = options
  const attributes = {codebook, kinds, coders, ordinal, measures, draws: drawn}
  measured.push(...measureAttributes(sums, attributes))
  if (measures.has('relations'))
    measured.push(...measureRelations(sums, {kinds, coders, draws: drawn}))
  return {measured, isCut}
}

/** The same for each text or each two coders by themselves. */
function* measureEach(
  run: MeasureRun,
  all: MeasuredTexts,
  sum: (text: CodedText) => TextSums
): Steps<Rows> {
  const {options, coders, isStopped} = run
  const measured: Measured[] = []
  let isCut = false
  if (options.per === 'document')
    for (const [at, text] of all.texts.entries()) {
      if (isStopped()) return {measured, isCut: true}
      const rows = yield* measureAll(run, {
        texts: [text],
        sums: all.sums.slice(at, at + 1),
        drawn: []
      })
      measured.push(...rows.measured.map(row => ({...row, text: text.name})))
      isCut ||= rows.isCut
    }
  if (options.per === 'pair')
    for (const pair of coderPairs(coders)) {
      if (isStopped()) return {measured, isCut: true}
      const texts = all.texts.map(text => onlyPair(text, pair))
      const sums: TextSums[] = []
      for (const text of texts) {
        sums.push(sum(text))
        yield
      }
      const rows = yield* measureAll(run, {texts, sums, drawn: all.drawn})
      measured.push(...rowsOfPair(rows.measured, pair))
      isCut ||= rows.isCut
    }
  return {measured, isCut}
}

/** Measures of all coders, taken over two of them alone; those of pairs are there already. */
function rowsOfPair(rows: readonly Measured[], pair: CoderPair): readonly Measured[] {
  return rows
    .filter(({coders, mean}) => coders === null && mean === null)
    .map(row => ({...row, coders: pair}))
}

function disagreementsAt(text: CodedText, sums: TextSums | undefined): readonly Disagreement[] {
  return sums ? disagreementsIn(text, sums) : []
}

function kindsIn(texts: readonly CodedText[], wanted: readonly string[]): readonly string[] {
  if (wanted.length > 0) return wanted
  const kinds = new Set<string>()
  for (const {codings} of texts)
    for (const coding of codings) for (const {kind} of coding ?? []) kinds.add(kind)
  return [...kinds].sort()
}

function onlyKinds(text: CodedText, kinds: readonly string[]): CodedText {
  const codings = text.codings.map(coding => coding?.filter(({kind}) => kinds.includes(kind)))
  return {...text, codings}
}
