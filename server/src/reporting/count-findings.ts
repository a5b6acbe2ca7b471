import {compareText} from '../base/compare.js'
import {groupBy} from '../base/group.js'
import type {FindingRecord} from './finding-record.js'

/** How much was found. */
export interface Totals {
  readonly error: number
  readonly warning: number
  readonly info: number
  /** Files in which something was found. */
  readonly files: number
  /** Findings that `--fix` takes away, and those for which it also takes `--unsafe-fixes`. */
  readonly safe: number
  readonly unsafe: number
}

/** Counts findings. */
export function countFindings(findings: readonly FindingRecord[]): Totals {
  const totals = {error: 0, warning: 0, info: 0, safe: 0, unsafe: 0}
  const files = new Set<string>()
  for (const {severity, path, fix} of findings) {
    totals[severity] += 1
    files.add(path)
    if (fix) totals[fix.safety] += 1
  }
  return {...totals, files: files.size}
}

/** Counts findings by rule: most errors first, then warnings, then notes, then by name. */
export function countByRule(findings: readonly FindingRecord[]): (readonly [string, Totals])[] {
  const counts = [...groupFindings(findings, 'ruleId')].map(
    ([rule, group]) => [rule, countFindings(group)] as const
  )
  return counts.sort(
    ([a, x], [b, y]) =>
      y.error - x.error || y.warning - x.warning || y.info - x.info || compareText(a, b)
  )
}

/** Findings by their path or rule, in the order in which these first come. */
export function groupFindings(
  findings: readonly FindingRecord[],
  key: 'path' | 'ruleId'
): Map<string, FindingRecord[]> {
  return groupBy(findings, finding => finding[key])
}
