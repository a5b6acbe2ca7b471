import {byPath, type FindingRecord} from './finding-record.js'
import type {PrintedReport} from './formatter.js'
import {grouped} from './text.js'

/**
 * A report with at most so many findings: the gravest, sorted by severity and then by path and place, and of the
 * suppressed ones as many as still have room. Notices say how many there are. Without a limit, or below it, the
 * report itself. `reader` is the format that sets the limit, if it is not the user.
 */
export function cutReport(
  report: PrintedReport,
  most: number | undefined,
  reader?: string
): PrintedReport {
  const {findings, suppressed, notices} = report
  if (most === undefined || findings.length + suppressed.length <= most) return report
  const kept = keepGravest(findings, most)
  const keptSuppressed = keepGravest(suppressed, most - kept.length)
  const why = reader === undefined ? 'as --max-diagnostics says' : `as many as ${reader} may hold`
  const cut = [describeCut('findings', kept.length, findings.length)]
  if (reader !== undefined)
    cut.push(describeCut('accepted findings', keptSuppressed.length, suppressed.length))
  const told = cut.flatMap(text => (text === undefined ? [] : `${text}, ${why}`))
  return {...report, findings: kept, suppressed: keptSuppressed, notices: [...notices, ...told]}
}

function keepGravest(findings: FindingRecord[], most: number): FindingRecord[] {
  return findings.length <= most ? findings : [...findings].sort(byWeight).slice(0, most)
}

/** Undefined where nothing is left out. */
function describeCut(what: string, kept: number, all: number): string | undefined {
  return kept < all ? `Printed the gravest ${grouped(kept)} of ${grouped(all)} ${what}` : undefined
}

function byWeight(a: FindingRecord, b: FindingRecord): number {
  return WEIGHT[a.severity] - WEIGHT[b.severity] || byPath(a, b)
}

const WEIGHT = {error: 0, warning: 1, info: 2} as const
