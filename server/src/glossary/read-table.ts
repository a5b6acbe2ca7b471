import type {Attribute} from '../codebook/codebook.js'
import type {Located, LocatedMap, LocatedPair, LocatedScalar} from '../yaml/located.js'
import {type Cell, readRows} from './delimited.js'
import type {Entry} from './entry.js'
import {type GlossaryReader, report} from './glossary-reader.js'
import {readRecord} from './read-record.js'

/**
 * Reads a gazetteer as a table: the first row names the fields, one of them `kind` or `section`, and
 * one `id`. Several values in a cell are separated by `|`; identifiers are written `scheme:value`.
 */
export function readTable(reader: GlossaryReader, text: string, separator: ',' | '\t'): Entry[] {
  const entries: Entry[] = []
  let header: readonly Cell[] | undefined
  const fields = fieldsOf(reader)
  for (const row of readRows(text, separator)) {
    if (header === undefined) {
      header = row
      if (!checkHeader(reader, row)) return []
      continue
    }
    const entry = readRecord(reader, recordOf(reader, header, row, fields))
    if (entry !== undefined) entries.push(entry)
  }
  return entries
}

/** Columns that are missing are reported once, not for every row. */
function checkHeader(reader: GlossaryReader, header: readonly Cell[]): boolean {
  const names = new Set(header.map(cell => cell.text))
  const span = {start: header[0]?.span.start ?? 0, end: header.at(-1)?.span.end ?? 0}
  if (!names.has('id')) report(reader, span, 'first row without `id`', 'a column `id`')
  if (names.has('kind') || names.has('section')) return names.has('id')
  report(reader, span, 'first row without `kind`', 'a column `kind` or `section`')
  return false
}

/** The fields of all kinds by name; kinds that share a name are thought to write it alike. */
function fieldsOf(reader: GlossaryReader): ReadonlyMap<string, Attribute> {
  const fields = new Map<string, Attribute>()
  for (const kind of reader.sections.values()) {
    for (const [name, field] of kind.fields) fields.set(name, field)
  }
  return fields
}

function recordOf(
  reader: GlossaryReader,
  header: readonly Cell[],
  row: readonly Cell[],
  fields: ReadonlyMap<string, Attribute>
): LocatedMap {
  const pairs: LocatedPair[] = []
  row.forEach((cell, index) => {
    const column = header[index]
    if (cell.text === '') return
    if (column === undefined)
      report(reader, cell.span, 'cell', 'no more cells than the first row has')
    else {
      const value = cellValue(cell, fields.get(column.text))
      pairs.push({key: column.text, keySpan: column.span, value})
    }
  })
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
