import type {Position, Range} from 'vscode-languageserver'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import type {Span} from '../base/span.js'
import type {TextLine} from '../glossary/glossary.js'

/** In what units the client counts characters of a line. */
export type Encoding = 'utf-16' | 'utf-8' | 'utf-32'

/** Turns offsets of one text into positions; fastest where offsets ascend. */
export type ToPosition = (offset: number) => Position

/**
 * Makes a converter for one document. Offsets are UTF-16 offsets; those outside of the text count as its nearest end, and
 * one between the signs of a line end as what it is, where the library would move it before them.
 */
export function positionsOf(document: TextDocument, encoding: Encoding): ToPosition {
  const text = document.getText()
  const lineStart = (line: number): number => document.offsetAt({line, character: 0})
  const inside = (offset: number): number => Math.max(0, Math.min(offset, text.length))
  const lineOf = (offset: number): number => document.positionAt(offset).line
  if (encoding === 'utf-16') {
    return offset => {
      const line = lineOf(offset)
      return {line, character: inside(offset) - lineStart(line)}
    }
  }
  // Counting goes on from the offset before, or else a long line with many tags would cost its square.
  let known = {line: 0, offset: 0, character: 0}
  return offset => {
    const line = lineOf(offset)
    const goesOn = line === known.line && inside(offset) >= known.offset
    const from = goesOn ? known : {line, offset: lineStart(line), character: 0}
    const character = from.character + countUnits(text, from.offset, inside(offset), encoding)
    known = {line, offset: inside(offset), character}
    return {line, character}
  }
}

/** The same for a text that is not there as a whole, of which the line of an offset can be had. */
export function positionsByLine(
  lineAt: (offset: number) => TextLine,
  encoding: Encoding
): ToPosition {
  let known: TextLine = {line: 0, start: 0, text: ''}
  return offset => {
    // The end of a span is in the line of its start, mostly.
    if (offset < known.start || offset >= known.start + known.text.length)
      known = lineAt(Math.max(0, offset))
    const {line, start, text} = known
    const end = Math.min(Math.max(0, offset) - start, text.length)
    const character = encoding === 'utf-16' ? end : countUnits(text, 0, end, encoding)
    return {line, character}
  }
}

/** The same for a text with a byte order mark that is not open: once it is, editors do not count the mark. */
export function behindMark(toPosition: ToPosition, encoding: Encoding): ToPosition {
  const mark = unitsOf(0xfeff, encoding)
  return offset => {
    const {line, character} = toPosition(offset)
    return {line, character: line === 0 ? Math.max(0, character - mark) : character}
  }
}

/** The range of a span. */
export function toRange(toPosition: ToPosition, {start, end}: Span): Range {
  return {start: toPosition(start), end: toPosition(end)}
}

/** The UTF-16 offset of a position; one outside of its line or text counts as the nearest end. */
export function fromPosition(
  document: TextDocument,
  {line, character}: Position,
  encoding: Encoding
): number {
  if (encoding === 'utf-16') return document.offsetAt({line, character})
  const text = document.getText()
  const end = document.offsetAt({line, character: Number.MAX_SAFE_INTEGER})
  let offset = document.offsetAt({line, character: 0})
  let left = character
  while (offset < end && left > 0) {
    const code = text.codePointAt(offset) ?? 0
    left -= unitsOf(code, encoding)
    if (left >= 0) offset += code > 0xffff ? 2 : 1
  }
  return offset
}

function countUnits(text: string, start: number, end: number, encoding: Encoding): number {
  let units = 0
  let offset = start
  while (offset < end) {
    const code = text.codePointAt(offset) ?? 0
    units += unitsOf(code, encoding)
    offset += code > 0xffff ? 2 : 1
  }
  return units
}

/** How many units a character takes; a lone surrogate is sent as a replacement character of three bytes. */
function unitsOf(code: number, encoding: Encoding): number {
  if (encoding !== 'utf-8') return 1
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code > 0xffff ? 4 : 3
}
