import {type Fold, foldUnit} from './rolling-hash.js'
import {isSpace, skipSpaces} from './word-class.js'

/** Names by the hashes of their prefixes of whole words, with case or without. */
export interface NameTable {
  readonly fold: Fold
  readonly prefixes: PrefixTable
  /** A Bloom filter of the hashes of first words: it rules out most words of a text in one step. */
  firstWords: Int32Array
  /** The texts of the names, normalised; each once. */
  readonly texts: string[]
  /** For each name, the number plus 1 of the next one with the same hash, or 0. */
  readonly next: number[]
  /** Names that are not found any more. */
  readonly gone: ReadonlySet<number>
}

/** A table that stands elsewhere than in memory, and answers what is asked of a `NameTable`. */
export interface StoredTable {
  readonly fold: Fold
  /** How many numbers of names there are. */
  readonly count: number
  /** Whether a name may start with the word of a hash. */
  readonly mayStart: (hash: number) => boolean
  /** The value of a hash of a name or a prefix, as `valueAt` gives it. */
  readonly valueAt: (hash: number) => number
  /** The number of the name that a stretch of text is, as `nameOf` gives it. */
  readonly nameOf: (value: number, text: string, start: number, end: number) => number
}

/** Any table of names. */
export type SearchTable = NameTable | StoredTable

/** Whether a table is in memory. */
function isInMemory(table: SearchTable): table is NameTable {
  return 'prefixes' in table
}

/** How many numbers of names a table has. */
export function countNames(table: SearchTable): number {
  return isInMemory(table) ? table.texts.length : table.count
}

/** Makes a table with room for a number of names; `setFirstWords` completes it when all are in it. */
export function createNameTable(fold: Fold, room: number): NameTable {
  const prefixes = createPrefixTable(room * 2)
  return {fold, prefixes, firstWords: new Int32Array(1), texts: [], next: [], gone: new Set()}
}

/** Sets the Bloom filter of first words by their hashes. */
export function setFirstWords(table: NameTable, hashes: readonly number[]): void {
  table.firstWords = filterOf(hashes)
}

/** Makes a Bloom filter of hashes. */
export function filterOf(hashes: ArrayLike<number>): Int32Array {
  const words = Math.max(powerOfTwo(hashes.length / NAMES_PER_WORD), FEWEST_WORDS)
  const filter = new Int32Array(words)
  for (let index = 0; index < hashes.length; index++) {
    const hash = hashes[index] ?? 0
    const at = wordOf(hash, words)
    filter[at] = (filter[at] ?? 0) | bitsOf(hash)
  }
  return filter
}

/** Names per 32 bits of the filter: 2 in 100 other words pass it. */
const NAMES_PER_WORD = 2
const FEWEST_WORDS = 256

/** Whether a name may start with the word of a hash. */
export function mayStart(table: SearchTable, hash: number): boolean {
  if (!isInMemory(table)) return table.mayStart(hash)
  return passes(table.firstWords, hash)
}

/** The filter of first words of a table in memory. */
export function filterIn(table: SearchTable): Int32Array | undefined {
  return isInMemory(table) ? table.firstWords : undefined
}

/** Whether a filter has the bits of a hash. */
export function passes(filter: Int32Array, hash: number): boolean {
  const bits = bitsOf(hash)
  return ((filter[wordOf(hash, filter.length)] ?? 0) & bits) === bits
}

/** The two bits of a hash, in one 32-bit word of the filter. */
export function bitsOf(hash: number): number {
  return (1 << (hash >>> 27)) | (1 << ((hash >>> 22) & 31))
}

/** The word of a filter of so many that the bits of a hash stand in. */
export function wordOf(hash: number, words: number): number {
  return spread(hash) & (words - 1)
}

/**
 * The number of the name that a stretch of text is, of those with one hash; -1 for none. `value` is that of the hash in
 * the table.
 */
export function nameOf(
  table: SearchTable,
  value: number,
  text: string,
  start: number,
  end: number
): number {
  if (!isInMemory(table)) return table.nameOf(value, text, start, end)
  const {texts, next, fold, gone} = table
  for (let name = value - 1; name >= 0; name = (next[name] ?? 0) - 1) {
    if (isSame(texts[name] ?? '', text, start, end, fold) && !(gone.size > 0 && gone.has(name)))
      return name
  }
  return -1
}

/**
 * Whether a stretch of text is a name, unit by unit under the fold; any white space matches a blank. Nearly always both are
 * the same: comparing them as wholes first takes 0.95 of the time of a search for 500 names.
 */
export function isSame(
  name: string,
  text: string,
  start: number,
  end: number,
  fold: Fold
): boolean {
  if (name.length === end - start && text.startsWith(name, start)) return true
  let at = start
  for (let index = 0; index < name.length; index++) {
    const wanted = name.charCodeAt(index)
    const code = text.charCodeAt(at)
    if (wanted === BLANK && isSpace(code)) at = skipSpaces(text, at, end)
    else if (code === wanted && at < end) at++
    else if (at < end && foldUnit(fold, code) === foldUnit(fold, wanted)) at++
    else return false
  }
  return at === end
}

const BLANK = 0x20

/** A hash table from the hashes of names and of their prefixes to numbers: open addressing with linear probing. */
export interface PrefixTable {
  /** Two numbers a slot, a hash and its value, side by side in memory. */
  slots: Int32Array
  size: number
}

/** Makes a table with room for a number of hashes; it grows as needed. */
export function createPrefixTable(room: number): PrefixTable {
  const length = powerOfTwo(Math.max(room * 2, SMALLEST))
  return {slots: new Int32Array(length * 2).fill(FREE), size: 0}
}

/** The fewest slots; some are always free, so that every search ends. */
const SMALLEST = 16

/** The smallest power of two that is not less than a number. */
function powerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(least, 1)))
}

const FREE = -1

/** The value of a hash: the number of a name plus 1, or 0 for a prefix; -1 where the hash is not in the table. */
export function valueAt({slots}: PrefixTable, hash: number): number {
  return slots[slotOf(slots, hash) + 1] ?? FREE
}

/** The same of any table. */
export function valueIn(table: SearchTable, hash: number): number {
  return isInMemory(table) ? valueAt(table.prefixes, hash) : table.valueAt(hash)
}

/** The slot of a hash, or the free one where it would stand. */
function slotOf(slots: Int32Array, hash: number): number {
  const mask = slots.length - 2
  let slot = (spread(hash) << 1) & mask
  while (slots[slot + 1] !== FREE && slots[slot] !== hash) slot = (slot + 2) & mask
  return slot
}

/** Reads the slots of hashes, so that they are at hand afterwards; what it gives is to be kept, or the reading is left out. */
export function touchSlots({slots}: PrefixTable, hashes: readonly number[]): number {
  const mask = slots.length - 2
  let touched = 0
  for (const hash of hashes) touched ^= slots[(spread(hash) << 1) & mask] ?? 0
  return touched
}

/** Adds the hash of a prefix, unless it is there. */
export function addPrefix(table: PrefixTable, hash: number): void {
  if (valueAt(table, hash) === FREE) setValue(table, hash, 0)
}

/** Sets the value of a hash. */
export function setValue(table: PrefixTable, hash: number, value: number): void {
  if (table.size * 3 > table.slots.length) grow(table)
  const {slots} = table
  const slot = slotOf(slots, hash)
  if (slots[slot + 1] === FREE) table.size++
  slots[slot] = hash
  slots[slot + 1] = value
}

/** Mixes the higher bits of a hash into the lower ones, which depend on the last letters most. */
export function spread(hash: number): number {
  return hash ^ (hash >>> 15)
}

function grow(table: PrefixTable): void {
  const {slots} = table
  const larger = createPrefixTable(slots.length / 2)
  for (let slot = 0; slot < slots.length; slot += 2) {
    const value = slots[slot + 1] ?? FREE
    if (value !== FREE) setValue(larger, slots[slot] ?? 0, value)
  }
  table.slots = larger.slots
}
