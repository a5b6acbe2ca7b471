import {type LineIndex, toOffset} from '../../../syntax/line-index.js'
import type {FindingRecord} from '../finding-record.js'
import {fitCells, type MarkedText} from './fit-cells.js'
import {toCells} from './frame-cells.js'

/** A line of a text with its number. */
export interface FrameRow extends MarkedText {
  /** From 1 on; undefined where lines are left out. */
  readonly line: number | undefined
}

/**
 * The lines of a finding, for a terminal: of long ones a window, of many the first two and the last.
 * What is meant is underlined by columns of a terminal. A line with text from right to left has signs at both
 * ends of what is meant instead, as terminals put such text in different orders.
 */
export function frameOf(finding: FindingRecord, lines: LineIndex): FrameRow[] {
  const last = lastLine(finding)
  const rows: FrameRow[] = []
  for (let line = finding.line; line <= last; line += 1) {
    const isLeftOut = last - finding.line >= MOST && line >= finding.line + 2 && line < last
    if (!isLeftOut) rows.push(toRow(finding, lines, line))
    else if (line === finding.line + 2) rows.push(LEFT_OUT)
  }
  return rows
}

/** Lines in a frame, the one that says that some are left out included. */
const MOST = 4

const LEFT_OUT: FrameRow = {line: undefined, before: '', marked: '', after: '', underline: ''}

/** A place that ends where a line starts goes to the end of the line before. */
function lastLine({line, endLine, endColumn}: FindingRecord): number {
  return endColumn === 1 && endLine > line ? endLine - 1 : endLine
}

function toRow({offset, endOffset}: FindingRecord, lines: LineIndex, line: number): FrameRow {
  const start = lines.starts[line - 1] ?? lines.text.length
  const end = toOffset(lines, {line, column: Number.MAX_SAFE_INTEGER})
  const from = Math.min(Math.max(offset, start), end)
  const to = Math.min(Math.max(endOffset, from), end)
  return {line, ...fitCells(toCells(lines.text, {start, end, from, to}))}
}
