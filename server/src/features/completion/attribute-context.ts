import type {Span} from '../../base/span.js'
import {classOf, NAME, SHORTCUT, SPACE, VALUE} from '../../syntax/characters.js'

/** The name or the value of an attribute that is being written. */
export type AttributeContext =
  | {
      readonly type: 'name'
      readonly kind: string
      readonly tagStart: number
      readonly span: Span
      /** The attributes in front of it. */
      readonly before: readonly string[]
    }
  | {
      readonly type: 'value'
      readonly kind: string
      readonly tagStart: number
      readonly name: string
      /** One of several values, or the whole, without quotes. */
      readonly span: Span
      /** The values in front of it. */
      readonly before: readonly string[]
    }

/**
 * Reads attributes from behind the opening brace. Gives the attribute that the cursor is in, or the
 * offset behind the closing brace where that comes first.
 */
export function attributeContext(
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

/** Values longer than this are no names of anything. */
const LONGEST = 200

function skip(text: string, wanted: number, start: number, limit = text.length): number {
  let offset = start
  while (offset < limit && (classOf(text.charCodeAt(offset)) & wanted) !== 0) offset++
  return offset
}
