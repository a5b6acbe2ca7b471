import {createLineIndex} from '../../base/line-index.js'
import {type FrameRow, frameOf} from '../code-frame.js'
import {severityColour} from '../colours.js'
import {groupFindings} from '../count-findings.js'
import type {FindingRecord, RelatedRecord} from '../finding-record.js'
import type {OutputTarget, PrintedReport} from '../formatter.js'
import {summarise} from '../summary.js'
import {printable} from '../text.js'

/** For people who want to see what is meant: each finding with the line it is in, what explains it, and a summary. */
export function* formatFull(report: PrintedReport, target: OutputTarget): Iterable<string> {
  for (const [path, group] of groupFindings(report.findings, 'path')) {
    const text = target.source(path)
    const lines = text === undefined ? undefined : createLineIndex(text)
    for (const finding of group) {
      yield describe(finding, target)
      const rows = lines ? frameOf(finding, lines) : []
      yield* formatFrame(finding, rows, target)
    }
  }
  yield* summarise(report, target.colours)
}

function describe({severity, ruleId, message, url}: FindingRecord, target: OutputTarget): string {
  const {colours, link} = target
  const weight = colours.bold(colours[severityColour[severity]](severity))
  return `${weight} ${link(ruleId, url)}: ${colours.bold(printable(message))}\n`
}

function* formatFrame(
  finding: FindingRecord,
  rows: readonly FrameRow[],
  {colours}: OutputTarget
): Iterable<string> {
  const {severity} = finding
  const margin = String(rows.at(-1)?.line ?? '').length
  const rule = (sign: string): string => colours.dim(`${' '.repeat(margin)} ${sign}`)
  yield `${rule('╭─')} ${placeOf(finding)}\n`
  if (rows.length > 0) yield `${rule('│')}\n`
  const mark = (text: string): string => colours.bold(colours[severityColour[severity]](text))
  for (const row of rows) yield* formatRow(row, margin, mark, colours.dim)
  yield* formatNotes(finding, rule)
  yield '\n'
}

function* formatRow(
  {line, before, marked, after, underline}: FrameRow,
  margin: number,
  mark: (text: string) => string,
  dim: (text: string) => string
): Iterable<string> {
  const number = line === undefined ? '…' : String(line)
  const text = `${before}${marked === '' ? '' : mark(marked)}${after}`
  yield `${dim(`${number.padStart(margin)} │`)}${text === '' ? '' : ` ${text}`}\n`
  if (underline !== '') {
    const carets = underline.trimStart()
    const indent = underline.slice(0, underline.length - carets.length)
    yield `${dim(`${' '.repeat(margin)} │`)} ${indent}${mark(carets)}\n`
  }
}

function* formatNotes(
  {fix, expected, related = []}: FindingRecord,
  rule: (sign: string) => string
): Iterable<string> {
  if (fix) yield `${rule('=')} ${fix.safety} fix: ${printable(fix.title)}\n`
  else if (expected.length > 1) yield `${rule('=')} one of: ${expected.map(printable).join(', ')}\n`
  for (const other of related) yield `${rule('=')} ${placeOf(other)}: ${printable(other.message)}\n`
}

function placeOf({path, line, column}: FindingRecord | RelatedRecord): string {
  return line === undefined ? printable(path) : `${printable(path)}:${line}:${column ?? 1}`
}
