import {parseEntities} from 'parse-entities'
import {type Phrase, phrase, type Said, toMessage} from '../base/phrase.js'
import type {Span} from '../base/span.js'
import {classOf, findKindEnd, NAME, NAME_START, SHORTCUT, SPACE, VALUE} from './characters.js'
import {
  AMPERSAND,
  BRACE_END,
  COLON,
  DOUBLE_QUOTE,
  type Scanner,
  SINGLE_QUOTE,
  seek
} from './scanner.js'
import type {TagAttribute} from './tag.js'

/** The attributes of one tag, and the offset at which the tag ends. */
export interface ScannedAttributes {
  readonly attributes: readonly TagAttribute[]
  readonly end: number
}

/** The offset at which an attribute goes wrong, and what was expected there. */
interface Malformed {
  readonly malformedAt: number
  readonly expected: Phrase
}

/**
 * Scans attributes, `{…}`, from the opening brace on. Without any `}` behind it in the block there are none: the brace
 * is text.
 */
export function scanAttributes(scanner: Scanner, brace: number): ScannedAttributes {
  const attributes: TagAttribute[] = []
  if (seek(scanner, BRACE_END, brace) >= scanner.end) return refuse(scanner, brace)
  let offset = skipClass(scanner, SPACE, brace + 1)
  while (offset < scanner.end) {
    if (scanner.text.charCodeAt(offset) === 0x7d) return {attributes, end: offset + 1}
    const read = scanAttribute(scanner, offset)
    if ('malformedAt' in read) return recover(scanner, brace, attributes, read)
    attributes.push(read)
    const behind = behindAttribute(scanner, read)
    offset = skipClass(scanner, SPACE, behind)
    if (offset === behind && isQuoted(scanner, read) && !isClose(scanner, offset))
      return recover(scanner, brace, attributes, {malformedAt: offset, expected: AFTER_QUOTES})
  }
  return recover(scanner, brace, attributes, {
    malformedAt: scanner.end,
    expected: phrase`a closing \`}\``
  })
}

const AFTER_QUOTES = phrase`a space or \`}\` after the quotes`

function refuse(scanner: Scanner, brace: number): ScannedAttributes {
  report(scanner, {malformedAt: brace, expected: phrase`a \`}\` that closes it`})
  return {attributes: [], end: brace}
}

/**
 * Recovers from a malformed attribute: reports it and keeps the attributes before it. The tag ends behind the next `}`,
 * or at the malformed attribute where the block has no `}` left or another tag opens before it.
 */
function recover(
  scanner: Scanner,
  brace: number,
  attributes: readonly TagAttribute[],
  malformed: Malformed
): ScannedAttributes {
  report(scanner, malformed)
  const {malformedAt} = malformed
  const close = seek(scanner, BRACE_END, malformedAt)
  if (close < scanner.end && !opensTag(scanner, malformedAt, close))
    return {attributes, end: close + 1}
  let end = malformedAt
  while (isSpace(scanner.text.charCodeAt(end - 1))) end--
  return {attributes, end: end === brace + 1 ? brace : end}
}

/** Whether a tag opens in a stretch of text. */
function opensTag(scanner: Scanner, from: number, to: number): boolean {
  const {text} = scanner
  for (
    let colon = seek(scanner, COLON, from);
    colon < to;
    colon = seek(scanner, COLON, colon + 1)
  ) {
    if (findKindEnd(text, colon + 1) >= 0) return true
  }
  return false
}

function report(scanner: Scanner, {malformedAt, expected}: Malformed): void {
  const message = phrase`Unexpected ${describe(scanner, malformedAt)}, expected ${expected}`
  const start = Math.min(malformedAt, scanner.end - 1)
  scanner.problems.push({type: 'invalid-attributes', ...toMessage(message), start, end: start + 1})
}

function describe(scanner: Scanner, offset: number): Said {
  if (offset >= scanner.end) return phrase`end of the paragraph`
  const character = String.fromCodePoint(scanner.text.codePointAt(offset) ?? 0)
  return character.trim() === '' ? phrase`blank space` : `\`${character}\``
}

function scanAttribute(scanner: Scanner, start: number): TagAttribute | Malformed {
  const code = scanner.text.charCodeAt(start)
  if (code === 0x23) return scanShortcut(scanner, start, 'id')
  if (code === 0x2e) return scanShortcut(scanner, start, 'class')
  if ((classOf(code) & NAME_START) === 0)
    return {malformedAt: start, expected: phrase`an attribute such as \`name=value\``}
  const end = skipClass(scanner, NAME, start)
  const name = scanner.text.slice(start, end)
  const equals = skipClass(scanner, SPACE, end)
  const hasValue = equals < scanner.end && scanner.text.charCodeAt(equals) === 0x3d
  if (!hasValue) return {name, value: '', nameSpan: {start, end}, valueSpan: undefined}
  return scanValue(scanner, name, {start, end}, skipClass(scanner, SPACE, equals + 1))
}

function scanShortcut(scanner: Scanner, start: number, name: string): TagAttribute | Malformed {
  const valueSpan = {start: start + 1, end: skipClass(scanner, SHORTCUT, start + 1)}
  if (valueSpan.end === valueSpan.start || isForbidden(scanner, valueSpan.end))
    return {
      malformedAt: valueSpan.end,
      expected: phrase`a name right after \`${name === 'id' ? '#' : '.'}\``
    }
  return {name, value: decode(scanner, valueSpan), nameSpan: {start, end: start + 1}, valueSpan}
}

function scanValue(
  scanner: Scanner,
  name: string,
  nameSpan: Span,
  start: number
): TagAttribute | Malformed {
  const valueSpan = findValue(scanner, name, start)
  if ('malformedAt' in valueSpan) return valueSpan
  return {name, value: decode(scanner, valueSpan), nameSpan, valueSpan}
}

function findValue(scanner: Scanner, name: string, start: number): Span | Malformed {
  const code = start < scanner.end ? scanner.text.charCodeAt(start) : 0
  if (isQuote(code)) {
    const end = seek(scanner, code === 0x22 ? DOUBLE_QUOTE : SINGLE_QUOTE, start + 1)
    if (end < scanner.end) return {start: start + 1, end}
    return {
      malformedAt: start,
      expected: phrase`a second \`${String.fromCharCode(code)}\` that closes it`
    }
  }
  const end = skipClass(scanner, VALUE, start)
  if (end > start && !isForbidden(scanner, end)) return {start, end}
  const expected = phrase`a value for \`${name}\`, in quotes if it holds this sign`
  return {malformedAt: end, expected}
}

/** The text of a value with its HTML character references resolved. */
function decode(scanner: Scanner, {start, end}: Span): string {
  const value = scanner.text.slice(start, end)
  return seek(scanner, AMPERSAND, start) < end ? parseEntities(value, {attribute: true}) : value
}

/** The offset behind an attribute, its closing quote included. */
function behindAttribute(scanner: Scanner, attribute: TagAttribute): number {
  const {nameSpan, valueSpan} = attribute
  if (!valueSpan) return nameSpan.end
  return isQuoted(scanner, attribute) ? valueSpan.end + 1 : valueSpan.end
}

function isQuoted({text}: Scanner, {valueSpan}: TagAttribute): boolean {
  return valueSpan !== undefined && isQuote(text.charCodeAt(valueSpan.start - 1))
}

function isQuote(code: number): boolean {
  return code === 0x22 || code === 0x27
}

function isClose({text, end}: Scanner, offset: number): boolean {
  return offset < end && text.charCodeAt(offset) === 0x7d
}

/** Quotes, `<`, `=`, `>` and backticks neither stand in an unquoted value nor end one. */
function isForbidden(scanner: Scanner, offset: number): boolean {
  if (offset >= scanner.end) return false
  const code = scanner.text.charCodeAt(offset)
  return code !== 0x7d && classOf(code) === 0
}

function isSpace(code: number): boolean {
  return (classOf(code) & SPACE) !== 0
}

function skipClass({text, end}: Scanner, wanted: number, start: number): number {
  let offset = start
  while (offset < end && (classOf(text.charCodeAt(offset)) & wanted) !== 0) offset++
  return offset
}
