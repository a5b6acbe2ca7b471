import type {FindingRecord} from '../finding-record.js'
import type {PrintedReport} from '../formatter.js'
import {printable} from '../text.js'

/** One line for each finding, as compilers write them. */
export function* formatConcise({findings}: PrintedReport): Iterable<string> {
  for (const finding of findings) yield `${describeFinding(finding)}\n`
}

/** `path:line:column: severity rule message` */
export function describeFinding(finding: FindingRecord): string {
  const {path, line, column, severity, ruleId, message} = finding
  return `${printable(path)}:${line}:${column}: ${severity} ${ruleId} ${printable(message)}`
}
