import type {CheckReport} from '../reporting/report.js'
import type {CheckOptions} from './options.js'

/** The exit codes of all commands; scripts rely on them. */
export const exitCode = {
  /** Nothing to object to. */
  ok: 0,
  /** Errors were found, or more warnings than allowed. */
  findings: 1,
  /** Wrong use, something that cannot be read, or an internal error. */
  failure: 2,
  /** Stopped by Ctrl-C. */
  interrupted: 130
} as const

/** The exit code of a run: for its findings, or for the number of files that it would change. */
export function exitCodeFor(
  {findings, failures, interrupted}: CheckReport,
  {reporting, fixing}: Pick<CheckOptions, 'reporting' | 'fixing'>,
  changed: number
): number {
  if (interrupted) return exitCode.interrupted
  if (failures.length > 0) return exitCode.failure
  if (reporting.exitZero) return exitCode.ok
  if (!fixing.reports)
    return fixing.mode === 'diff' && changed > 0 ? exitCode.findings : exitCode.ok
  const {maxWarnings} = reporting
  const errors = findings.some(({severity}) => severity === 'error')
  const warnings = findings.filter(({severity}) => severity === 'warning').length
  const failed = errors || (maxWarnings !== undefined && warnings > maxWarnings)
  return failed ? exitCode.findings : exitCode.ok
}
