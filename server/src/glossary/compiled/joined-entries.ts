import {lazily} from '../../base/memo.js'
import type {Finds} from '../../base/steps.js'
import {entriesHaving, type FieldedEntries} from '../entries-having.js'
import type {Entry} from '../entry.js'

/** The first entry of each id in several maps of entries, one behind the other. Nothing is put together in memory. */
export class JoinedEntries implements ReadonlyMap<string, Entry>, FieldedEntries {
  private readonly parts: readonly ReadonlyMap<string, Entry>[]
  private readonly count: () => number
  private readonly isDisjoint: () => boolean

  /** `isDisjoint` tells whether it is known that no two of the maps share an id: then none is looked up in those before. */
  constructor(parts: readonly ReadonlyMap<string, Entry>[], isDisjoint = () => false) {
    this.parts = parts
    this.isDisjoint = isDisjoint
    this.count = lazily(() => countIds(parts))
  }

  get size(): number {
    return this.count()
  }

  has(id: string): boolean {
    return this.parts.some(part => part.has(id))
  }

  get(id: string): Entry | undefined {
    for (const part of this.parts) {
      const entry = part.get(id)
      if (entry) return entry
    }
    return undefined
  }

  *keys(): Generator<string, undefined, unknown> {
    for (const [place, part] of this.parts.entries())
      for (const id of part.keys()) if (!this.isBefore(place, id)) yield id
  }

  *values(): Generator<Entry, undefined, unknown> {
    for (const [place, part] of this.parts.entries())
      for (const entry of part.values()) if (!this.isBefore(place, entry.id)) yield entry
  }

  /** The entries that may have one of some fields. */
  *having(fields: readonly string[]): Finds<Entry> {
    for (const [place, part] of this.parts.entries())
      for (const entry of entriesHaving(part, fields))
        if (!entry || !this.isBefore(place, entry.id)) yield entry
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

  /** Whether a part before has an id. */
  private isBefore(place: number, id: string): boolean {
    if (this.isDisjoint()) return false
    for (let before = 0; before < place; before++) if (this.parts[before]?.has(id)) return true
    return false
  }
}

/** The ids of the smaller parts are looked up in the larger ones. */
function countIds(parts: readonly ReadonlyMap<string, Entry>[]): number {
  const bySize = parts.toSorted((a, b) => b.size - a.size)
  let count = 0
  for (const [place, part] of bySize.entries()) {
    count += part.size
    const larger = bySize.slice(0, place)
    if (larger.length === 0) continue
    for (const id of part.keys()) if (larger.some(other => other.has(id))) count--
  }
  return count
}
