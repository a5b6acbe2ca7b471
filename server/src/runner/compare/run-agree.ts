import {runSteps} from '../../base/steps.js'
import type {Codebook} from '../../codebook/codebook.js'
import {type Agreement, type AgreeOptions, createAgreement} from '../../exchange/agreement/agree.js'
import type {Measure, Measured} from '../../exchange/agreement/measured.js'
import {growYoung, optimiseAsUsual} from '../../node/v8.js'
import {exitCode} from '../exit-code.js'
import {notifyFailures} from '../notify-failures.js'
import type {FileOptions} from '../options.js'
import type {RunContext} from '../run-context.js'
import {UsageError} from '../usage-error.js'
import {type AgreeFormat, agreeFormats} from './agree-formats.js'
import {type CodedArticles, openCodedArticles} from './coded-texts.js'
import {findCoders} from './coder-sides.js'

/** What is measured, and how it is printed. */
export interface AgreeRun extends AgreeOptions {
  readonly format: AgreeFormat
  /** Whether the disagreements are listed. */
  readonly lists: boolean
  /** The least values that are good enough. */
  readonly least: readonly LeastValue[]
}

/** The least value of a measure that is good enough: of one kind or all, or of an attribute of a kind. */
export interface LeastValue {
  readonly measure: Measure
  readonly kind: string | null
  readonly attribute: string | null
  readonly least: number
}

/**
 * Prints how well coders agree; gives the exit code: 1 where a value is lower than the least one, or not defined. A signal ends
 * it early: what is known by then is printed as such. Throws a UsageError for what cannot be compared at all.
 */
export async function runAgree(
  operands: readonly string[],
  files: FileOptions,
  run: AgreeRun,
  context: RunContext
): Promise<number> {
  const {progress} = context
  // All marks are kept until the end: for 2 × 1,000 articles with 40 each, 109 collections and not 1,574, in half of the time.
  growYoung()
  optimiseAsUsual()
  const coders = findCoders(operands, files, context.cwd)
  const articles = openCodedArticles(coders, files, context.cwd)
  refuseUnordered(run.ordinal, articles.codebook)
  progress.begin(articles.names.length, true, 'Compared')
  const compared = await compareAll(articles, coders.length, run, context)
  progress.end()
  const {read, texts, agreement, isEmpty} = compared
  const {interrupted} = progress
  const {failures} = articles
  for (const note of articles.notes) context.notify(note)
  notifyFailures(failures, context)
  tellAlone(articles.alone, context)
  if (texts === 0 && !interrupted) {
    if (failures.length > 0) return exitCode.failure
    throw new UsageError(
      'Nothing to compare: no article is there twice, by its path below the folders of the coders'
    )
  }
  if (isEmpty && texts > 0) context.notify(NO_MARKS)
  else tellUnmarked(run.kinds, compared.kinds, context)
  const of = articles.names.length
  const partial = interrupted ? {read, of, isCut: agreement.isCut} : undefined
  const names = coders.map(({coder}) => coder)
  const report = {coders: names, texts, ...placed(articles, agreement), lists: run.lists, partial}
  context.stdout.write(agreeFormats[run.format](report))
  if (partial) {
    context.notify(
      `Stopped after ${read} of ${partial.of} articles: the numbers are about these alone${partial.isCut ? ', and some are missing' : ''}`
    )
    return exitCode.interrupted
  }
  return failures.length > 0 ? exitCode.failure : judge(run.least, agreement.measured, context)
}

/** The exit code by the least values that are good enough; says which are not reached. */
function judge(
  least: readonly LeastValue[],
  measured: readonly Measured[],
  {notify}: RunContext
): number {
  const low = least.filter(limit => !isReached(limit, measured))
  for (const limit of low) notify(describeMiss(limit, measured))
  return low.length > 0 ? exitCode.findings : exitCode.ok
}

const NO_MARKS = 'Nobody has marked anything in these articles, so that no measure is defined'

/** What was compared until all was, or a signal came. */
interface Compared {
  /** The number of articles that were looked at, and of those that could be compared. */
  readonly read: number
  readonly texts: number
  readonly agreement: Agreement
  /** Whether nobody has marked anything. */
  readonly isEmpty: boolean
  /** The kinds that somebody has marked. */
  readonly kinds: ReadonlySet<string>
}

async function compareAll(
  articles: CodedArticles,
  coders: number,
  run: AgreeRun,
  {progress}: RunContext
): Promise<Compared> {
  const growing = createAgreement(coders, articles.codebook, run)
  let [read, texts, marks] = [0, 0, 0]
  const kinds = new Set<string>()
  for (const name of articles.names) {
    const text = articles.read(name)
    read++
    if (text) {
      growing.add(text)
      texts++
      for (const coding of text.codings)
        for (const {kind} of coding ?? []) {
          kinds.add(kind)
          marks++
        }
    }
    await progress.advance(read)
    if (progress.interrupted) break
  }
  const isStopped = (): boolean => progress.interrupted
  const steps = growing.finish(isStopped)
  if (isStopped()) return {read, texts, agreement: runSteps(steps), isEmpty: marks === 0, kinds}
  for (;;) {
    const step = steps.next()
    if (step.done) return {read, texts, agreement: step.value, isEmpty: marks === 0, kinds}
    await progress.advance(read)
  }
}

/** What a report says of an agreement, with the places of the disagreements in the files. */
function placed({placeOf}: CodedArticles, {measured, disagreements}: Agreement) {
  return {
    measured,
    disagreements: disagreements.map(each => {
      const place = (of: 0 | 1) => {
        const offset = each.at[of]
        return offset === null ? null : placeOf(each.text, each.coders[of], offset)
      }
      return {...each, places: [place(0), place(1)] as const}
    })
  }
}

/** Kinds that are asked for, and that nobody has marked: a slip of the pen, or nothing to measure. */
function tellUnmarked(
  asked: readonly string[],
  marked: ReadonlySet<string>,
  {notify}: RunContext
): void {
  for (const kind of asked)
    if (!marked.has(kind))
      notify(`Nobody has marked anything as \`${kind}\`, so that no measure of it is defined`)
}

function tellAlone(alone: readonly string[], {notify}: RunContext): void {
  const [first] = alone
  if (first === undefined) return
  const what =
    alone.length === 1
      ? `\`${first}\`, which is left out`
      : `${alone.length} articles, which are left out, as \`${first}\``
  notify(`Only one coder has ${what}`)
}

/** Ranks are those of a closed list of codes. */
function refuseUnordered(names: readonly string[], {kinds}: Codebook): void {
  for (const name of names) {
    const definitions = [...kinds.values()].flatMap(({attributes}) => attributes.get(name) ?? [])
    if (definitions.some(({codes, many}) => codes.size > 0 && !many)) continue
    throw new UsageError(
      `Unexpected \`${name}\` for \`--ordinal\`, expected an attribute that takes one of a list of codes in the codebook`
    )
  }
}

/** Of several pairs of coders the lowest counts. */
function lowestOf(limit: LeastValue, measured: readonly Measured[]): number | undefined {
  const {measure, kind, attribute} = limit
  const values = measured
    .filter(
      row =>
        row.text === null &&
        row.mean === null &&
        row.measure === measure &&
        row.kind === kind &&
        row.attribute === attribute
    )
    .map(({value}) => value)
  let lowest: number | undefined
  for (const value of values) {
    if (value === undefined) return undefined
    lowest = lowest === undefined ? value : Math.min(lowest, value)
  }
  return lowest
}

function isReached(limit: LeastValue, measured: readonly Measured[]): boolean {
  return (lowestOf(limit, measured) ?? Number.NEGATIVE_INFINITY) >= limit.least
}

function describeMiss(limit: LeastValue, measured: readonly Measured[]): string {
  const {measure, kind, attribute, least} = limit
  const about = `${kind ?? 'all kinds'}${attribute === null ? '' : `, ${attribute},`}`
  const value = lowestOf(limit, measured)
  const is = value === undefined ? 'not defined' : value.toFixed(3)
  return `${measure} of ${about} is ${is}, expected ${least} or more`
}
