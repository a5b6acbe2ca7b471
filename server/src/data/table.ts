import type {Span} from '../base/span.js'

/** One cell of a table: its text, quotes resolved, and its place inside the quotes. */
export interface Cell {
  readonly text: string
  readonly span: Span
}

/** A row of a table, and where the next one starts. */
export interface TableRow {
  readonly cells: readonly Cell[]
  /** Offset of the row in the text that was read. */
  readonly start: number
  /** Offset behind its line end; behind the text for the last row. */
  readonly next: number
}

/**
 * Reads the rows of a table one after the other, without the blank ones. Commas go with the quoting of
 * RFC 4180; between tabs a quote is a character like any other. `shift` is added to the places of the cells, for a text
 * that was cut out of a longer one.
 */
export function* readRows(
  text: string,
  separator: ',' | '\t',
  shift = 0
): Generator<readonly Cell[]> {
  for (const {cells} of tableRows(text, separator, text.startsWith('\uFEFF') ? 1 : 0, shift)) {
    yield cells
  }
}

/** The same from an offset on, which is the start of a row, with the places of the rows themselves. */
export function* tableRows(
  text: string,
  separator: ',' | '\t',
  from: number,
  shift = 0
): Generator<TableRow> {
  for (let start = from; start < text.length; ) {
    const row = readRow(text, start, separator, shift)
    if (row.cells.length > 1 || row.cells[0]?.text.trim() !== '') yield row
    start = row.next
  }
}

function readRow(text: string, start: number, separator: ',' | '\t', shift: number): TableRow {
  const cells: Cell[] = []
  for (let pos = start; ; pos++) {
    const quoted = separator === ',' && text[pos] === '"'
    const [cell, end] = quoted
      ? readQuoted(text, pos, shift)
      : readPlain(text, pos, separator, shift)
    cells.push(cell)
    pos = end
    // Behind a closing quote nothing but a separator or the line's end makes sense.
    if (text[pos] !== separator) return {cells, start, next: behindLine(text, pos)}
  }
}

function readPlain(text: string, start: number, separator: string, shift: number): [Cell, number] {
  const stop = separator.charCodeAt(0)
  let end = start
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === stop || code === 0x0a || code === 0x0d) break
  }
  return [cellOf(text.slice(start, end), start + shift, end + shift), end]
}

/** A quote that is not closed takes the rest of the text. */
function readQuoted(text: string, quote: number, shift: number): [Cell, number] {
  const start = quote + 1
  let end = text.indexOf('"', start)
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
  const stop = end === -1 ? text.length : end
  const content = text.slice(start, stop).replaceAll('""', '"')
  return [cellOf(content, start + shift, stop + shift), end === -1 ? stop : end + 1]
}

function cellOf(text: string, start: number, end: number): Cell {
  return {text, span: {start, end}}
}

function behindLine(text: string, start: number): number {
  let pos = start
  while (pos < text.length && !isLineEnd(text[pos])) pos++
  if (text[pos] === '\r' && text[pos + 1] === '\n') pos++
  return pos + 1
}

function isLineEnd(sign: string | undefined): boolean {
  return sign === '\n' || sign === '\r'
}

/** Writes a cell with the quotes that RFC 4180 asks for; between tabs there are none, and no tab or line end can stand. */
export function writeCell(value: string, separator: ',' | '\t'): string {
  return separator === ',' && /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
