/** Where the strict reader stands in a text; the only mutable thing in it. */
export interface Cursor {
  readonly text: string
  /** Added to every position that is handed out. */
  readonly shift: number
  /** The next character to read. */
  pos: number
  /** Column of the line's first character that is neither space nor comment, or -1 at the end. */
  indent: number
  /** How many collections are open. */
  depth: number
}

/** The characters that the grammar speaks of, as `charCodeAt` gives them; NaN stands for the end. */
export const chars = {
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  doubleQuote: 0x22,
  hash: 0x23,
  singleQuote: 0x27,
  comma: 0x2c,
  dash: 0x2d,
  dot: 0x2e,
  colon: 0x3a,
  question: 0x3f,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  closeBrace: 0x7d
} as const

/** Whether a character code ends a line; the end of the text does. */
export function endsLine(code: number): boolean {
  return code === chars.lineFeed || code === chars.carriageReturn || Number.isNaN(code)
}

/** Whether a character code is a space or ends a line. */
export function endsWord(code: number): boolean {
  return code === chars.space || endsLine(code)
}

/** Moves over spaces. */
export function skipSpaces(cursor: Cursor): void {
  while (cursor.text.charCodeAt(cursor.pos) === chars.space) cursor.pos++
}

/** Whether nothing but a comment follows on the line; moves to the comment or the line's end. */
export function atLineEnd(cursor: Cursor): boolean {
  const before = cursor.pos
  skipSpaces(cursor)
  const code = cursor.text.charCodeAt(cursor.pos)
  if (endsLine(code)) return true
  // A `#` starts a comment only behind white space.
  return code === chars.hash && cursor.pos > before
}

const spaces = / */y
/** One line at a time, as a pattern for all of them would overflow the stack at some millions. */
const blankLine = / *(?:#[^\r\n]*)?(?:\r\n?|\n)/y
const restOfLine = /[^\r\n]*(?:\r\n?|\n)?/y
const comment = /#[^\r\n]*$/y

/**
 * Moves over what a sticky pattern matches, perhaps nothing; gives whether it matches. Patterns go over long stretches, since a
 * loop over characters is slow until it has run for a while, and most runs are short.
 */
export function skip(cursor: Cursor, pattern: RegExp): boolean {
  pattern.lastIndex = cursor.pos
  const matches = pattern.test(cursor.text)
  if (matches) cursor.pos = pattern.lastIndex
  return matches
}

/** Moves from the start of a line to the next content, over blank lines and comments. */
export function nextContent(cursor: Cursor): void {
  while (skip(cursor, blankLine));
  const lineStart = cursor.pos
  skip(cursor, spaces)
  // A comment or blanks may end the text without ending their line.
  skip(cursor, comment)
  cursor.indent = cursor.pos === cursor.text.length ? -1 : cursor.pos - lineStart
}

/** Moves behind the end of the line. */
export function skipLine(cursor: Cursor): void {
  skip(cursor, restOfLine)
}

/** Whether a block list's `-` stands at the cursor. */
export function atDash(cursor: Cursor): boolean {
  const {text, pos} = cursor
  return text.charCodeAt(pos) === chars.dash && endsWord(text.charCodeAt(pos + 1))
}
