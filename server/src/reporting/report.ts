import {compareText} from '../base/compare.js'
import {byPath, type FindingRecord} from './finding-record.js'
import {formatSize} from './text.js'

/** A file that could not be checked, or a bug of ours: told on standard error, exit code 2. */
export interface Failure {
  /** As seen from the working directory. */
  readonly path: string
  /** One sentence, the path not included. */
  readonly message: string
}

/** A file that was not checked though nothing failed. */
export interface SkippedFile {
  /** As seen from the working directory. */
  readonly path: string
  readonly reason: SkipReason
}

/** `limit` is in bytes; a file in another encoding than UTF-8 has a finding that says so. */
export type SkipReason =
  | {readonly kind: 'too large'; readonly limit: number}
  | {readonly kind: 'other encoding'}

/** The findings in some files, and what kept us from finding more. */
export interface Outcome {
  readonly findings: FindingRecord[]
  /** Findings that directives or the baseline suppress; each says by which. */
  readonly suppressed: FindingRecord[]
  readonly failures: Failure[]
  readonly skipped: SkippedFile[]
  /** Sentences on what was left out, as the reports of shards hold them. */
  readonly notices: string[]
  /** Milliseconds by rule and by phase, where they are measured. */
  readonly times: Map<string, number>
}

/** Nothing found yet. */
export function emptyOutcome(): Outcome {
  return {findings: [], suppressed: [], failures: [], skipped: [], notices: [], times: new Map()}
}

/** Adds an outcome to another one. */
export function joinOutcome(whole: Outcome, other: Outcome): void {
  for (const finding of other.findings) whole.findings.push(finding)
  for (const finding of other.suppressed) whole.suppressed.push(finding)
  for (const failure of other.failures) whole.failures.push(failure)
  for (const file of other.skipped) whole.skipped.push(file)
  for (const notice of other.notices) whole.notices.push(notice)
  for (const [rule, time] of other.times) whole.times.set(rule, (whole.times.get(rule) ?? 0) + time)
}

/** The same outcome with paths as a function shows them. */
export function showOutcome(outcome: Outcome, show: (path: string) => string): Outcome {
  const showPath = <Item extends {readonly path: string}>(item: Item): Item => ({
    ...item,
    path: show(item.path)
  })
  const showRecord = (record: FindingRecord): FindingRecord => {
    const related = record.related?.map(showPath)
    return {...showPath(record), ...(related && {related})}
  }
  return {
    ...outcome,
    findings: outcome.findings.map(showRecord),
    suppressed: outcome.suppressed.map(showRecord),
    failures: outcome.failures.map(showPath),
    skipped: outcome.skipped.map(showPath)
  }
}

/** Whether all was found in the article of a path, and not in the baseline, which may be another one tomorrow. */
export function isAllIn({findings, suppressed}: Outcome, path: string): boolean {
  return [...findings, ...suppressed].every(finding => finding.path === path)
}

/** All that a run found. */
export interface CheckReport extends Outcome {
  /** How many articles could be checked. */
  readonly articles: number
  readonly interrupted: boolean
  /** The article with an error that ended the run, as seen from the working directory. */
  readonly stoppedAt: string | undefined
}

/** The report of a run, the same in whatever order its outcome was found. */
export function toReport(
  outcome: Outcome,
  run: Pick<CheckReport, 'articles' | 'interrupted' | 'stoppedAt'>
): CheckReport {
  return {
    findings: outcome.findings.sort(byPath),
    suppressed: outcome.suppressed.sort(byPath),
    failures: sortFailures(outcome.failures),
    skipped: outcome.skipped,
    notices: outcome.notices,
    times: new Map([...outcome.times].sort(([a], [b]) => compareText(a, b))),
    ...run
  }
}

/** Failures by path and message, each once. */
export function sortFailures(failures: readonly Failure[]): Failure[] {
  const byKey = new Map(failures.map(failure => [`${failure.path}\n${failure.message}`, failure]))
  return [...byKey].sort(([a], [b]) => compareText(a, b)).map(([, failure]) => failure)
}

/** Sentences on all that a run left out, sorted, each once. */
export function noticesOf({skipped, stoppedAt, notices}: CheckReport): string[] {
  const sentences = new Set(notices)
  for (const {path, reason} of skipped)
    if (reason.kind === 'too large')
      sentences.add(`${path} is larger than ${formatSize(reason.limit)} and was left out`)
  if (stoppedAt !== undefined)
    sentences.add(`Stopped at ${stoppedAt}, the first article with an error`)
  return [...sentences].sort()
}
