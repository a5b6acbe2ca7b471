import {type Cursor, chars, skipSpaces} from './cursor.js'
import {yamlLimits} from './limits.js'
import type {Located, LocatedList, LocatedMap, LocatedPair} from './located.js'
import {strictKey, strictScalar} from './strict-scalar.js'

/** Reads `[…]` or `{…}` on one line and moves behind it; undefined where the strict subset ends. */
export function strictFlow(cursor: Cursor): LocatedList | LocatedMap | undefined {
  if (cursor.depth >= yamlLimits.depth) return undefined
  cursor.depth++
  const open = cursor.text.charCodeAt(cursor.pos) === chars.openBracket
  const collection = open ? flowList(cursor) : flowMap(cursor)
  cursor.depth--
  return collection
}

/** Whether a flow collection starts at the cursor. */
export function atFlow(cursor: Cursor): boolean {
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
