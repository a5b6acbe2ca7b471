import {groupFindings} from '../count-findings.js'
import type {FindingRecord} from '../finding-record.js'
import type {PrintedReport} from '../formatter.js'
import {openTag, XML_DECLARATION} from './xml.js'

/** A report as Checkstyle writes it, which many services read. What could not be checked is an error without a line. */
export function* formatCheckstyle({findings, failures}: PrintedReport): Iterable<string> {
  yield `${XML_DECLARATION}<checkstyle version="4.3">\n`
  for (const [path, group] of groupFindings(findings, 'path')) {
    yield `  ${openTag('file', {name: path})}>\n`
    for (const finding of group) yield `    ${openTag('error', attributesOf(finding))}/>\n`
    yield '  </file>\n'
  }
  for (const {path, message} of failures) {
    const attributes = {severity: 'error', message, source: 'newsmark'}
    yield `  ${openTag('file', {name: path})}>\n    ${openTag('error', attributes)}/>\n  </file>\n`
  }
  yield '</checkstyle>\n'
}

function attributesOf({line, column, severity, message, ruleId}: FindingRecord) {
  return {line, column, severity, message, source: `newsmark.${ruleId}`}
}
