import {groupFindings} from '../count-findings.js'
import type {OutputTarget, PrintedReport} from '../formatter.js'
import {summarise} from '../summary.js'
import {count, printable} from '../text.js'

/** For logs: findings under the path of their file, each a line that is not padded, and a summary. */
export function* formatGrouped(report: PrintedReport, {colours}: OutputTarget): Iterable<string> {
  for (const [path, group] of groupFindings(report.findings, 'path')) {
    yield `${printable(path)}: ${count(group.length, 'problem')}\n`
    for (const {line, column, severity, ruleId, message} of group)
      yield `  ${line}:${column} ${severity} ${ruleId} ${printable(message)}\n`
    yield '\n'
  }
  yield* summarise(report, colours)
}
