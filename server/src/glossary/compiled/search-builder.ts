import {hashesOf} from '../name-search/name-hashes.js'
import {
  addPrefix,
  createPrefixTable,
  filterOf,
  type PrefixTable,
  setValue,
  valueAt
} from '../name-search/name-table.js'
import type {Fold} from '../name-search/rolling-hash.js'
import {type GrowingInts, growingInts, intsOf, pushInt} from './growing.js'

/** A table of name search while it grows. */
export interface SearchBuilder {
  readonly fold: Fold
  readonly prefixes: PrefixTable
  /** The hashes of first words, each once. */
  readonly firstWords: GrowingInts
  /** Pairs of a name and the number plus 1 of another one with the same hash. */
  readonly next: GrowingInts
}

/** An empty table for names under a fold, with room for so many prefixes. */
export function startSearch(fold: Fold, room: number): SearchBuilder {
  return {
    fold,
    prefixes: createPrefixTable(room),
    firstWords: growingInts(),
    next: growingInts(16)
  }
}

/** Adds a name, by its number, that the table does not hold; one that is not searched for is passed over. */
export function addToSearch(
  {fold, prefixes, firstWords, next}: SearchBuilder,
  text: string,
  name: number
): void {
  const hashes = hashesOf(fold, text)
  const whole = hashes.pop()
  if (whole === undefined) return
  const value = valueAt(prefixes, whole)
  const first = hashes[0] ?? whole
  if (valueAt(prefixes, first) < 0) pushInt(firstWords, first)
  for (const hash of hashes) addPrefix(prefixes, hash)
  if (value > 0) {
    pushInt(next, name)
    pushInt(next, value)
  }
  setValue(prefixes, whole, name + 1)
}

/** The table as it is stored, no larger than it has to be. */
export function finishSearch({prefixes, firstWords, next}: SearchBuilder): {
  readonly slots: Int32Array
  readonly first: Int32Array
  readonly next: Int32Array
} {
  return {slots: shrink(prefixes).slots, first: filterOf(intsOf(firstWords)), next: intsOf(next)}
}

/** The same table with fewer slots, where most of them are free. */
function shrink(table: PrefixTable): PrefixTable {
  const {slots, size} = table
  if (size * 8 > slots.length) return table
  const smaller = createPrefixTable(size)
  for (let slot = 0; slot < slots.length; slot += 2) {
    const value = slots[slot + 1] ?? -1
    if (value >= 0) setValue(smaller, slots[slot] ?? 0, value)
  }
  return smaller
}
