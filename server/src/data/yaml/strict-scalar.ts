import type {LocatedScalar} from '../located.js'
import {type Cursor, chars, endsLine, endsWord, skip} from './cursor.js'

/** YAML allows an implicit key of 1,024 characters; longer ones are left to the full reader. */
const longestKey = 1000

const escapes = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t']
])

/**
 * Reads a plain or quoted scalar on one line and moves behind it; undefined where the strict subset ends.
 * `flow` says that the scalar stands in brackets or braces.
 */
export function strictScalar(cursor: Cursor, flow: boolean): LocatedScalar | undefined {
  const code = cursor.text.charCodeAt(cursor.pos)
  if (code === chars.doubleQuote) return doubleQuoted(cursor)
  if (code === chars.singleQuote) return singleQuoted(cursor)
  return plain(cursor, flow)
}

/** Whether a key, its colon and white space stand at the cursor; moves behind the colon then. */
export function strictKey(cursor: Cursor, flow: boolean): LocatedScalar | undefined {
  const start = cursor.pos
  const {text} = cursor
  const quoted = isQuote(text.charCodeAt(start))
  const key = strictScalar(cursor, flow)
  if (key === undefined) return undefined
  const end = cursor.pos
  while (text.charCodeAt(cursor.pos) === chars.space) cursor.pos++
  if (text.charCodeAt(cursor.pos) !== chars.colon || cursor.pos - start > longestKey) {
    return undefined
  }
  const adjacent = flow && quoted && cursor.pos === end
  cursor.pos++
  return adjacent || endsWord(text.charCodeAt(cursor.pos)) ? key : undefined
}

function isQuote(code: number): boolean {
  return code === chars.doubleQuote || code === chars.singleQuote
}

/** Stretches of characters that never end a plain scalar. */
const blockText = /[^\r\n:#]+/y
const flowText = /[^\r\n:#,[\]{}]+/y

function plain(cursor: Cursor, flow: boolean): LocatedScalar | undefined {
  const {text, shift} = cursor
  const start = cursor.pos
  if (!startsPlain(text, start, flow)) return undefined
  for (skip(cursor, flow ? flowText : blockText); continues(cursor, flow); ) {
    cursor.pos++
    skip(cursor, flow ? flowText : blockText)
  }
  while (text.charCodeAt(cursor.pos - 1) === chars.space) cursor.pos--
  const content = text.slice(start, cursor.pos)
  const span = {start: start + shift, end: cursor.pos + shift}
  return {type: 'scalar', span, value: coreScalar(content), text: content}
}

/** Whether the character that a stretch stopped at belongs to the scalar all the same. */
function continues({text, pos}: Cursor, flow: boolean): boolean {
  const code = text.charCodeAt(pos)
  if (code === chars.colon) return !endsColon(text, pos, flow)
  return code === chars.hash && text.charCodeAt(pos - 1) !== chars.space
}

/** The indicators that cannot start a plain scalar, and those that can but are left to the full reader. */
const indicators = new Set(Array.from(',[]{}#&*!|>%@`?:"\'', sign => sign.charCodeAt(0)))

function startsPlain(text: string, pos: number, flow: boolean): boolean {
  const code = text.charCodeAt(pos)
  if (indicators.has(code) || endsLine(code)) return false
  if (code !== chars.dash) return true
  const next = text.charCodeAt(pos + 1)
  return !endsWord(next) && !(flow && isFlowIndicator(next))
}

function endsColon(text: string, pos: number, flow: boolean): boolean {
  const next = text.charCodeAt(pos + 1)
  return endsWord(next) || (flow && isFlowIndicator(next))
}

function isFlowIndicator(code: number): boolean {
  return (
    code === chars.comma ||
    code === chars.openBracket ||
    code === chars.closeBracket ||
    code === chars.openBrace ||
    code === chars.closeBrace
  )
}

/**
 * Stretches without a quote or an escape. A pattern that repeated a choice, with the escapes in it, would keep a way back
 * for each character, and overflow the stack at some millions of them.
 */
const singleQuotedText = /[^'\r\n]*/y
const doubleQuotedText = /[^"\\\r\n]*/y

function singleQuoted(cursor: Cursor): LocatedScalar | undefined {
  const raw = quotedText(cursor, singleQuotedText, chars.singleQuote, ({text, pos}) =>
    text.startsWith("''", pos)
  )
  return raw && quoted(cursor, raw, raw.text.replaceAll("''", "'"))
}

function doubleQuoted(cursor: Cursor): LocatedScalar | undefined {
  const raw = quotedText(
    cursor,
    doubleQuotedText,
    chars.doubleQuote,
    ({text, pos}) => text.charCodeAt(pos) === chars.backslash && !endsLine(text.charCodeAt(pos + 1))
  )
  const value = raw && (raw.text.includes('\\') ? resolveEscapes(raw.text) : raw.text)
  return raw && value !== undefined ? quoted(cursor, raw, value) : undefined
}

/** The text between quotes, and its place. */
interface Quoted {
  readonly text: string
  readonly start: number
}

/**
 * Moves behind the closing quote; undefined if there is none on the line. `escapes` says whether two characters at the
 * cursor, where a stretch has ended, belong to the text.
 */
function quotedText(
  cursor: Cursor,
  pattern: RegExp,
  quote: number,
  escapes: (cursor: Cursor) => boolean
): Quoted | undefined {
  const start = ++cursor.pos
  for (skip(cursor, pattern); escapes(cursor); skip(cursor, pattern)) cursor.pos += 2
  if (cursor.text.charCodeAt(cursor.pos) !== quote) return undefined
  return {text: cursor.text.slice(start, cursor.pos++), start}
}

/** The span of a quoted scalar is that of its content, so that replacing it keeps the quotes. */
function quoted({shift}: Cursor, raw: Quoted, value: string): LocatedScalar {
  const start = raw.start + shift
  return {type: 'scalar', span: {start, end: start + raw.text.length}, value, text: value}
}

/** Resolves the escapes that JSON has too; undefined where there are others. */
function resolveEscapes(raw: string): string | undefined {
  let known = true
  const value = raw.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, hex?: string, sign = '') => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
    const meant = escapes.get(sign)
    if (meant === undefined) known = false
    return meant ?? ''
  })
  return known ? value : undefined
}

const number = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/
const octal = /^0o[0-7]+$/
const hexadecimal = /^0x[0-9a-fA-F]+$/
const infinity = /^[-+]?\.(?:inf|Inf|INF)$/
const notANumber = /^\.(?:nan|NaN|NAN)$/

const words = new Map<string, boolean | null>([
  ['', null],
  ['~', null],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false]
])

/** The value that YAML's core schema gives to a plain scalar. */
function coreScalar(text: string): string | number | boolean | null {
  const code = text.charCodeAt(0)
  // Digits and the signs and the dot, which alone can start a number.
  if ((code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e) {
    return numberOf(text)
  }
  if (text.length > 5) return text
  const word = words.get(text)
  return word === undefined ? text : word
}

function numberOf(text: string): string | number {
  if (number.test(text)) return Number(text)
  if (octal.test(text)) return Number.parseInt(text.slice(2), 8)
  if (hexadecimal.test(text)) return Number.parseInt(text.slice(2), 16)
  if (infinity.test(text)) {
    return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  }
  return notANumber.test(text) ? Number.NaN : text
}
