import {firstIndex} from '../base/binary-search.js'
import type {Kind} from '../codebook/codebook.js'
import type {Entry} from './entry.js'
import type {GlossaryReader} from './glossary-reader.js'

/**
 * A glossary file in rows: what can be read again by itself. A row is one of a table, a line of JSON, or the lines of one
 * entry in YAML, where the key of a section is a row too. All lists have one item a row.
 */
export interface GlossaryRows {
  /** UTF-16 offsets in ascending order. */
  readonly starts: readonly number[]
  /** Undefined for a row that gives none. */
  readonly entries: readonly (Entry | undefined)[]
  /** How many problems the file has before those of the row. */
  readonly counts: readonly number[]
  /** In YAML the kind of the entry; undefined for the key of a section. Empty for other formats. */
  readonly kinds: readonly (Kind | undefined)[]
  /** Whether rows can be read one by one: not of YAML that takes the full reader, nor of a table without a header. */
  readonly isPlain: boolean
}

/** Rows while they are read. */
export interface RowList extends GlossaryRows {
  readonly starts: number[]
  readonly entries: (Entry | undefined)[]
  readonly counts: number[]
  readonly kinds: (Kind | undefined)[]
  isPlain: boolean
}

/** A list of no rows. */
export function emptyRows(): RowList {
  return {starts: [], entries: [], counts: [], kinds: [], isPlain: false}
}

/** A row of YAML that was read. */
export interface GlossaryRow {
  /** The offset of its first line; of a key that others stand before on its line, that of the key. */
  readonly start: number
  /** How many problems the file has before those of the row. */
  readonly before: number
  /** The kind of the entry; undefined for the key of a section. */
  readonly kind: Kind | undefined
  readonly entry: Entry | undefined
}

/** Adds a row of YAML; `shift` is added to its start. */
export function addRow(rows: RowList, {start, before, kind, entry}: GlossaryRow, shift = 0): void {
  rows.starts.push(start + shift)
  rows.counts.push(before)
  rows.kinds.push(kind)
  rows.entries.push(entry)
}

/** Begins a row at an offset of the file; its entry is added next. */
export function startRow(rows: RowList, start: number, {problems, before}: GlossaryReader): void {
  rows.starts.push(start)
  rows.counts.push(before + problems.length)
}

/** The entries of rows, in their order. */
export function entriesOf({entries}: GlossaryRows): readonly Entry[] {
  const isFull = !entries.includes(undefined)
  return isFull ? (entries as readonly Entry[]) : entries.filter(entry => entry !== undefined)
}

/** The last row that starts at or before an offset; -1 for none. */
export function rowAt({starts}: GlossaryRows, offset: number): number {
  return firstIndex(starts.length, row => (starts[row] ?? 0) > offset) - 1
}
