import type {FindingRecord} from './finding-record.js'

/** What kept a file from being checked, or a bug of ours: told on standard error, exit code 2. */
export interface Failure {
  /** As seen from the working directory. */
  readonly path: string
  /** One sentence, the path not included. */
  readonly message: string
}

/** Findings, and what kept us from finding more. */
export interface Outcome {
  readonly findings: FindingRecord[]
  /** What comments or the baseline accept; each says so itself. */
  readonly suppressed: FindingRecord[]
  readonly failures: Failure[]
  /** What was left out, as limits were hit: one sentence each. */
  readonly notices: string[]
  /** Milliseconds by rule and by phase, where they are measured. */
  readonly times: Map<string, number>
}

/** Nothing found yet. */
export function emptyOutcome(): Outcome {
  return {findings: [], suppressed: [], failures: [], notices: [], times: new Map()}
}

/** Adds further findings and failures. */
export function joinOutcome(whole: Outcome, part: Outcome): void {
  for (const finding of part.findings) whole.findings.push(finding)
  for (const finding of part.suppressed) whole.suppressed.push(finding)
  for (const failure of part.failures) whole.failures.push(failure)
  for (const notice of part.notices) whole.notices.push(notice)
  for (const [rule, time] of part.times) whole.times.set(rule, (whole.times.get(rule) ?? 0) + time)
}

/** What a whole run has found. */
export interface CheckReport extends Outcome {
  readonly articles: number
  readonly interrupted: boolean
}
