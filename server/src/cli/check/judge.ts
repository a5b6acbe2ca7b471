import {exitCode} from '../exit-code.js'
import type {CheckSettings} from '../settings/check-settings.js'
import type {CheckReport} from './run-check.js'

/** The exit code for what was found, or for what would be changed. */
export function judge(
  report: CheckReport,
  {reporting, mending}: Pick<CheckSettings, 'reporting' | 'mending'>,
  changed: number
): number {
  const {findings, failures, interrupted} = report
  if (interrupted) return exitCode.interrupted
  if (failures.length > 0) return exitCode.failure
  if (!mending.reports)
    return mending.mode === 'diff' && changed > 0 ? exitCode.findings : exitCode.ok
  const {maxWarnings} = reporting
  const errors = findings.some(({severity}) => severity === 'error')
  const warnings = findings.filter(({severity}) => severity === 'warning').length
  const failed = errors || (maxWarnings !== undefined && warnings > maxWarnings)
  return failed ? exitCode.findings : exitCode.ok
}
