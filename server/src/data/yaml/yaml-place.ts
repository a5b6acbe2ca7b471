import {lineStart} from '../../base/lines.js'
import type {Span} from '../../base/span.js'

/** A place in YAML that is being written, found in the text in front of it, as what is being written seldom parses. */
export interface YamlPlace {
  readonly part: 'key' | 'value'
  /** The keys around it from the root on; `-` stands for the mapping in a list. */
  readonly path: readonly string[]
  /** The key of a value; of a list's items, that of the list. */
  readonly key: string | undefined
  /** Of the word that the offset is in; of a value without its quotes. */
  readonly span: Span
}

/**
 * The place of a UTF-16 offset in a YAML file of block mappings and lists, with flow collections on one line: undefined
 * in comments.
 */
export function yamlPlaceAt(text: string, offset: number): YamlPlace | undefined {
  const from = lineStart(text, offset)
  const line = text.slice(from, offset)
  const [head = '', blanks = '', dashes = ''] = /^([ \t]*)((?:-[ \t]+)*)/.exec(line) ?? []
  const flow = scanFlow(line, head.length)
  if (!flow) return undefined
  const limit = dashes === '' ? head.length : blanks.length + 1
  const around = parentsAbove(text, from, limit)
  const {frames, start} = flow
  const rest = /^[\p{L}\p{N}_./-]*/u.exec(text.slice(offset, offset + 200))?.[0] ?? ''
  const span = {start: from + start, end: offset + rest.length}
  const path = [...around, ...(dashes === '' ? [] : ['-']), ...pathOf(frames)]
  const top = frames.at(-1)
  const isBare = frames.length === 1 && top?.key === undefined && dashes !== ''
  if (
    isBare &&
    !/^[^\n]*:(?:\s|$)/.test(text.slice(offset, offset + 200).split(/[\r\n]/, 1)[0] ?? '')
  )
    return placeInList(path, span)
  if (top?.type === 'list') return placeInList([...path, '-'], span)
  if (top?.key === undefined) return {part: 'key', path, key: undefined, span}
  return {part: 'value', path, key: top.key, span}
}

/** A plain item of a list: a value of the list's key. */
function placeInList(path: readonly string[], span: Span): YamlPlace {
  const keys = path.filter((key, index) => !(key === '-' && index === path.length - 1))
  return {part: 'value', path: keys.slice(0, -1), key: keys.at(-1), span}
}

/** An open collection on the line: the first is the block one that the line stands in. */
interface Frame {
  readonly type: 'map' | 'list'
  key: string | undefined
}

/** The collections that are open at the end of a line, and the column of the word there; undefined in a comment. */
function scanFlow(
  line: string,
  from: number
): {readonly frames: readonly Frame[]; readonly start: number} | undefined {
  const frames: Frame[] = [{type: 'map', key: undefined}]
  let start = from
  for (let at = from; at < line.length; at++) {
    const character = line.charAt(at)
    const isStart = line.slice(start, at).trim() === ''
    if (character === '#' && (at === 0 || /\s/.test(line.charAt(at - 1)))) return undefined
    if (isStart && (character === '"' || character === "'")) {
      const close = line.indexOf(character, at + 1)
      if (close < 0) return {frames, start: at + 1}
      at = close
    } else if (isStart && (character === '{' || character === '[')) {
      frames.push({type: character === '{' ? 'map' : 'list', key: undefined})
      start = at + 1
    } else if (frames.length > 1 && (character === '}' || character === ']')) {
      frames.pop()
      start = at + 1
    } else if (frames.length > 1 && character === ',') {
      const top = frames.at(-1)
      if (top?.type === 'map') top.key = undefined
      start = at + 1
    } else if (character === ':' && /^(?:\s|$)/.test(line.slice(at + 1))) {
      const top = frames.at(-1)
      if (top && top.key === undefined) {
        top.key = unquote(line.slice(start, at).trim())
        start = at + 1
      }
    }
  }
  start += /^[ \t]*/.exec(line.slice(start))?.[0].length ?? 0
  return {frames, start}
}

function unquote(key: string): string {
  return /^(["']).*\1$/.test(key) ? key.slice(1, -1) : key
}

/** The keys of the collections around the innermost one, with `-` for each list that holds a mapping. */
function pathOf(frames: readonly Frame[]): readonly string[] {
  return frames.slice(0, -1).flatMap(({type, key}, index) => {
    if (type === 'map') return key === undefined ? [] : [key]
    return frames[index + 1]?.type === 'map' ? ['-'] : []
  })
}

const KEY_LINE =
  /^([ \t]*)((?:-[ \t]+)*)(?:("[^"]*"|'[^']*'|[^\s#:{}[\],"'-][^:#]*?|-[^\s:#][^:#]*?)[ \t]*:(?:[ \t]|$)|)/

/** The keys of the block mappings around a line, outermost first; `limit` is the first column that is none of theirs. */
function parentsAbove(text: string, from: number, limit: number): readonly string[] {
  const path: string[] = []
  let end = from
  let column = limit
  while (end > 0 && column > 0) {
    const start = lineStart(text, end - 1)
    const line = text.slice(start, end).trimEnd()
    end = start
    const [, blanks = '', dashes = '', key] = KEY_LINE.exec(line) ?? []
    if (/^\s*(?:#|$)/.test(line)) continue
    const keyColumn = blanks.length + dashes.length
    if (key !== undefined && keyColumn < column) {
      path.unshift(unquote(key))
      column = keyColumn
    }
    // An item that begins in the same column as the one around the line is another one.
    if (dashes !== '' && blanks.length + 1 < column) {
      path.unshift('-')
      column = blanks.length + 1
    }
  }
  return path
}
