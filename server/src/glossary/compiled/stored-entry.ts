import type {Alias, Entry, Field, Location} from '../entry.js'
import {DATED_NAMES} from './layout.js'

/** Where an entry's row is read from. */
export interface RowSource {
  readonly idOf: (entry: number) => string
  readonly kindOf: (entry: number) => string
  /** Whether an entry may have a field, which is known without reading its row. */
  readonly mayHave: (entry: number, field: string) => boolean
  readonly readRow: (entry: number) => Entry
  readonly noteRead: (entry: StoredEntry) => void
}

/** An entry whose row is read when something of it is asked for but its id and its kind. */
export class StoredEntry implements Entry {
  readonly number: number
  /** Whether its file keeps it. */
  isKept = false
  private readonly source: RowSource
  private row: Entry | undefined
  private ownFields: StoredFields | undefined

  constructor(source: RowSource, number: number) {
    this.source = source
    this.number = number
  }

  get id(): string {
    return this.row?.id ?? this.source.idOf(this.number)
  }

  get kind(): string {
    return this.row?.kind ?? this.source.kindOf(this.number)
  }

  get name(): string {
    return this.read().name
  }

  get names(): readonly Alias[] {
    return this.read().names
  }

  get mayHaveDatedNames(): boolean {
    return this.mayHave(DATED_NAMES)
  }

  get fields(): ReadonlyMap<string, Field> {
    if (this.row) return this.row.fields
    this.ownFields ??= new StoredFields(this)
    return this.ownFields
  }

  get location(): Location {
    return this.read().location
  }

  /** The entry as its row says it. */
  read(): Entry {
    if (this.row) return this.row
    const row = this.source.readRow(this.number)
    this.row = row
    this.source.noteRead(this)
    return row
  }

  /** Drops the row, which is read again when it is asked for. */
  forgetRow(): void {
    this.row = undefined
  }

  /** Whether the entry may have a field. */
  mayHave(field: string): boolean {
    return this.source.mayHave(this.number, field)
  }
}

/** The fields of an entry: that it lacks one is known without reading its row. */
class StoredFields implements ReadonlyMap<string, Field> {
  private readonly entry: StoredEntry

  constructor(entry: StoredEntry) {
    this.entry = entry
  }

  private get all(): ReadonlyMap<string, Field> {
    return this.entry.read().fields
  }

  get size(): number {
    return this.all.size
  }

  has(name: string): boolean {
    return this.entry.mayHave(name) && this.all.has(name)
  }

  get(name: string): Field | undefined {
    return this.entry.mayHave(name) ? this.all.get(name) : undefined
  }

  keys(): MapIterator<string> {
    return this.all.keys()
  }

  values(): MapIterator<Field> {
    return this.all.values()
  }

  entries(): MapIterator<[string, Field]> {
    return this.all.entries()
  }

  [Symbol.iterator](): MapIterator<[string, Field]> {
    return this.all[Symbol.iterator]()
  }

  forEach(call: (field: Field, name: string, map: ReadonlyMap<string, Field>) => void): void {
    this.all.forEach(call)
  }
}
