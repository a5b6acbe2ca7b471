import stringWidth from 'string-width'
import {type LineIndex, toOffset} from '../base/line-index.js'
import type {FindingRecord} from './finding-record.js'
import {printable} from './text.js'

/** A line of a text with its number. */
export interface FrameRow extends MarkedText {
  /** From 1 on; undefined where lines are left out. */
  readonly line: number | undefined
}

/**
 * The lines of a finding, for a terminal: of long ones a window, of many the first two and the last.
 * The place of a finding is underlined by columns of a terminal. A line with text from right to left has signs at both
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

/** One place of a terminal, whatever characters stand in it. */
export interface Cell {
  readonly text: string
  /** Columns. */
  readonly width: number
  readonly isMarked: boolean
}

/** Cells of a line, and whether there is more of it. */
export interface Cells {
  readonly cells: readonly Cell[]
  readonly isCutBefore: boolean
  readonly isCutAfter: boolean
}

/** A line and what of it is meant; UTF-16 offsets into the text that it is in. */
export interface MarkedLine {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

/** A line as cells, or of a long one so much of it around the start of what is meant as may be shown. */
function toCells(text: string, {start, end, from, to}: MarkedLine): Cells {
  const first = Math.max(start, from - BEFORE)
  const cells: Cell[] = []
  let at = first
  let columns = 0
  for (const character of charactersOf(text.slice(first, Math.min(end, from + BEHIND)))) {
    if (columns > WIDEST_READ) break
    const next = at + character.length
    const isMarked = from === to ? at <= from && from < next : at < to && next > from
    if (at > 0 || character !== BYTE_ORDER_MARK) {
      const {text: shown, width} = show(character, text, at)
      cells.push({text: shown, width, isMarked})
      if (at >= from) columns += width
    }
    at = next
  }
  // A finding at the end of a line has nothing to stand under.
  if (!cells.some(({isMarked}) => isMarked)) cells.push({text: ' ', width: 1, isMarked: true})
  return {cells, isCutBefore: first > start, isCutAfter: at < end}
}

/** A character as a terminal shows it, with the columns that takes; `text` and `at` say where it stands. */
function show(character: string, text: string, at: number): Pick<Cell, 'text' | 'width'> {
  if (character === '#' && startsCommand(text, at)) return {text: HASH, width: HASH.length}
  const known = seen.get(character)
  if (known) return known
  const shown = character === '\t' ? TAB : printable(character)
  const made = {text: shown, width: stringWidth(shown)}
  if (seen.size < MOST_SEEN) seen.set(character, made)
  return made
}

/** How characters are shown that have come up before: there are few of them, and finding out takes long. */
const seen = new Map<string, Pick<Cell, 'text' | 'width'>>()
const MOST_SEEN = 10_000

/** Whether a service would find a command here: characters do not show that one by one. */
function startsCommand(text: string, at: number): boolean {
  return text.startsWith('##[', at) || text.startsWith('##vso[', at)
}

/** UTF-16 units before and behind the start of what is meant that are looked at. */
const BEFORE = 160
const BEHIND = 1000
/** Columns that can ever be shown. */
const WIDEST_READ = 100

const BYTE_ORDER_MARK = '\ufeff'
const TAB = '    '
const HASH = printable('##[').slice(0, -2)

/** A line as it is shown, and what of it is meant. */
export interface MarkedText {
  readonly before: string
  readonly marked: string
  readonly after: string
  /** Blanks and carets for the line below; empty where signs in the line itself show what is meant. */
  readonly underline: string
}

/** A line in at most a hundred columns, with what is meant in view and an ellipsis where it goes on. */
function fitCells({cells, isCutBefore, isCutAfter}: Cells): MarkedText {
  const [low, high] = findWindow(cells)
  const shown = cells.slice(low, high)
  const first = shown.findIndex(({isMarked}) => isMarked)
  const last = shown.findLastIndex(({isMarked}) => isMarked)
  const before = (low > 0 || isCutBefore ? '…' : '') + join(shown.slice(0, first))
  const marked = join(shown.slice(first, last + 1))
  const after = join(shown.slice(last + 1)) + (high < cells.length || isCutAfter ? '…' : '')
  if (RIGHT_TO_LEFT.test(before + marked + after))
    return {before, marked: `⟦${marked}⟧`, after: after.trimEnd(), underline: ''}
  const indent = (low > 0 || isCutBefore ? 1 : 0) + width(shown.slice(0, first))
  const carets = Math.max(1, width(shown.slice(first, last + 1)))
  const text = {before, marked: marked.trim() === '' && after === '' ? '' : marked, after}
  return {...text, underline: ' '.repeat(indent) + '^'.repeat(carets)}
}

/** Indices of the cells to show: as many as have room, from some way in front of what is meant. */
function findWindow(cells: readonly Cell[]): readonly [number, number] {
  if (width(cells) <= WIDEST) return [0, cells.length]
  const first = cells.findIndex(({isMarked}) => isMarked)
  const near = takeBefore(cells, first, CONTEXT)
  const high = takeBehind(cells, first, WIDEST - width(cells.slice(near, first)))
  const low = takeBefore(cells, near, WIDEST - width(cells.slice(near, high)))
  return [afterBlank(cells, low, first), beforeBlank(cells, high)]
}

/** The first of the cells before an index that have room in so many columns. */
function takeBefore(cells: readonly Cell[], index: number, room: number): number {
  let low = index
  for (let used = 0; low > 0; low -= 1) {
    used += cells[low - 1]?.width ?? 0
    if (used > room) break
  }
  return low
}

/** The end of the cells from an index on that have room in so many columns. */
function takeBehind(cells: readonly Cell[], index: number, room: number): number {
  let high = index
  for (let used = 0; high < cells.length; high += 1) {
    used += cells[high]?.width ?? 0
    if (used > room) break
  }
  return high
}

/** Where a window starts with a whole word, if that is near. */
function afterBlank(cells: readonly Cell[], low: number, first: number): number {
  if (low === 0) return low
  const blank = cells.findIndex(({text}, at) => at >= low - 1 && text === ' ')
  return blank >= 0 && blank < first && blank - low < WORD ? blank + 1 : low
}

/** Where a window ends with a whole word, if that is near and behind what is meant. */
function beforeBlank(cells: readonly Cell[], high: number): number {
  if (high === cells.length) return high
  const blank = cells.findLastIndex(({text}, at) => at <= high && text === ' ')
  const last = cells.findLastIndex(({isMarked}) => isMarked)
  return blank > last && high - blank < WORD ? blank : high
}

/** Cells of a word that may be left out at the edges. */
const WORD = 16

/** Columns. */
const WIDEST = 100
/** Columns in front of what is meant. */
const CONTEXT = 40

function join(cells: readonly Cell[]): string {
  return cells.map(({text}) => text).join('')
}

function width(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0)
}

/** Characters of the scripts that are written from right to left. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Mende_Kikakui}\u200f\u061c]/u

/**
 * The characters of a line as people see them. Letters of most European texts, and their punctuation, are told
 * apart at once; only the rest is left to the slow rules of Unicode.
 */
function* charactersOf(line: string): Iterable<string> {
  for (let at = 0; at < line.length; ) {
    const end = isAlone(line, at) ? at + 1 : endOfOthers(line, at)
    if (end === at + 1) yield line.charAt(at)
    else for (const {segment} of segmenter.segment(line.slice(at, end))) yield segment
    at = end
  }
}

const segmenter = new Intl.Segmenter()

/** Where a stretch ends whose characters may hang together. */
function endOfOthers(line: string, from: number): number {
  let end = from + 1
  while (end < line.length && !(isAlone(line, end) && isPlain(line.charCodeAt(end - 1)))) end += 1
  return end
}

/** Whether a UTF-16 unit is a character by itself: nothing behind it joins it. */
function isAlone(line: string, at: number): boolean {
  const next = at + 1 < line.length ? line.charCodeAt(at + 1) : 0
  return isPlain(line.charCodeAt(at)) && isPlain(next)
}

/** Whether a UTF-16 unit never joins another of its kind: Latin letters, and dashes and quotation marks. */
function isPlain(unit: number): boolean {
  return unit < FIRST_COMBINING || (unit >= FIRST_DASH && unit <= LAST_DOTS)
}

const FIRST_COMBINING = 0x300
const FIRST_DASH = 0x2010
const LAST_DOTS = 0x2027
