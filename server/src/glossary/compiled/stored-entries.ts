import type {Finds} from '../../base/steps.js'
import {type FieldedEntries, PASSED_A_STEP} from '../entries-having.js'
import type {Entry} from '../entry.js'
import type {StoredEntry} from './stored-entry.js'
import type {StoredFile} from './stored-file.js'

/**
 * The first entry of each id in a compiled file. Going over all of them keeps none in memory: whoever compares objects gets
 * the entry by its id.
 */
export class StoredEntries implements ReadonlyMap<string, Entry>, FieldedEntries {
  private readonly file: StoredFile

  constructor(file: StoredFile) {
    this.file = file
  }

  get size(): number {
    return this.file.head.sections.ids[1] / 8
  }

  has(id: string): boolean {
    return this.file.find(id) >= 0
  }

  get(id: string): StoredEntry | undefined {
    const number = this.file.find(id)
    return number < 0 ? undefined : this.file.entry(number)
  }

  /** The entries that may have one of some fields; the bits of others are looked at, and no object is made of them. */
  *having(fields: readonly string[]): Finds<Entry> {
    const {file} = this
    const bits = file.bitsOf(fields)
    const hasOthers = file.head.sections.others[1] > 0
    for (let number = 0; number < file.count; number++) {
      if (file.mayHaveAny(number, bits) && (!hasOthers || file.isFirst(number)))
        yield file.passingEntry(number)
      if (number % PASSED_A_STEP === PASSED_A_STEP - 1) yield
    }
  }

  *keys(): Generator<string, undefined, unknown> {
    for (const number of this.numbers()) yield this.file.idOf(number)
  }

  *values(): Generator<Entry, undefined, unknown> {
    for (const number of this.numbers()) yield this.file.passingEntry(number)
  }

  *entries(): Generator<[string, Entry], undefined, unknown> {
    for (const entry of this.values()) yield [entry.id, entry]
  }

  [Symbol.iterator](): Generator<[string, Entry], undefined, unknown> {
    return this.entries()
  }

  forEach(call: (entry: Entry, id: string, map: ReadonlyMap<string, Entry>) => void): void {
    for (const [id, entry] of this) call(entry, id, this)
  }

  private *numbers(): Generator<number> {
    const {file} = this
    const hasOthers = file.head.sections.others[1] > 0
    for (let number = 0; number < file.count; number++)
      if (!hasOthers || file.isFirst(number)) yield number
  }
}
