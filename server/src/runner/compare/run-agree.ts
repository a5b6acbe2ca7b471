import {type AgreeOptions, agree} from '../../exchange/agreement/agree.js'
import type {Measure, Measured} from '../../exchange/agreement/measured.js'
import {exitCode} from '../exit-code.js'
import {notifyFailures} from '../notify-failures.js'
import type {FileOptions} from '../options.js'
import type {RunContext} from '../run-context.js'
import {UsageError} from '../usage-error.js'
import {type AgreeFormat, agreeFormats} from './agree-formats.js'
import {readCodedTexts} from './coded-texts.js'

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
 * Prints how well coders agree; gives the exit code: 1 where a value is lower than the least one, or not defined. Throws a UsageError for what cannot be compared at all.
 */
export function runAgree(
  operands: readonly string[],
  files: FileOptions,
  run: AgreeRun,
  context: RunContext
): number {
  const {coders, texts, codebook, placeOf, failures, alone} = readCodedTexts(
    operands,
    files,
    context.cwd
  )
  notifyFailures(failures, context)
  if (alone.length > 0)
    context.notify(
      `Only one coder has ${alone.length === 1 ? `\`${alone[0]}\`` : `${alone.length} articles`}, which is left out`
    )
  if (texts.length === 0) {
    if (failures.length > 0) return exitCode.failure
    throw new UsageError(
      'Nothing to compare: no article is there twice, by its path below the folders of the coders'
    )
  }
  if (texts.every(({codings}) => codings.every(coding => !coding || coding.length === 0)))
    context.notify('Nobody has marked anything in these articles, so that no measure is defined')
  const {measured, disagreements} = agree(texts, coders.length, codebook, run)
  const placed = disagreements.map(each => ({
    ...each,
    place: placeOf(each.text, each.atCoder, each.at)
  }))
  const report = {coders, texts: texts.length, measured, disagreements: placed, lists: run.lists}
  context.stdout.write(agreeFormats[run.format](report))
  if (failures.length > 0) return exitCode.failure
  const low = run.least.filter(limit => !isReached(limit, measured))
  for (const limit of low) context.notify(describeMiss(limit, measured))
  return low.length > 0 ? exitCode.findings : exitCode.ok
}

/** Of several pairs of coders the lowest counts. */
function lowestOf(limit: LeastValue, measured: readonly Measured[]): number | undefined {
  const {measure, kind, attribute} = limit
  const values = measured
    .filter(row => row.measure === measure && row.kind === kind && row.attribute === attribute)
    .map(({value}) => value ?? Number.NaN)
  const lowest = values.length > 0 ? Math.min(...values) : Number.NaN
  return Number.isNaN(lowest) ? undefined : lowest
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
