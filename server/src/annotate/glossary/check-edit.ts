import {compareText} from '../../base/compare.js'
import {applyEdits, type Edit} from '../../base/edits.js'
import type {Codebook} from '../../codebook/codebook.js'
import type {Entry} from '../../glossary/entry.js'
import type {GlossaryFile} from '../../glossary/glossary.js'
import {parseGlossaryFile} from '../../glossary/parse-glossary.js'
import {type EditedRows, type RowsRead, readEditedRows} from './edited-rows.js'

/** A glossary file that an act edits: its path, which tells its format, and its text. */
export type EditableFile = Pick<GlossaryFile, 'path' | 'text'>

/** All that an entry says, wherever it stands. */
export interface SaidEntry {
  readonly id: string
  readonly kind: string
  readonly name: string
  /** Its names, each with its language, dates and matching, as JSON. */
  readonly names: readonly string[]
  /** Its other fields, as JSON. */
  readonly fields: string
}

/**
 * Gives an edit back if the file, read with it, says what `change` makes of what its entries said, in whatever order, and
 * has no problem more; undefined otherwise. Nobody gets what an act writes between the lines of others before it was
 * read. Of a gazetteer, only the rows are read that the edit touches, unless `reads` is the file: `change` may look at no
 * others then. Reading 174,000 rows twice takes two seconds.
 */
export function checkEdit(
  file: EditableFile,
  codebook: Codebook,
  edit: Edit | undefined,
  change: (said: readonly SaidEntry[], entries: readonly Entry[]) => readonly SaidEntry[],
  reads: 'rows' | 'file' = 'rows'
): Edit | undefined {
  if (!edit) return undefined
  const rows = reads === 'rows' ? readEditedRows(file, codebook, edit) : undefined
  const {before, after} = rows ?? readTwice(file, codebook, edit)
  const said = before.entries.map(entry => say(entry, codebook))
  const wanted = toLines(change(said, before.entries))
  const found = toLines(after.entries.map(entry => say(entry, codebook)))
  const isMeant = wanted.length === found.length && wanted.every((line, at) => line === found[at])
  return isMeant && after.problems <= before.problems ? edit : undefined
}

function readTwice({path, text}: EditableFile, codebook: Codebook, edit: Edit): EditedRows {
  const read = (whole: string): RowsRead => {
    const {entries, problems} = parseGlossaryFile(path, whole, codebook)
    return {entries, problems: problems.length}
  }
  return {before: read(text), after: read(applyEdits(text, [edit]))}
}

/** What an entry says, wherever it stands; the order of its fields does not count. */
export function say({id, kind, name, names, fields}: Entry, codebook: Codebook): SaidEntry {
  const types = codebook.kinds.get(kind)?.fields
  const others = Array.from(fields.values()).filter(
    field => types?.get(field.name)?.type !== 'alias'
  )
  return {id, kind, name, names: names.map(sayName), fields: sayFields(others)}
}

/** All that an entry says, as one text that is the same for two which say the same. */
export function sayEntry(entry: Entry, codebook: Codebook): string {
  return toLine(say(entry, codebook))
}

function toLine(entry: SaidEntry): string {
  return JSON.stringify({...entry, names: entry.names.toSorted()})
}

function toLines(said: readonly SaidEntry[]): readonly string[] {
  return said.map(toLine).sort()
}

/** A name with all that is said of it, as JSON. */
export function sayName({
  text,
  lang,
  since,
  until,
  match
}: Omit<Entry['names'][number], 'span'>): string {
  return JSON.stringify([text, lang, since, until, match])
}

/** Fields with their values, as JSON. */
export function sayFields(
  fields: readonly {
    readonly name: string
    readonly values: readonly {readonly text: string; readonly key?: string}[]
  }[]
): string {
  const said = fields.map(
    ({name, values}) => [name, values.map(({text, key}) => [key, text])] as const
  )
  return JSON.stringify(said.sort(([a], [b]) => compareText(a, b)))
}
