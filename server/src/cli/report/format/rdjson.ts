import {createLineIndex} from '../../../syntax/line-index.js'
import type {EditRecord, FindingRecord} from '../finding-record.js'
import {createByteColumns} from './byte-column.js'
import type {PrintedReport, Stage} from './formatter.js'
import {groupFindings} from './group-findings.js'
import {formatJson} from './json.js'

/** Reviewdog's Diagnostic Format. Its columns count bytes, so that places of files that are gone have none. */
export function* formatRdjson(report: PrintedReport, stage: Stage): Iterable<string> {
  yield '{"source":{"name":"newsmark","url":"https://github.com/newsmark/newsmark"},"diagnostics":'
  yield* formatJson(toDiagnostics(report, stage))
  yield '}\n'
}

function* toDiagnostics({findings}: PrintedReport, {source}: Stage): Iterable<object> {
  for (const [path, group] of groupFindings(findings, 'path')) {
    const text = source(path)
    const columns = text === undefined ? undefined : createByteColumns(createLineIndex(text))
    for (const finding of group) yield toDiagnostic(finding, columns)
  }
}

/** The column of a place, in bytes. */
type Columns = (line: number, offset: number) => number

function toDiagnostic(finding: FindingRecord, columns: Columns | undefined): object {
  const {path, message, severity, ruleId, url} = finding
  const suggestions = columns ? suggest(finding, columns) : []
  return {
    message,
    location: {path, range: toRange(finding, columns)},
    severity: SEVERITY[severity],
    code: {value: ruleId, url},
    ...(suggestions.length > 0 && {suggestions})
  }
}

const SEVERITY = {error: 'ERROR', warning: 'WARNING', info: 'INFO'} as const

/** Reviewdog offers each suggestion alone, so that a fix in several places is none for it. */
function suggest(finding: FindingRecord, columns: Columns): object[] {
  const {fix, expected} = finding
  if (fix) {
    const [edit, ...others] = fix.edits
    return edit && others.length === 0 ? [{range: toRange(edit, columns), text: edit.text}] : []
  }
  const range = toRange(finding, columns)
  return expected.slice(0, MOST).map(text => ({range, text}))
}

/** Suggestions for one finding. */
const MOST = 3

type Place = Pick<EditRecord, 'line' | 'endLine' | 'offset' | 'endOffset'>

function toRange({line, endLine, offset, endOffset}: Place, columns: Columns | undefined): object {
  if (!columns) return {start: {line}, end: {line: endLine}}
  return {
    start: {line, column: columns(line, offset)},
    end: {line: endLine, column: columns(endLine, endOffset)}
  }
}
