import {hashesOf} from '../name-search/name-hashes.js'
import {
  addPrefix,
  createPrefixTable,
  filterOf,
  type PrefixTable,
  setValue,
  touchSlots,
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
  /** Names that wait to be added many at once, with the hashes of their prefixes. */
  readonly waiting: {readonly name: number; readonly hashes: number[]}[]
  /** Keeps what is touched from being left out as unused. */
  touched: number
}

/** An empty table for names under a fold, with room for so many prefixes. */
export function startSearch(fold: Fold, room: number): SearchBuilder {
  return {
    fold,
    prefixes: createPrefixTable(room),
    firstWords: growingInts(),
    next: growingInts(16),
    waiting: [],
    touched: 0
  }
}

/** Adds a name, by its number, that the table does not hold; one that is not searched for is passed over. */
export function addToSearch(search: SearchBuilder, text: string, name: number): void {
  const {fold, waiting} = search
  waiting.push({name, hashes: hashesOf(fold, text)})
  if (waiting.length === AT_ONCE) addWaiting(search)
}

/** Names that are added at once: their slots are read before, as the table is larger than the processor's cache. */
const AT_ONCE = 128

function addWaiting(search: SearchBuilder): void {
  const {prefixes, waiting} = search
  for (const {hashes} of waiting) search.touched ^= touchSlots(prefixes, hashes)
  for (const {name, hashes} of waiting) addHashes(search, name, hashes)
  waiting.length = 0
}

function addHashes(
  {prefixes, firstWords, next}: SearchBuilder,
  name: number,
  hashes: number[]
): void {
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
export function finishSearch(search: SearchBuilder): {
  readonly slots: Int32Array
  readonly first: Int32Array
  readonly next: Int32Array
} {
  addWaiting(search)
  const {prefixes, firstWords, next} = search
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
