import {byPath, type FindingRecord} from './finding-record.js'
import {grouped} from './format/count.js'
import type {PrintedReport} from './format/formatter.js'

/**
 * A report with at most so many findings: the gravest, sorted by severity and then by path and place. A notice
 * says how many there are. Without a limit, or below it, the report itself. `reader` is a format that sets the
 * limit, as opposed to the user.
 */
export function cutReport(
  report: PrintedReport,
  most: number | undefined,
  reader?: string
): PrintedReport {
  const {findings, notices} = report
  if (most === undefined || findings.length <= most) return report
  const gravest = [...findings].sort(byWeight).slice(0, most)
  const why = reader === undefined ? 'as --max-diagnostics says' : `as many as ${reader} may hold`
  const notice = `Printed the gravest ${grouped(most)} of ${grouped(findings.length)} findings, ${why}`
  return {...report, findings: gravest, notices: [...notices, notice]}
}

function byWeight(a: FindingRecord, b: FindingRecord): number {
  return WEIGHT[a.severity] - WEIGHT[b.severity] || byPath(a, b)
}

const WEIGHT = {error: 0, warning: 1, info: 2} as const
