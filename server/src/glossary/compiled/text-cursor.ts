import {utf8Length} from './utf8.js'

/** A place in a text, in UTF-16 units and in bytes, and the number of line ends before it. */
export interface Cursor {
  offset: number
  bytes: number
  line: number
  /** Of the line, in UTF-16 units. */
  lineStart: number
  /** Whether the text is ASCII without carriage returns, whose bytes need not be counted. */
  readonly isPlain: boolean
}

/** Moves a place on. A carriage return and a line feed are one line end. */
export function advance(cursor: Cursor, text: string, to: number): void {
  if (cursor.isPlain) {
    advancePlain(cursor, text, to)
    return
  }
  let {bytes, line} = cursor
  for (let at = cursor.offset; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x80) {
      const units = code >= 0xd800 && code < 0xdc00 ? 2 : 1
      bytes += utf8Length(text, at, at + units)
      at += units - 1
      continue
    }
    bytes++
    if (code !== 10 && (code !== 13 || text.charCodeAt(at + 1) === 10)) continue
    line++
    cursor.lineStart = at + 1
  }
  cursor.offset = to
  cursor.bytes = bytes
  cursor.line = line
}

function advancePlain(cursor: Cursor, text: string, to: number): void {
  if (to === cursor.offset) return
  for (
    let at = text.indexOf('\n', cursor.offset);
    at >= 0 && at < to;
    at = text.indexOf('\n', at + 1)
  ) {
    cursor.line++
    cursor.lineStart = at + 1
  }
  cursor.offset = to
  cursor.bytes = to
}
