import {yamlLimits} from '../limits.js'
import type {Located, LocatedList, LocatedMap, LocatedPair, LocatedScalar} from '../located.js'
import {
  atDash,
  atLineEnd,
  type Cursor,
  chars,
  endsLine,
  nextContent,
  skipLine,
  skipSpaces
} from './cursor.js'
import {strictKey, strictScalar} from './strict-scalar.js'

const byteOrderMark = '\uFEFF'

/**
 * Reads the plain subset of YAML that glossaries and front matter are written in: block mappings and
 * lists, one-line scalars, one-line flow collections, comments. Gives undefined for everything else,
 * right or wrong, which is then for the full reader: nothing is decided here in two ways.
 * `shift` is added to all places, and `depth` collections stand around a text that was cut out of a longer one.
 */
export function strictYaml(text: string, shift: number, depth = 0): Located | undefined {
  const cursor = cursorAt(text, shift, depth)
  if (!cursor) return undefined
  const start = cursor.pos
  nextContent(cursor)
  if (cursor.indent === -1) return emptyScalar(shift + start)
  const value = atFlow(cursor) ? inlineFlow(cursor, -1) : block(cursor)
  return cursor.indent === -1 ? value : undefined
}

/** The cursor at the start of a text; undefined where the text holds a character that the subset has not. */
function cursorAt(text: string, shift: number, depth: number): Cursor | undefined {
  const start = text.startsWith(byteOrderMark) ? 1 : 0
  if (text.includes('\t') || text.includes(byteOrderMark, start)) return undefined
  return {text, shift, pos: start, indent: -1, depth}
}

/**
 * Reads a block mapping of block mappings pair by pair, so that no more than one of them is in memory: a section, with its
 * value unless that is a block mapping, and then the pairs of that. The last value is whether all of the text is such a
 * mapping of the subset; what came before is nothing to go by where it is not.
 */
export function* strictSections(text: string): Generator<SectionPart, boolean> {
  const cursor = cursorAt(text, 0, 1)
  if (!cursor) return false
  nextContent(cursor)
  const {indent} = cursor
  if (indent === -1 || atFlow(cursor) || atDash(cursor)) return false
  do {
    const key = keyInBlock(cursor, indent)
    if (key === undefined) return false
    if (!goesBelow(cursor, indent)) {
      const value = valueInBlock(cursor, indent)
      if (value === undefined) return false
      yield {isSection: true, key: key.text, keySpan: key.span, value}
      continue
    }
    yield {isSection: true, key: key.text, keySpan: key.span, value: undefined}
    const inner = cursor.indent
    cursor.depth++
    do {
      const pair = pairInBlock(cursor, inner)
      if (pair === undefined) return false
      yield {isSection: false, ...pair}
    } while (cursor.indent === inner)
    cursor.depth--
    if (cursor.indent > inner) return false
  } while (cursor.indent === indent)
  return cursor.indent === -1
}

/** A section of a mapping, or a pair of the section before it. */
export interface SectionPart extends Omit<LocatedPair, 'value'> {
  readonly isSection: boolean
  /** Undefined for a section whose pairs follow. */
  readonly value: Located | undefined
}

/** Whether a block mapping stands below a key; moves to its first line then. */
function goesBelow(cursor: Cursor, indent: number): boolean {
  const {pos, indent: before} = cursor
  if (atLineEnd(cursor)) {
    skipLine(cursor)
    nextContent(cursor)
    if (cursor.indent > indent && !atDash(cursor)) return true
  }
  cursor.pos = pos
  cursor.indent = before
  return false
}

/** Reads the mapping or list whose first line the cursor stands at, and moves to the content behind. */
function block(cursor: Cursor): Located | undefined {
  return nested(cursor, atDash(cursor) ? blockList : blockMap, cursor.indent)
}

function nested(
  cursor: Cursor,
  read: (cursor: Cursor, indent: number) => Located | undefined,
  indent: number
): Located | undefined {
  if (cursor.depth >= yamlLimits.depth) return undefined
  cursor.depth++
  const value = read(cursor, indent)
  cursor.depth--
  return value
}

function blockMap(cursor: Cursor, indent: number): LocatedMap | undefined {
  const start = cursor.pos + cursor.shift
  const pairs: LocatedPair[] = []
  let end = start
  do {
    const pair = pairInBlock(cursor, indent)
    if (pair === undefined) return undefined
    end = outerEnd(cursor, pair.value)
    pairs.push(pair)
  } while (cursor.indent === indent)
  return cursor.indent > indent ? undefined : {type: 'map', span: {start, end}, pairs}
}

function pairInBlock(cursor: Cursor, indent: number): LocatedPair | undefined {
  const key = keyInBlock(cursor, indent)
  const value = key && valueInBlock(cursor, indent)
  return key && value && {key: key.text, keySpan: key.span, value}
}

function keyInBlock(cursor: Cursor, indent: number): LocatedScalar | undefined {
  return indent === 0 && atDocumentMarker(cursor) ? undefined : strictKey(cursor, false)
}

function valueInBlock(cursor: Cursor, indent: number): Located | undefined {
  const colon = cursor.pos
  return atLineEnd(cursor) ? valueBelow(cursor, indent, colon) : inline(cursor, indent)
}

function blockList(cursor: Cursor, indent: number): LocatedList | undefined {
  const start = cursor.pos + cursor.shift
  const items: Located[] = []
  let end = start
  do {
    const dash = cursor.pos++
    skipSpaces(cursor)
    if (atLineEnd(cursor) || atDash(cursor)) return undefined
    const value = item(cursor, indent, indent + cursor.pos - dash)
    if (value === undefined) return undefined
    end = outerEnd(cursor, value)
    items.push(value)
  } while (cursor.indent === indent && atDash(cursor))
  return cursor.indent > indent ? undefined : {type: 'list', span: {start, end}, items}
}

/** Reads what stands behind a `-`: a scalar, a flow collection, or a mapping that starts on this line. */
function item(cursor: Cursor, indent: number, column: number): Located | undefined {
  if (atFlow(cursor)) return inlineFlow(cursor, indent)
  const start = cursor.pos
  const scalar = strictScalar(cursor, false)
  if (scalar === undefined) return undefined
  const end = cursor.pos
  if (atLineEnd(cursor)) {
    // A comment is known by the blank before it.
    cursor.pos = end
    return finished(cursor, indent, scalar)
  }
  cursor.pos = start
  return nested(cursor, blockMap, column)
}

/** Reads what stands behind `key:` on its line. */
function inline(cursor: Cursor, indent: number): Located | undefined {
  if (atFlow(cursor)) return inlineFlow(cursor, indent)
  const scalar = strictScalar(cursor, false)
  return scalar === undefined ? undefined : finished(cursor, indent, scalar)
}

function inlineFlow(cursor: Cursor, indent: number): Located | undefined {
  const collection = strictFlow(cursor)
  return collection === undefined ? undefined : finished(cursor, indent, collection)
}

/** Moves on to the next content; deeper content would continue the value, which the subset has not. */
function finished<T extends Located>(cursor: Cursor, indent: number, value: T): T | undefined {
  if (!atLineEnd(cursor)) return undefined
  skipLine(cursor)
  nextContent(cursor)
  return cursor.indent > indent ? undefined : value
}

/** Reads what stands on the lines under `key:`; nothing there is null, placed behind the colon. */
function valueBelow(cursor: Cursor, indent: number, colon: number): Located | undefined {
  skipLine(cursor)
  nextContent(cursor)
  if (cursor.indent > indent) return block(cursor)
  if (cursor.indent === indent && atDash(cursor)) return nested(cursor, blockList, indent)
  return emptyScalar(colon + cursor.shift)
}

function emptyScalar(offset: number): LocatedScalar {
  return {type: 'scalar', span: {start: offset, end: offset}, value: null, text: ''}
}

/** Where a value ends, its closing quote included. */
function outerEnd(cursor: Cursor, value: Located): number {
  const {end} = value.span
  if (value.type !== 'scalar' || value.value === null) return end
  const code = cursor.text.charCodeAt(end - cursor.shift)
  return code === chars.doubleQuote || code === chars.singleQuote ? end + 1 : end
}

function atDocumentMarker(cursor: Cursor): boolean {
  const {text, pos} = cursor
  const code = text.charCodeAt(pos)
  if (code !== chars.dash && code !== chars.dot) return false
  const marked = text.charCodeAt(pos + 1) === code && text.charCodeAt(pos + 2) === code
  return marked || endsLine(text.charCodeAt(pos + 1))
}

/** Reads `[…]` or `{…}` on one line and moves behind it; undefined where the strict subset ends. */
function strictFlow(cursor: Cursor): LocatedList | LocatedMap | undefined {
  if (cursor.depth >= yamlLimits.depth) return undefined
  cursor.depth++
  const open = cursor.text.charCodeAt(cursor.pos) === chars.openBracket
  const collection = open ? flowList(cursor) : flowMap(cursor)
  cursor.depth--
  return collection
}

/** Whether a flow collection starts at the cursor. */
function atFlow(cursor: Cursor): boolean {
  const code = cursor.text.charCodeAt(cursor.pos)
  return code === chars.openBracket || code === chars.openBrace
}

function flowList(cursor: Cursor): LocatedList | undefined {
  const start = cursor.pos++
  const items: Located[] = []
  for (;;) {
    skipSpaces(cursor)
    if (cursor.text.charCodeAt(cursor.pos) === chars.closeBracket) break
    const item = flowValue(cursor)
    if (item === undefined) return undefined
    items.push(item)
    if (!separated(cursor, chars.closeBracket)) return undefined
  }
  cursor.pos++
  return {type: 'list', span: spanFrom(cursor, start), items}
}

function flowMap(cursor: Cursor): LocatedMap | undefined {
  const start = cursor.pos++
  const pairs: LocatedPair[] = []
  for (;;) {
    skipSpaces(cursor)
    if (cursor.text.charCodeAt(cursor.pos) === chars.closeBrace) break
    const key = strictKey(cursor, true)
    if (key === undefined) return undefined
    skipSpaces(cursor)
    const value = flowValue(cursor)
    if (value === undefined) return undefined
    pairs.push({key: key.text, keySpan: key.span, value})
    if (!separated(cursor, chars.closeBrace)) return undefined
  }
  cursor.pos++
  return {type: 'map', span: spanFrom(cursor, start), pairs}
}

function flowValue(cursor: Cursor): Located | undefined {
  return atFlow(cursor) ? strictFlow(cursor) : strictScalar(cursor, true)
}

/** Moves behind a comma, or to the closing sign; false before anything else. */
function separated(cursor: Cursor, close: number): boolean {
  skipSpaces(cursor)
  const code = cursor.text.charCodeAt(cursor.pos)
  if (code === chars.comma) cursor.pos++
  return code === chars.comma || code === close
}

function spanFrom(cursor: Cursor, start: number): {start: number; end: number} {
  return {start: start + cursor.shift, end: cursor.pos + cursor.shift}
}
