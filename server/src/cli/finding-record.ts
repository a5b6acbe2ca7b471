import type {Finding} from '../rules/finding.js'
import {ruleUrl} from '../rules/rule.js'
import {createLineIndex, type LineIndex, type LinePlace, toPlace} from '../syntax/line-index.js'

/** A finding as the command line gives it out. */
export interface FindingRecord {
  /** As seen from the working directory, `/`-separated. */
  readonly path: string
  /** Lines and columns count from 1, columns in UTF-16 units; a byte order mark is not counted. */
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** UTF-16 offsets into the file's text, a byte order mark included. */
  readonly offset: number
  readonly endOffset: number
  readonly ruleId: string
  readonly severity: Finding['severity']
  readonly message: string
  readonly expected: readonly string[]
  readonly url: string
}

/** Findings in one text, with their places as people count. */
export function toRecords(
  findings: readonly Finding[],
  text: string,
  path: string
): FindingRecord[] {
  if (findings.length === 0) return []
  const lines = createLineIndex(text)
  return findings.map(finding => toRecord(finding, lines, path))
}

function toRecord(
  {span, ruleId, severity, message, expected}: Finding,
  lines: LineIndex,
  path: string
): FindingRecord {
  const start = toShownPlace(lines, span.start)
  const end = toShownPlace(lines, span.end)
  return {
    path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    offset: span.start,
    endOffset: span.end,
    ruleId,
    severity,
    message,
    expected,
    url: ruleUrl(ruleId)
  }
}

/** Editors do not show a byte order mark, so that it moves no column. */
function toShownPlace(lines: LineIndex, offset: number): LinePlace {
  const {line, column} = toPlace(lines, offset)
  const marked = line === 1 && column > 1 && lines.text.charCodeAt(0) === BYTE_ORDER_MARK
  return {line, column: marked ? column - 1 : column}
}

const BYTE_ORDER_MARK = 0xfeff

/** By path, place and rule, so that the order never depends on how the work was done. */
export function byPath(a: FindingRecord, b: FindingRecord): number {
  return (
    compare(a.path, b.path) ||
    a.offset - b.offset ||
    a.endOffset - b.endOffset ||
    compare(a.ruleId, b.ruleId) ||
    compare(a.message, b.message)
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
