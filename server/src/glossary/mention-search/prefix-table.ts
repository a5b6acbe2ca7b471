/** A hash table from the hashes of names and of their beginnings to numbers, in two typed arrays. */
export interface PrefixTable {
  hashes: Int32Array
  /** 0 for a beginning alone, else the number of a name and 1. */
  values: Int32Array
  size: number
}

/** A table with room for so many hashes; it grows as needed. */
export function createPrefixTable(room: number): PrefixTable {
  const length = powerOfTwo(Math.max(room * 2, SMALLEST))
  return {hashes: new Int32Array(length), values: new Int32Array(length).fill(FREE), size: 0}
}

/** Some slots are always free, so that every search ends. */
const SMALLEST = 16

/** The smallest power of two that is not less than a number. */
export function powerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(least, 1)))
}

const FREE = -1

/** What stands under a hash; -1 for nothing. */
export function valueAt({hashes, values}: PrefixTable, hash: number): number {
  const mask = hashes.length - 1
  let slot = spread(hash) & mask
  for (;;) {
    const value = values[slot] ?? FREE
    if (value === FREE || hashes[slot] === hash) return value
    slot = (slot + 1) & mask
  }
}

/** Puts a hash into the table as that of a beginning, unless it is there. */
export function addPrefix(table: PrefixTable, hash: number): void {
  if (valueAt(table, hash) === FREE) setValue(table, hash, 0)
}

/** Sets what stands under a hash. */
export function setValue(table: PrefixTable, hash: number, value: number): void {
  if (table.size * 3 > table.hashes.length * 2) grow(table)
  const {hashes, values} = table
  const mask = hashes.length - 1
  let slot = spread(hash) & mask
  while (values[slot] !== FREE && hashes[slot] !== hash) slot = (slot + 1) & mask
  if (values[slot] === FREE) table.size++
  hashes[slot] = hash
  values[slot] = value
}

/** The lower bits of a hash depend on the last letters most: here all bits have a say. */
export function spread(hash: number): number {
  return hash ^ (hash >>> 15)
}

function grow(table: PrefixTable): void {
  const {hashes, values} = table
  const larger = createPrefixTable(hashes.length)
  hashes.forEach((hash, slot) => {
    const value = values[slot] ?? FREE
    if (value !== FREE) setValue(larger, hash, value)
  })
  table.hashes = larger.hashes
  table.values = larger.values
}
