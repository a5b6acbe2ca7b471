import {createLineIndex, type LineIndex} from '../../base/line-index.js'
import {groupFindings} from '../count-findings.js'
import type {EditRecord, FindingRecord} from '../finding-record.js'
import type {OutputTarget, PrintedReport} from '../formatter.js'
import {formatJson} from './json.js'

/** Reviewdog's Diagnostic Format. Its columns count bytes, so that places of files that are gone have none. */
export function* formatRdjson(report: PrintedReport, target: OutputTarget): Iterable<string> {
  yield '{"source":{"name":"newsmark","url":"https://github.com/newsmark/newsmark"},"diagnostics":'
  yield* formatJson(toDiagnostics(report, target))
  yield '}\n'
}

function* toDiagnostics({findings}: PrintedReport, {source}: OutputTarget): Iterable<object> {
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

/**
 * Makes a function that gives the column of an offset in its line, from 1 on, in bytes of UTF-8. In a line of
 * megabytes it costs little as long as places come in about the order of the text.
 */
function createByteColumns({text, starts}: LineIndex): (line: number, offset: number) => number {
  let known: readonly KnownPlace[] = []
  return (line, offset) => {
    const before = known.filter(place => place.line === line && place.offset <= offset)
    const from = before.reduce(later, {line, offset: starts[line - 1] ?? 0, bytes: 0})
    const bytes = from.bytes + countBytes(text, from.offset, offset)
    known = [...known.slice(1 - KEPT), {line, offset, bytes}]
    return bytes + 1
  }
}

interface KnownPlace {
  readonly line: number
  readonly offset: number
  /** Before it in its line. */
  readonly bytes: number
}

function later(a: KnownPlace, b: KnownPlace): KnownPlace {
  return b.offset > a.offset ? b : a
}

/** Places to count on from: those of a finding and of what is around it. */
const KEPT = 12

/** Half a surrogate pair takes the three bytes of the sign that stands for it. */
function countBytes(text: string, from: number, to: number): number {
  let bytes = 0
  for (let at = from; at < to; at += 1) {
    const point = text.codePointAt(at) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
    if (point >= 0x10000) at += 1
  }
  return bytes
}
