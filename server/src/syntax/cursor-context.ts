import type {Span} from '../base/span.js'
import {
  classOf,
  findKindEnd,
  isLetter,
  isPunctuation,
  KIND,
  NAME,
  SHORTCUT,
  SPACE,
  VALUE
} from './characters.js'
import type {Syntax} from './syntax.js'

/**
 * The part of a tag that the cursor is in. It is read from the text in front of the cursor, not from the parsed tags,
 * as a tag that is being written is seldom whole: `:actor[Ob`, `:actor[Obama]{ref=`.
 */
export type CursorContext =
  | {
      readonly type: 'kind'
      /** The letters behind the colon, up to the cursor or to the `[` of the tag. */
      readonly span: Span
      /** The kind of the tag around, if there is one. */
      readonly within: string | undefined
    }
  | {
      readonly type: 'content'
      readonly kind: string
      /** From the bracket to the cursor. */
      readonly span: Span
    }
  | AttributeContext

/** The context of a cursor at a UTF-16 offset; undefined in plain text and in comments. */
export function cursorContext({text, blocks}: Syntax, offset: number): CursorContext | undefined {
  const block = blocks.find(({start, end}) => start < offset && offset <= end)
  if (!block) return undefined
  const scan = scanTo(text, block.start, offset)
  if (scan === 'comment') return undefined
  if (!Array.isArray(scan)) return scan
  const around = scan.findLast(open => open.kind !== '')
  const kind = kindBefore(text, block.start, offset)
  if (kind) return {type: 'kind', span: kind, within: around?.kind}
  const innermost = scan.at(-1)
  if (!innermost?.kind) return undefined
  const span = {start: innermost.contentStart, end: offset}
  return {type: 'content', kind: innermost.kind, span}
}

/** An open bracket; the kind of one that is no tag's is empty. */
interface Open {
  readonly kind: string
  readonly start: number
  readonly contentStart: number
}

/** Scans a block up to an offset: gives the brackets that are open there, or the attribute or comment it lies in. */
function scanTo(text: string, start: number, end: number): Open[] | AttributeContext | 'comment' {
  const open: Open[] = []
  let offset = start
  while (offset < end) {
    const character = text[offset]
    if (character === '\\' && isPunctuation(text.charCodeAt(offset + 1))) offset += 2
    else if (character === '<' && text.startsWith('<!--', offset)) {
      const close = text.indexOf('-->', offset + 2)
      if (close + 3 > end) return 'comment'
      offset = close < 0 ? offset + 1 : close + 3
    } else if (character === ']') {
      const tag = open.pop()
      const attributes = tag?.kind && text[offset + 1] === '{' && offset + 1 < end
      const read = attributes ? attributeContext(text, offset + 2, end, tag) : offset + 1
      if (typeof read !== 'number') return read
      offset = read
    } else offset = openBracket(text, offset, end, open)
  }
  return open
}

function openBracket(text: string, offset: number, end: number, open: Open[]): number {
  if (text[offset] === '[' && open.length > 0) {
    open.push({kind: '', start: offset, contentStart: offset + 1})
    return offset + 1
  }
  const kindEnd =
    text[offset] === ':' && text[offset - 1] !== ':' ? findKindEnd(text, offset + 1) : -1
  if (kindEnd < 0 || kindEnd >= end) return offset + 1
  open.push({kind: text.slice(offset + 1, kindEnd), start: offset, contentStart: kindEnd + 1})
  return kindEnd + 1
}

/**
 * The kind that is being written, where a colon begins a tag: not behind a letter or digit, as in `10:30`
 * and `Geneva:`, nor behind another colon or a backslash.
 */
function kindBefore(text: string, blockStart: number, offset: number): Span | undefined {
  let start = offset
  while (start > blockStart && isKind(text.charCodeAt(start - 1))) start--
  const colon = start - 1
  if (colon < blockStart || text[colon] !== ':') return undefined
  const before = text.charCodeAt(colon - 1)
  if (colon > blockStart && (isKind(before) || before === 0x3a || before === 0x5c)) return undefined
  if (start < offset && !isLetter(text.charCodeAt(start))) return undefined
  let end = offset
  while (isKind(text.charCodeAt(end))) end++
  // Letters behind the cursor are text to be tagged, unless they are a kind already.
  return {start, end: text[end] === '[' ? end : offset}
}

function isKind(code: number): boolean {
  return (classOf(code) & KIND) !== 0
}

/** The name or the value of an attribute that the cursor is in. */
export type AttributeContext =
  | {
      readonly type: 'name'
      readonly kind: string
      readonly tagStart: number
      readonly span: Span
      /** The names of the attributes in front of it. */
      readonly before: readonly string[]
    }
  | {
      readonly type: 'value'
      readonly kind: string
      readonly tagStart: number
      readonly name: string
      /** Of the value without quotes, or of the one of several values that the cursor is in. */
      readonly span: Span
      /** The values in front of it. */
      readonly before: readonly string[]
    }

/**
 * Scans attributes from behind the opening brace. Gives the attribute that the cursor is in, or the offset behind the
 * closing brace where that comes first.
 */
function attributeContext(
  text: string,
  start: number,
  cursor: number,
  tag: {readonly kind: string; readonly start: number}
): AttributeContext | number {
  const before: string[] = []
  const owner = {kind: tag.kind, tagStart: tag.start}
  let offset = start
  for (;;) {
    offset = skip(text, SPACE, offset, cursor)
    if (offset < cursor && text[offset] === '}') return offset + 1
    const nameEnd = endOfName(text, offset)
    if (nameEnd >= cursor) {
      // In front of a name, another one is to be written.
      const end = offset === cursor ? cursor : nameEnd
      return {type: 'name', ...owner, span: {start: offset, end}, before}
    }
    const name = text.slice(offset, nameEnd)
    before.push(shortName(name))
    const equals = skip(text, SPACE, nameEnd, cursor)
    if (text[equals] === '=' && equals < cursor) {
      const valueStart = skip(text, SPACE, equals + 1, cursor)
      const value = readValue(text, valueStart, cursor)
      if (typeof value !== 'number') return {type: 'value', ...owner, name, ...value}
      offset = value
    } else offset = Math.max(nameEnd, offset + 1)
  }
}

/** `#c1` names an id, `.x` a class. */
function shortName(name: string): string {
  if (name.startsWith('#')) return 'id'
  return name.startsWith('.') ? 'class' : name
}

function endOfName(text: string, start: number): number {
  const isShort = text[start] === '#' || text[start] === '.'
  return isShort ? skip(text, SHORTCUT, start + 1) : skip(text, NAME, start)
}

type Value = Pick<Extract<AttributeContext, {readonly type: 'value'}>, 'span' | 'before'>

/** The value that the cursor is in, or the offset behind a value in front of it. */
function readValue(text: string, start: number, cursor: number): Value | number {
  const quote = text[start]
  if (start >= cursor || (quote !== '"' && quote !== "'")) {
    const end = skip(text, VALUE, start)
    return end >= cursor ? {span: {start, end}, before: []} : end
  }
  const close = text.indexOf(quote, start + 1)
  if (close >= 0 && close < cursor) return close + 1
  const written = text.slice(start + 1, cursor)
  const token = written.search(/\S*$/)
  const rest = /^[^\s"'}\]]*/.exec(text.slice(cursor, cursor + LONGEST))?.[0] ?? ''
  return {
    span: {start: start + 1 + token, end: cursor + rest.length},
    before: written.slice(0, token).split(/\s+/).filter(Boolean)
  }
}

/** The UTF-16 units behind the cursor that may belong to the value. */
const LONGEST = 200

function skip(text: string, wanted: number, start: number, limit = text.length): number {
  let offset = start
  while (offset < limit && (classOf(text.charCodeAt(offset)) & wanted) !== 0) offset++
  return offset
}
