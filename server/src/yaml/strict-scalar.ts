import {coreScalar} from './core-scalar.js'
import {type Cursor, chars, endsLine, endsWord} from './cursor.js'
import type {LocatedScalar} from './located.js'

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

function plain(cursor: Cursor, flow: boolean): LocatedScalar | undefined {
  const {text, shift} = cursor
  const start = cursor.pos
  if (!startsPlain(text, start, flow)) return undefined
  let end = start
  let pos = start
  for (; ; pos++) {
    const code = text.charCodeAt(pos)
    if (code === chars.space) continue
    if (endsLine(code)) break
    if (code === chars.colon && endsColon(text, pos, flow)) break
    if (code === chars.hash && text.charCodeAt(pos - 1) === chars.space) break
    if (flow && isFlowIndicator(code)) break
    end = pos + 1
  }
  cursor.pos = end
  const content = text.slice(start, end)
  const span = {start: start + shift, end: end + shift}
  return {type: 'scalar', span, value: coreScalar(content), text: content}
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

function singleQuoted(cursor: Cursor): LocatedScalar | undefined {
  const {text} = cursor
  const start = cursor.pos + 1
  let doubled = false
  for (let pos = start; ; pos++) {
    const code = text.charCodeAt(pos)
    if (endsLine(code)) return undefined
    if (code !== chars.singleQuote) continue
    if (text.charCodeAt(pos + 1) === chars.singleQuote) {
      doubled = true
      pos++
      continue
    }
    const raw = text.slice(start, pos)
    return quoted(cursor, start, pos, doubled ? raw.replaceAll("''", "'") : raw)
  }
}

function doubleQuoted(cursor: Cursor): LocatedScalar | undefined {
  const {text} = cursor
  const start = cursor.pos + 1
  let escaped = false
  for (let pos = start; ; pos++) {
    const code = text.charCodeAt(pos)
    if (endsLine(code)) return undefined
    if (code === chars.backslash) {
      escaped = true
      pos++
      if (endsLine(text.charCodeAt(pos))) return undefined
    } else if (code === chars.doubleQuote) {
      const raw = text.slice(start, pos)
      const value = escaped ? unescape(raw) : raw
      return value === undefined ? undefined : quoted(cursor, start, pos, value)
    }
  }
}

/** The span of a quoted scalar is that of its content, so that replacing it keeps the quotes. */
function quoted(cursor: Cursor, start: number, end: number, value: string): LocatedScalar {
  cursor.pos = end + 1
  const span = {start: start + cursor.shift, end: end + cursor.shift}
  return {type: 'scalar', span, value, text: value}
}

/** Resolves the escapes that JSON has too; undefined where there are others. */
function unescape(raw: string): string | undefined {
  let known = true
  const value = raw.replace(/\\(?:u([0-9a-fA-F]{4})|([^]))/g, (_, hex?: string, sign = '') => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
    const meant = escapes.get(sign)
    if (meant === undefined) known = false
    return meant ?? ''
  })
  return known ? value : undefined
}
