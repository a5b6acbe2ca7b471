import {parseEntities} from 'parse-entities'
import {cutCommon} from '../base/cut-common.js'
import {type Phrase, phrase, type Said, toMessage} from '../base/phrase.js'
import {classOf, findKindEnd, NAME, NAME_START, SHORTCUT, SPACE, VALUE} from './characters.js'
import {
  AMPERSAND,
  BRACE_END,
  COLON,
  DOUBLE_QUOTE,
  type Malformed,
  type OpenableTag,
  type Scanner,
  SINGLE_QUOTE,
  seek
} from './scanner.js'
import {TagAttribute} from './tag.js'

/**
 * Scans the attributes of a tag, `{…}`, from the opening brace on, and sets them and the end of the tag. Without any `}`
 * behind it in the block there are none: the brace is text.
 */
export function scanAttributes(scanner: Scanner, tag: OpenableTag, brace: number): void {
  tag.end = brace
  if (seek(scanner, BRACE_END, brace) >= scanner.end) {
    report(scanner, {malformedAt: brace, expected: phrase`a \`}\` that closes it`})
    return
  }
  const attributes: TagAttribute[] = []
  tag.attributes = attributes
  if (scanInto(attributes, scanner, brace + 1)) tag.end = scanner.behind
  else recover(scanner, tag)
}

/** Adds attributes up to the closing brace, and notes the offset behind it; false where one is malformed. */
function scanInto(attributes: TagAttribute[], scanner: Scanner, from: number): boolean {
  let offset = skipClass(scanner, SPACE, from)
  while (offset < scanner.end) {
    if (scanner.text.charCodeAt(offset) === 0x7d) {
      scanner.behind = offset + 1
      return true
    }
    const read = scanAttribute(scanner, offset)
    if (!read) return false
    attributes.push(read)
    const {behind} = scanner
    offset = skipClass(scanner, SPACE, behind)
    const isQuoted = isQuote(scanner.text.charCodeAt(behind - 1))
    if (offset === behind && isQuoted && !isClose(scanner, offset)) {
      expect(scanner, offset, AFTER_QUOTES)
      return false
    }
  }
  expect(scanner, scanner.end, phrase`a closing \`}\``)
  return false
}

const AFTER_QUOTES = phrase`a space or \`}\` after the quotes`

/** Notes what was expected at an offset and is not there. */
function expect(scanner: Scanner, malformedAt: number, expected: Phrase): undefined {
  scanner.malformed = {malformedAt, expected}
  return undefined
}

/**
 * Recovers from a malformed attribute: reports it and keeps the attributes before it. The tag, whose end is at its brace,
 * ends behind the next `}`, or at the malformed attribute where the block has no `}` left or another tag opens before it.
 */
function recover(scanner: Scanner, tag: OpenableTag): void {
  const {malformed} = scanner
  if (!malformed) return
  report(scanner, malformed)
  const {malformedAt} = malformed
  const close = seek(scanner, BRACE_END, malformedAt)
  if (close < scanner.end && !opensTag(scanner, malformedAt, close)) {
    tag.end = close + 1
    return
  }
  let end = malformedAt
  while (isSpace(scanner.text.charCodeAt(end - 1))) end--
  if (end !== tag.end + 1) tag.end = end
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

/** Scans one attribute, and notes the offset behind it; undefined for a malformed one, of which the mistake is noted. */
function scanAttribute(scanner: Scanner, start: number): TagAttribute | undefined {
  const {text} = scanner
  const code = text.charCodeAt(start)
  if (code === 0x23) return scanShortcut(scanner, start, 'id')
  if (code === 0x2e) return scanShortcut(scanner, start, 'class')
  if ((classOf(code) & NAME_START) === 0)
    return expect(scanner, start, phrase`an attribute such as \`name=value\``)
  const end = skipClass(scanner, NAME, start)
  const name = cutCommon(text, start, end)
  const equals = skipClass(scanner, SPACE, end)
  if (equals < scanner.end && text.charCodeAt(equals) === 0x3d)
    return scanValue(scanner, name, start, skipClass(scanner, SPACE, equals + 1))
  scanner.behind = end
  return new TagAttribute(name, '', start, -1, -1)
}

function scanShortcut(scanner: Scanner, sign: number, name: string): TagAttribute | undefined {
  const start = sign + 1
  const end = skipClass(scanner, SHORTCUT, start)
  if (end === start || isForbidden(scanner, end))
    return expect(scanner, end, phrase`a name right after \`${name === 'id' ? '#' : '.'}\``)
  scanner.behind = end
  // Ids are met once.
  return new TagAttribute(name, decode(scanner, start, end, false), sign, start, end)
}

function scanValue(
  scanner: Scanner,
  name: string,
  nameStart: number,
  start: number
): TagAttribute | undefined {
  const code = start < scanner.end ? scanner.text.charCodeAt(start) : 0
  if (isQuote(code)) return scanQuoted(scanner, name, nameStart, start)
  const end = skipClass(scanner, VALUE, start)
  if (end === start || isForbidden(scanner, end))
    return expect(scanner, end, phrase`a value for \`${name}\`, in quotes if it holds this sign`)
  scanner.behind = end
  return new TagAttribute(name, decode(scanner, start, end), nameStart, start, end)
}

function scanQuoted(
  scanner: Scanner,
  name: string,
  nameStart: number,
  quote: number
): TagAttribute | undefined {
  const sign = scanner.text.charAt(quote)
  const start = quote + 1
  const end = seek(scanner, sign === '"' ? DOUBLE_QUOTE : SINGLE_QUOTE, start)
  if (end >= scanner.end) return expect(scanner, quote, phrase`a second \`${sign}\` that closes it`)
  scanner.behind = end + 1
  return new TagAttribute(name, decode(scanner, start, end), nameStart, start, end)
}

/** The text of a value with its HTML character references resolved. */
function decode(scanner: Scanner, start: number, end: number, isCommon = true): string {
  const isPlain = seek(scanner, AMPERSAND, start) >= end
  if (isPlain && isCommon) return cutCommon(scanner.text, start, end)
  const value = scanner.text.slice(start, end)
  return isPlain ? value : parseEntities(value, {attribute: true})
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
