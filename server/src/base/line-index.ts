import {firstIndex} from './binary-search.js'

/** A place in a text as in unist: line and column count from 1, columns in UTF-16 code units. */
export interface LinePlace {
  readonly line: number
  readonly column: number
}

/** The starts of the lines of a text, by which offsets become lines and columns and back. */
export interface LineIndex {
  readonly text: string
  /** UTF-16 offsets; the first is 0. */
  readonly starts: readonly number[]
}

/** Makes the line index of a text. LF, CRLF and CR end a line. */
export function createLineIndex(text: string): LineIndex {
  const starts = [0]
  let feed = text.indexOf('\n')
  let carriage = text.indexOf('\r')
  while (carriage >= 0) {
    for (; feed >= 0 && feed < carriage; feed = text.indexOf('\n', feed + 1)) starts.push(feed + 1)
    if (feed !== carriage + 1) starts.push(carriage + 1)
    carriage = text.indexOf('\r', carriage + 1)
  }
  for (; feed >= 0; feed = text.indexOf('\n', feed + 1)) starts.push(feed + 1)
  return {text, starts}
}

/** The line and column of a UTF-16 offset; an offset outside of the text counts as its nearest end. */
export function toPlace(index: LineIndex, offset: number): LinePlace {
  const inside = Math.max(0, Math.min(offset, index.text.length))
  const line = findLine(index, inside)
  return {line: line + 1, column: inside - (index.starts[line] ?? 0) + 1}
}

/** The UTF-16 offset of a line and column; a column behind the end of its line counts as that end. */
export function toOffset(index: LineIndex, {line, column}: LinePlace): number {
  if (line < 1) return 0
  const start = index.starts[line - 1]
  if (start === undefined) return index.text.length
  return Math.min(start + Math.max(0, column - 1), contentEnd(index, line - 1))
}

/** The index of the line, from 0, that holds a UTF-16 offset. */
export function findLine({starts}: LineIndex, offset: number): number {
  return Math.max(0, firstIndex(starts.length, at => (starts[at] ?? 0) > offset) - 1)
}

/** The offset at which the content of the line at an index ends, before its line end. */
function contentEnd({text, starts}: LineIndex, line: number): number {
  const next = starts[line + 1]
  if (next === undefined) return text.length
  return text.startsWith('\r\n', next - 2) && next - 2 >= (starts[line] ?? 0) ? next - 2 : next - 1
}
