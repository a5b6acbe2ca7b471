import type {Span} from '../base/span.js'

/** One cell of a table: its text, quotes resolved, and its place inside the quotes. */
export interface Cell {
  readonly text: string
  readonly span: Span
}

/**
 * Reads the rows of a table one after the other, without the blank ones. Commas go with the quoting of
 * RFC 4180; between tabs a quote is a character like any other.
 */
export function* readRows(text: string, separator: ',' | '\t'): Generator<readonly Cell[]> {
  let pos = text.startsWith('\uFEFF') ? 1 : 0
  while (pos < text.length) {
    const row: Cell[] = []
    for (;;) {
      const quoted = separator === ',' && text[pos] === '"'
      const [cell, end] = quoted ? readQuoted(text, pos) : readPlain(text, pos, separator)
      row.push(cell)
      pos = end
      if (text[pos] !== separator) break
      pos++
    }
    // Behind a closing quote nothing but a separator or the line's end makes sense.
    pos = behindLine(text, pos)
    if (row.length > 1 || row[0]?.text.trim() !== '') yield row
  }
}

function readPlain(text: string, start: number, separator: string): [Cell, number] {
  let end = start
  while (end < text.length && text[end] !== separator && !isLineEnd(text[end])) end++
  return [{text: text.slice(start, end), span: {start, end}}, end]
}

/** A quote that is not closed takes the rest of the text. */
function readQuoted(text: string, quote: number): [Cell, number] {
  const start = quote + 1
  let end = text.indexOf('"', start)
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
  const stop = end === -1 ? text.length : end
  const content = text.slice(start, stop).replaceAll('""', '"')
  return [{text: content, span: {start, end: stop}}, end === -1 ? stop : end + 1]
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
