import {phrase} from '../base/phrase.js'
import type {Span} from '../base/span.js'
import {inSteps, type Steps} from '../base/steps.js'
import type {Attribute, Kind} from '../codebook/codebook.js'
import {
  type Located,
  type LocatedMap,
  type LocatedPair,
  type LocatedScalar,
  pairOf,
  textOf
} from '../data/located.js'
import {type Cell, tableRows} from '../data/table.js'
import {parseYaml} from '../data/yaml/parse-yaml.js'
import type {Entry} from './entry.js'
import {type GlossaryReader, report, reportName} from './glossary-reader.js'
import {type RowList, startRow} from './glossary-rows.js'
import {readEntry} from './read-entry.js'

/**
 * Reads an entry that says itself what it is: `kind` (or `section`) and `id` beside its fields, as in
 * a line of a gazetteer. Without them it is reported and left out.
 */
function readRecord(reader: GlossaryReader, record: LocatedMap): Entry | undefined {
  const {pairs, span} = record
  const section = pairOf(record, 'section')
  const named = pairOf(record, 'kind')
  const id = pairOf(record, 'id')
  const fields = pairs.filter(pair => pair !== section && pair !== named && pair !== id)
  const kind = kindOf(reader, section ?? named, span)
  const text = textOf(id?.value)
  if (!id || !text) report(reader, span, phrase`entry without \`id\``, phrase`an \`id\``)
  return kind && id && text
    ? readEntry(reader, kind, {text, span: id.value.span}, fields)
    : undefined
}

function kindOf(
  reader: GlossaryReader,
  pair: LocatedPair | undefined,
  span: Span
): Kind | undefined {
  const text = textOf(pair?.value)
  if (pair === undefined || text === undefined) {
    report(reader, span, phrase`entry without \`kind\``, phrase`a \`kind\` or a \`section\``)
    return undefined
  }
  const known = pair.key === 'section' ? reader.sections : reader.kinds
  const kind = known.get(text)
  if (!kind)
    reportName(reader, pair.value.span, pair.key, text, known, phrase`a ${pair.key} with entries`)
  return kind
}

/** What the first row of a table says of the others. */
export interface TableHeader {
  readonly separator: ',' | '\t'
  readonly columns: readonly Cell[]
  /** The field of each column, of any kind that has it; kinds that share a name are thought to write it alike. */
  readonly fields: readonly (Attribute | undefined)[]
  /** Offset of the rows behind it. */
  readonly end: number
}

/**
 * Reads the header of a table: it names the fields, one of them `kind` or `section`, and one `id`. Gives undefined for
 * an empty table and for one whose rows cannot be read.
 */
export function readHeader(
  reader: GlossaryReader,
  text: string,
  separator: ',' | '\t'
): TableHeader | undefined {
  const [first] = tableRows(text, separator, text.startsWith('\uFEFF') ? 1 : 0)
  if (!first || !checkHeader(reader, first.cells)) return undefined
  const known = fieldsOf(reader)
  const fields = first.cells.map(cell => known.get(cell.text))
  return {separator, columns: first.cells, fields, end: Math.min(first.next, text.length)}
}

/** A row that was read: where it starts and ends in the text, and its entry, if it gives one. */
export interface ReadRow {
  readonly start: number
  readonly end: number
  readonly entry: Entry | undefined
}

/**
 * Reads the rows of a table from an offset on, in steps. Several values in a cell are separated by `|`; identifiers are
 * written `scheme:value`. `shift` is added to all places.
 */
export function* readTable(
  reader: GlossaryReader,
  header: TableHeader,
  text: string,
  from: number,
  shift: number,
  rows: RowList
): Steps<void> {
  yield* inSteps(tableRows(text, header.separator, from, shift), ({cells, start}) => {
    startRow(rows, start + shift, reader)
    rows.entries.push(readRecord(reader, recordOf(reader, header, cells)))
  })
}

/** Reads the rows of a table one by one, those that give no entry too; places are as `readTable` gives them. */
export function* tableEntries(
  reader: GlossaryReader,
  header: TableHeader,
  text: string,
  from: number,
  shift: number
): Generator<ReadRow> {
  for (const {cells, start, next} of tableRows(text, header.separator, from, shift)) {
    const entry = readRecord(reader, recordOf(reader, header, cells))
    yield {start, end: Math.min(next, text.length), entry}
  }
}

/** Columns that are missing are reported once, not for every row. */
function checkHeader(reader: GlossaryReader, header: readonly Cell[]): boolean {
  const names = new Set(header.map(cell => cell.text))
  const span = {start: header[0]?.span.start ?? 0, end: header.at(-1)?.span.end ?? 0}
  if (!names.has('id'))
    report(reader, span, phrase`first row without \`id\``, phrase`a column \`id\``)
  if (names.has('kind') || names.has('section')) return names.has('id')
  report(reader, span, phrase`first row without \`kind\``, phrase`a column \`kind\` or \`section\``)
  return false
}

function fieldsOf(reader: GlossaryReader): ReadonlyMap<string, Attribute> {
  const fields = new Map<string, Attribute>()
  for (const kind of reader.sections.values()) {
    for (const [name, field] of kind.fields) fields.set(name, field)
  }
  return fields
}

function recordOf(
  reader: GlossaryReader,
  {columns, fields}: TableHeader,
  row: readonly Cell[]
): LocatedMap {
  const pairs: LocatedPair[] = []
  for (const [index, cell] of row.entries()) {
    const column = columns[index]
    if (cell.text === '') continue
    if (column === undefined)
      report(reader, cell.span, phrase`cell`, phrase`no more cells than the first row has`)
    else {
      const value = cellValue(cell, fields[index])
      pairs.push({key: column.text, keySpan: column.span, value})
    }
  }
  const span = {start: row[0]?.span.start ?? 0, end: row.at(-1)?.span.end ?? 0}
  return {type: 'map', span, pairs}
}

function cellValue(cell: Cell, field: Attribute | undefined): Located {
  if (field?.type === 'ids') return idsOf(cell)
  if (!field?.many || !cell.text.includes('|')) return scalarOf(cell)
  return {type: 'list', span: cell.span, items: partsOf(cell).map(scalarOf)}
}

function idsOf(cell: Cell): LocatedMap {
  const pairs = partsOf(cell).map(part => {
    const colon = part.text.indexOf(':')
    const key = {text: part.text.slice(0, Math.max(colon, 0)), span: part.span}
    const value = {text: part.text.slice(colon + 1), span: part.span}
    return {key: key.text, keySpan: key.span, value: scalarOf(value)}
  })
  return {type: 'map', span: cell.span, pairs}
}

/** The values of a cell that are not empty; where quotes were doubled, all get the whole cell's place. */
function partsOf({text, span}: Cell): Cell[] {
  const verbatim = text.length === span.end - span.start
  const parts: Cell[] = []
  for (const match of text.matchAll(/[^|]+/g)) {
    const start = span.start + match.index
    const part = {start, end: start + match[0].length}
    parts.push({text: match[0], span: verbatim ? part : span})
  }
  return parts
}

/** Cells are texts; what they stand for is for the codebook to say. */
function scalarOf({text, span}: Cell): LocatedScalar {
  return {type: 'scalar', span, value: text, text}
}

/**
 * Reads a gazetteer with one JSON object a line, in steps; blank lines count for nothing. `shift` is added to all places.
 */
export function* readJsonLines(
  reader: GlossaryReader,
  text: string,
  shift: number,
  rows: RowList
): Steps<void> {
  yield* inSteps(text.matchAll(jsonLine), ({0: line, index}) => {
    if (line.trim() === '') return
    const start = index + shift
    startRow(rows, start, reader)
    rows.entries.push(readLine(reader, line, {start, end: start + line.length}))
  })
}

/** Reads the lines of a gazetteer one by one, those that give no entry too; places are as `readJsonLines` gives them. */
export function* lineEntries(
  reader: GlossaryReader,
  text: string,
  shift: number
): Generator<ReadRow> {
  for (const {0: line, index: start} of text.matchAll(jsonLine)) {
    if (line.trim() === '') continue
    const end = start + line.length
    yield {start, end, entry: readLine(reader, line, {start: start + shift, end: end + shift})}
  }
}

/** Where the rows of a table start from an offset on, or without a separator those of JSON lines; a row starts there. */
export function* rowStarts(
  text: string,
  separator: ',' | '\t' | undefined,
  from: number
): Generator<number> {
  if (separator !== undefined) {
    for (const {start} of tableRows(text, separator, from)) yield start
    return
  }
  const pattern = new RegExp(jsonLine)
  pattern.lastIndex = from
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match[0].trim() !== '') yield match.index
  }
}

/** A line with something in it; a byte order mark may stand before. */
const jsonLine: RegExp = /[^\r\n\uFEFF][^\r\n]*/g

/** JSON is YAML, whose reader knows the places; but not all YAML is JSON. */
function readLine(reader: GlossaryReader, line: string, span: Span): Entry | undefined {
  const {value} = parseYaml(line, span.start)
  if (isJson(line) && value.type === 'map') return readRecord(reader, value)
  report(
    reader,
    span,
    phrase`line`,
    phrase`one in braces like \`{"kind": "place", "id": "aleppo"}\``
  )
  return undefined
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}
