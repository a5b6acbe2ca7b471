import type {Edit} from '../../base/edits.js'
import {lineEnd, lineStart} from '../../base/lines.js'
import {normaliseName} from '../../base/names.js'
import type {Codebook} from '../../codebook/codebook.js'
import {isNull, type LocatedMap, type LocatedPair, pairOf} from '../../data/located.js'
import {type Cell, tableRows, writeCell} from '../../data/table.js'
import {parseYaml} from '../../data/yaml/parse-yaml.js'
import {writeScalar} from '../../data/yaml/write-scalar.js'
import type {Alias, Entry} from '../../glossary/entry.js'
import {formatOf, separatorOf} from '../../glossary/parse-glossary.js'
import {checkEdit, type EditableFile, sayName} from './check-edit.js'
import {
  appendInFlow,
  appendPair,
  endOfPair,
  indentAt,
  isFlow,
  linesBelow,
  outerEnd,
  outerStart,
  pairBelow
} from './yaml-edits.js'

/**
 * The edit of a glossary file that adds a name to the aliases of one of its entries, in the way in which these are
 * written there. Undefined where the file cannot take it, as its text is broken, its table has no column for aliases, or
 * the entry has the name. Offsets are UTF-16.
 */
export function addAlias(
  file: EditableFile,
  codebook: Codebook,
  entry: Entry,
  alias: string | NewAlias
): Edit | undefined {
  const field = aliasField(codebook, entry)
  const name = typeof alias === 'string' ? {text: alias} : alias
  const isKnown = entry.names.some(({text}) => normaliseName(text) === normaliseName(name.text))
  if (field === undefined || isKnown || name.text.trim() === '') return undefined
  const {start} = entry.location.span
  return checkEdit(file, codebook, editFor(file, start, field, name), (said, entries) =>
    said.map((known, at) =>
      entries[at]?.location.span.start === start
        ? {...known, names: [...known.names, sayName(name)]}
        : known
    )
  )
}

/** A name that an entry is to have, with all that is said of it. */
export type NewAlias = Omit<Alias, 'span'>

/** The name of the field that holds the aliases of an entry's kind. */
function aliasField(codebook: Codebook, {kind}: Entry): string | undefined {
  for (const {name, type} of codebook.kinds.get(kind)?.fields.values() ?? [])
    if (type === 'alias') return name
  return undefined
}

/** The edit for the entry whose id starts at an offset. */
function editFor(
  {path, text}: EditableFile,
  start: number,
  field: string,
  alias: NewAlias
): Edit | undefined {
  switch (formatOf(path)) {
    case 'table':
      return isPlain(alias)
        ? addToRow(text, separatorOf(path), start, field, alias.text)
        : undefined
    case 'json lines':
      return addToLine(text, start, field, writeJsonAlias(alias))
    default:
      return addToYaml(text, start, field, writeAlias(alias))
  }
}

/** Whether nothing is said of a name. */
export function isPlain(alias: NewAlias): boolean {
  return Object.entries(alias).every(([key, value]) => OMITTED.has(key) || value === undefined)
}

const OMITTED: ReadonlySet<string> = new Set(['text', 'span'])

/** Writes a name as it stands between brackets in YAML. */
export function writeAlias(alias: NewAlias): string {
  if (isPlain(alias)) return writeScalar(alias.text, true)
  const parts = partsOf(alias).map(([key, value]) => {
    const isWord = key === 'match' || DATE_KEYS.has(key)
    return `${key}: ${isWord ? value : writeScalar(String(value), true)}`
  })
  return `{${parts.join(', ')}}`
}

const DATE_KEYS: ReadonlySet<string> = new Set(['since', 'until'])

/** Writes a name as JSON. */
export function writeJsonAlias(alias: NewAlias): string {
  return JSON.stringify(isPlain(alias) ? alias.text : Object.fromEntries(partsOf(alias)))
}

function partsOf({text, lang, since, until, match}: NewAlias): (readonly [string, unknown])[] {
  const parts = {text, lang, since, until, match}
  return Object.entries(parts).filter(([, value]) => value !== undefined)
}

/** `alias` is written as it stands between brackets. */
function addToYaml(text: string, start: number, field: string, alias: string): Edit | undefined {
  const {value, problems} = parseYaml(text)
  if (problems.length > 0 || value.type !== 'map') return undefined
  for (const section of value.pairs) {
    if (section.value.type !== 'map') continue
    const pair = section.value.pairs.find(({keySpan}) => keySpan.start === start)
    if (pair)
      return pair.value.type === 'map' ? addToMap(text, pair.value, field, alias) : undefined
  }
  return undefined
}

function addToMap(text: string, map: LocatedMap, field: string, alias: string): Edit | undefined {
  const pair = pairOf(map, field)
  if (!pair) return addField(text, map, field, alias)
  const {value} = pair
  if (value.type === 'list') {
    if (isFlow(text, value)) return appendInFlow(text, value, value.items.length > 0, alias)
    return addItem(text, pair, alias)
  }
  if (isNull(value)) {
    const at = value.span.end
    return {start: value.span.start, end: at, text: ` [${alias}]`}
  }
  const start = outerStart(text, value)
  const end = outerEnd(text, value)
  // What is written on several lines is not put between brackets.
  if (/[\n\r]/.test(text.slice(start, end))) return undefined
  const first = value.type === 'map' ? text.slice(start, end) : writeScalar(value.text, true)
  return {start, end, text: `[${first}, ${alias}]`}
}

/** The field behind the name, where there is one, as people write it. */
function addField(text: string, map: LocatedMap, field: string, alias: string): Edit {
  const value = `[${alias}]`
  const name = pairOf(map, 'name')
  if (!name || isFlow(text, map)) return appendPair(text, map, field, value)
  return pairBelow(text, endOfPair(text, name), map, `${field}: ${value}`)
}

function addItem(text: string, {value}: LocatedPair, alias: string): Edit | undefined {
  const last = value.type === 'list' ? value.items.at(-1) : undefined
  if (!last) return undefined
  const dash = text.lastIndexOf('-', last.span.start)
  const end = endOfPair(text, {key: '', keySpan: last.span, value: last})
  return linesBelow(text, end, indentAt(text, dash), [`- ${alias}`])
}

function addToRow(
  text: string,
  separator: ',' | '\t',
  start: number,
  field: string,
  alias: string
): Edit | undefined {
  const [header] = tableRows(text, separator, text.startsWith('\uFEFF') ? 1 : 0)
  const column = header?.cells.findIndex(cell => cell.text === field) ?? -1
  if (column < 0 || /[|\t\n\r]/.test(alias)) return undefined
  const [row] = tableRows(text, separator, lineStart(text, start))
  const cell = row?.cells[column]
  if (!row?.cells.some(({span}) => span.start === start)) return undefined
  if (!cell) {
    const last = row.cells.at(-1)
    const missing = column - row.cells.length + 1
    const at = last ? cellEnd(text, last) : start
    return {start: at, end: at, text: separator.repeat(missing) + writeCell(alias, separator)}
  }
  const isQuoted = text[cell.span.start - 1] === '"' && separator === ','
  const joined = cell.text === '' ? alias : `${cell.text}|${alias}`
  const [from, to] = isQuoted
    ? [cell.span.start - 1, cell.span.end + 1]
    : [cell.span.start, cell.span.end]
  return {start: from, end: to, text: writeCell(joined, separator)}
}

function cellEnd(text: string, {span}: Cell): number {
  return text[span.start - 1] === '"' && text[span.end] === '"' ? span.end + 1 : span.end
}

function addToLine(text: string, start: number, field: string, alias: string): Edit | undefined {
  const from = lineStart(text, start)
  const offset = text[from] === '\uFEFF' ? from + 1 : from
  const {value, problems} = parseYaml(text.slice(offset, lineEnd(text, offset)), offset)
  if (problems.length > 0 || value.type !== 'map') return undefined
  const known = pairOf(value, field)
  if (!known) return appendInFlow(text, value, value.pairs.length > 0, `"${field}":[${alias}]`)
  const {value: old} = known
  if (old.type === 'list') return appendInFlow(text, old, old.items.length > 0, alias)
  const end = outerEnd(text, old)
  const begin = outerStart(text, old)
  return {start: begin, end, text: `[${text.slice(begin, end)}, ${alias}]`}
}
