import type {FindingRecord} from '../finding-record.js'
import {printable} from './printable.js'

/** One line for each finding, as compilers write them: `path:line:column: severity rule message`. */
export function* formatConcise(findings: readonly FindingRecord[]): Iterable<string> {
  for (const {path, line, column, severity, ruleId, message} of findings)
    yield `${printable(path)}:${line}:${column}: ${severity} ${ruleId} ${printable(message)}\n`
}
