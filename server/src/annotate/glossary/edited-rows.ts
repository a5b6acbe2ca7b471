import {applyEdits, type Edit} from '../../base/edits.js'
import {lineStart} from '../../base/lines.js'
import type {Codebook} from '../../codebook/codebook.js'
import {tableRows} from '../../data/table.js'
import type {Entry} from '../../glossary/entry.js'
import type {GlossaryFile} from '../../glossary/glossary.js'
import {glossaryReader} from '../../glossary/glossary-reader.js'
import {formatOf, separatorOf} from '../../glossary/parse-glossary.js'
import {
  lineEntries,
  readHeader,
  rowStarts,
  type TableHeader,
  tableEntries
} from '../../glossary/read-gazetteer.js'

/** What rows of a gazetteer hold. */
export interface RowsRead {
  /** In their order; offsets are those of the whole file. */
  readonly entries: readonly Entry[]
  /** How many mistakes there are. */
  readonly problems: number
}

/** Rows of a gazetteer before an edit and after it. */
export interface EditedRows {
  readonly before: RowsRead
  readonly after: RowsRead
}

/**
 * Reads the rows of a gazetteer that an edit touches: all others hold the same before and after it. Undefined for YAML, and
 * where it touches the header, which rules all rows. Offsets are UTF-16.
 */
export function readEditedRows(
  {path, text}: Pick<GlossaryFile, 'path' | 'text'>,
  codebook: Codebook,
  edit: Edit
): EditedRows | undefined {
  const format = formatOf(path)
  if (format === 'yaml') return undefined
  const isTable = format === 'table'
  const reader = glossaryReader(path, codebook, NO_NEAREST)
  const header = isTable ? readHeader(reader, text, separatorOf(path)) : undefined
  if (isTable && (!header || edit.start <= header.end)) return undefined
  const edited = applyEdits(text, [edit])
  const from = rowBefore(text, header, edit.start)
  const [end, endNow] = meet(text, edited, header, from, edit)
  const read = (whole: string, to: number): RowsRead => {
    const rows = glossaryReader(path, codebook, NO_NEAREST)
    const part = whole.slice(from, to)
    const found = header ? tableEntries(rows, header, part, 0, from) : lineEntries(rows, part, from)
    const entries = [...found].flatMap(({entry}) => entry ?? [])
    return {entries, problems: rows.problems.length}
  }
  return {before: read(text, end), after: read(edited, endNow)}
}

/** No nearest names are searched for, which nobody is told of. */
const NO_NEAREST = Number.MAX_SAFE_INTEGER

/**
 * Where a row starts that is not behind an edit, whatever that makes of the line ends in front of it. A quoted cell may go
 * on over lines: where there are quotes, rows are counted from the header on.
 */
function rowBefore(text: string, header: TableHeader | undefined, start: number): number {
  const last = Math.max(0, start - 1)
  const line = lineStart(text, last)
  if (header?.separator !== ',' || text.lastIndexOf('"', last) < header.end)
    return Math.max(line, header?.end ?? 0)
  let from = header.end
  for (const row of tableRows(text, header.separator, header.end)) {
    if (row.start > last) break
    from = row.start
  }
  return from
}

/** Where rows begin to be the same again in a text and in what an edit makes of it; the ends of both where they never do. */
function meet(
  text: string,
  edited: string,
  header: TableHeader | undefined,
  from: number,
  {start, end, text: inserted}: Edit
): readonly [number, number] {
  const shift = start + inserted.length - end
  const rows = rowStarts(edited, header?.separator, from)
  let now = rows.next()
  for (const old of rowStarts(text, header?.separator, from)) {
    if (old < end || old === from) continue
    while (!now.done && now.value < old + shift) now = rows.next()
    if (now.done) break
    if (now.value === old + shift) return [old, now.value]
  }
  return [text.length, edited.length]
}
