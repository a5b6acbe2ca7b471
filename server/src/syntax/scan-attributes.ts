import {parseEntities} from 'parse-entities'
import {classOf, NAME, NAME_START, SHORTCUT, SPACE, VALUE} from './character-class.js'
import {findCloser, type Scanner} from './scanner.js'
import type {Span} from './span.js'
import type {TagAttribute} from './tag.js'

/** The attributes of one tag, and where the tag ends. */
export interface ScannedAttributes {
  readonly attributes: readonly TagAttribute[]
  readonly end: number
}

/** Why an attribute cannot be read, and where. */
interface Malformed {
  readonly malformedAt: number
  readonly expected: string
}

/**
 * Reads `{…}` from its opening brace on.
 * Where something is malformed, reports it, keeps what was read before, and ends behind the next `}`.
 * Without any `}` in the block there are no attributes: the brace is text.
 */
export function scanAttributes(scanner: Scanner, brace: number): ScannedAttributes {
  const attributes: TagAttribute[] = []
  let offset = skipSpace(scanner, brace + 1)
  while (findCloser(scanner, '}', offset) < scanner.end) {
    if (scanner.text.charCodeAt(offset) === CLOSE) return {attributes, end: offset + 1}
    const read = scanAttribute(scanner, offset)
    if ('malformedAt' in read) return recover(scanner, brace, attributes, read)
    attributes.push(read)
    offset = skipSpace(scanner, behind(scanner.text, read))
  }
  return recover(scanner, brace, [], {malformedAt: brace, expected: 'a `}` that closes it'})
}

const CLOSE = 0x7d
const HASH = 0x23
const DOT = 0x2e
const EQUALS = 0x3d

function recover(
  scanner: Scanner,
  brace: number,
  attributes: readonly TagAttribute[],
  {malformedAt, expected}: Malformed
): ScannedAttributes {
  const message = `Unexpected ${describe(scanner, malformedAt)}, expected ${expected}`
  const end = Math.min(malformedAt + 1, scanner.end)
  scanner.problems.push({
    type: 'invalid-attributes',
    message,
    start: Math.min(malformedAt, end),
    end
  })
  const close = findCloser(scanner, '}', Math.max(malformedAt, brace))
  if (close >= scanner.end) return {attributes: [], end: brace}
  return {attributes, end: close + 1}
}

function describe(scanner: Scanner, offset: number): string {
  if (offset >= scanner.end) return 'end of the paragraph'
  const character = String.fromCodePoint(scanner.text.codePointAt(offset) ?? 0)
  return character.trim() === '' ? 'white space' : `\`${character}\``
}

/** Offset behind an attribute, its closing quote included. */
function behind(text: string, {nameSpan, valueSpan}: TagAttribute): number {
  if (!valueSpan) return nameSpan.end
  const before = text.charAt(valueSpan.start - 1)
  return before === '"' || before === "'" ? valueSpan.end + 1 : valueSpan.end
}

function scanAttribute(scanner: Scanner, start: number): TagAttribute | Malformed {
  const code = scanner.text.charCodeAt(start)
  if (code === HASH) return scanShortcut(scanner, start, 'id')
  if (code === DOT) return scanShortcut(scanner, start, 'class')
  if ((classOf(code) & NAME_START) === 0) return {malformedAt: start, expected: 'an attribute'}
  const end = skipClass(scanner, NAME, start)
  const name = scanner.text.slice(start, end)
  const equals = skipSpace(scanner, end)
  const hasValue = equals < scanner.end && scanner.text.charCodeAt(equals) === EQUALS
  if (!hasValue) return {name, value: '', nameSpan: {start, end}, valueSpan: undefined}
  return scanValue(scanner, name, {start, end}, skipSpace(scanner, equals + 1))
}

function scanShortcut(scanner: Scanner, start: number, name: string): TagAttribute | Malformed {
  const valueSpan = {start: start + 1, end: skipClass(scanner, SHORTCUT, start + 1)}
  if (valueSpan.end === valueSpan.start || isForbidden(scanner, valueSpan.end))
    return {malformedAt: valueSpan.end, expected: `a name behind \`${name === 'id' ? '#' : '.'}\``}
  const value = scanner.text.slice(valueSpan.start, valueSpan.end)
  return {name, value, nameSpan: {start, end: start + 1}, valueSpan}
}

function scanValue(
  scanner: Scanner,
  name: string,
  nameSpan: Span,
  start: number
): TagAttribute | Malformed {
  const valueSpan = findValue(scanner, name, start)
  if ('malformedAt' in valueSpan) return valueSpan
  const value = scanner.text.slice(valueSpan.start, valueSpan.end)
  return {name, value: value.includes('&') ? parseEntities(value) : value, nameSpan, valueSpan}
}

function findValue(scanner: Scanner, name: string, start: number): Span | Malformed {
  const quote = scanner.text.charAt(start)
  if (start < scanner.end && (quote === '"' || quote === "'")) {
    const end = findCloser(scanner, quote, start + 1)
    if (end < scanner.end) return {start: start + 1, end}
    return {malformedAt: start, expected: `a second ${quote} that closes the value`}
  }
  const end = skipClass(scanner, VALUE, start)
  if (end > start && !isForbidden(scanner, end)) return {start, end}
  return {
    malformedAt: end,
    expected: `a value for \`${name}\`, within quotes if it holds such a character`
  }
}

/** Quotes, `<`, `=`, `>` and backticks neither stand in an unquoted value nor end one. */
function isForbidden(scanner: Scanner, offset: number): boolean {
  const code = scanner.text.charCodeAt(offset)
  return offset < scanner.end && code !== CLOSE && classOf(code) === 0
}

function skipSpace(scanner: Scanner, start: number): number {
  return skipClass(scanner, SPACE, start)
}

function skipClass({text, end}: Scanner, wanted: number, start: number): number {
  let offset = start
  while (offset < end && (classOf(text.charCodeAt(offset)) & wanted) !== 0) offset++
  return offset
}
