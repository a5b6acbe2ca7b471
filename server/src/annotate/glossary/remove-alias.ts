import type {Edit} from '../../base/edits.js'
import {lineEnd, lineStart, nextLine} from '../../base/lines.js'
import type {Span} from '../../base/span.js'
import type {Codebook} from '../../codebook/codebook.js'
import type {Located, LocatedList, LocatedPair} from '../../data/located.js'
import {tableRows} from '../../data/table.js'
import {parseYaml} from '../../data/yaml/parse-yaml.js'
import type {Alias, Entry} from '../../glossary/entry.js'
import {formatOf, separatorOf} from '../../glossary/parse-glossary.js'
import {checkEdit, type EditableFile} from './check-edit.js'
import {isFlow, keyStart, outerEnd, outerStart} from './yaml-edits.js'

/**
 * The edit of a glossary file that takes a name away from the aliases of one of its entries. Undefined for the name
 * that the entry is shown by, and where the file's text is broken. Offsets are UTF-16.
 */
export function removeAlias(
  file: EditableFile,
  codebook: Codebook,
  entry: Entry,
  alias: Alias
): Edit | undefined {
  // By place: an entry that has moved in its file makes its names anew each time.
  const index = entry.names.findIndex(({span}) => span.start === alias.span.start)
  if (index < 1) return undefined
  const {start} = entry.location.span
  return checkEdit(file, codebook, removeValueAt(file, alias.span), (said, entries) =>
    said.map((known, at) =>
      entries[at]?.location.span.start === start
        ? {...known, names: known.names.filter((_, place) => place !== index)}
        : known
    )
  )
}

/** The edit that takes one of the values of an entry away, or a field with its only value; the file is not read with it. */
export function removeValueAt({path, text}: EditableFile, span: Span): Edit | undefined {
  if (formatOf(path) === 'table') return removePart(path, text, span)
  if (formatOf(path) === 'yaml') return removeValue(text, parseYaml(text).value, span)
  const start = lineStart(text, span.start)
  const line = text.slice(start, lineEnd(text, start))
  return removeValue(text, parseYaml(line, start).value, span)
}

/** Removes the value that holds a span: an item of a list, or a pair with its only value. */
function removeValue(text: string, value: Located, span: Span): Edit | undefined {
  if (value.type === 'list') {
    const at = value.items.findIndex(item => isAround(item, span))
    return at < 0 ? undefined : removeItem(text, value, at)
  }
  if (value.type !== 'map') return undefined
  const pair = value.pairs.find(({value: held}) => isAround(held, span))
  if (!pair) return undefined
  const {value: held} = pair
  const isOnly =
    held.type === 'scalar' || isAlias(held) || (held.type === 'list' && held.items.length === 1)
  return isOnly
    ? removePair(text, value.pairs, pair, isFlow(text, value))
    : removeValue(text, held, span)
}

/** Whether a value is an alias written as a mapping, which goes as a whole. */
function isAlias(value: Located): boolean {
  return (
    value.type === 'map' &&
    value.pairs.some(({key, value: {type}}) => key === 'text' && type === 'scalar')
  )
}

function isAround({span: {start, end}}: Located, span: Span): boolean {
  return start <= span.start && span.end <= end
}

function removeItem(text: string, list: LocatedList, at: number): Edit | undefined {
  const item = list.items[at]
  if (!item) return undefined
  const [start, end] = [outerStart(text, item), outerEnd(text, item)]
  if (!isFlow(text, list)) return removeLines(text, text.lastIndexOf('-', start), end)
  const next = list.items[at + 1]
  if (next) return {start, end: outerStart(text, next), text: ''}
  const before = list.items[at - 1]
  return {start: before ? outerEnd(text, before) : start, end, text: ''}
}

function removePair(
  text: string,
  pairs: readonly LocatedPair[],
  pair: LocatedPair,
  inFlow: boolean
): Edit {
  const at = pairs.indexOf(pair)
  const end = outerEnd(text, pair.value)
  const start = keyStart(text, pair)
  if (!inFlow) return removeLines(text, start, end)
  const next = pairs[at + 1]
  if (next) return {start, end: keyStart(text, next), text: ''}
  const before = pairs[at - 1]
  return {start: before ? outerEnd(text, before.value) : start, end, text: ''}
}

/** Removes the lines from the one of an offset to that of another, comments at their ends included. */
function removeLines(text: string, from: number, to: number): Edit {
  return {start: lineStart(text, from), end: nextLine(text, to), text: ''}
}

/** Removes one of the values of a cell, with the `|` on one side of it. */
function removePart(path: string, text: string, {start, end}: Span): Edit | undefined {
  const [row] = tableRows(text, separatorOf(path), lineStart(text, start))
  const cell = row?.cells.find(({span}) => span.start <= start && end <= span.end)
  if (!cell) return undefined
  if (text[end] === '|') return {start, end: end + 1, text: ''}
  return {start: start > cell.span.start ? start - 1 : start, end, text: ''}
}
