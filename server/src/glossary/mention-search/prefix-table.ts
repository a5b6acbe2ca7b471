/** A hash table from the hashes of names and of their beginnings to numbers. */
export interface PrefixTable {
  /** Two numbers a slot, so that both are fetched at once: a hash, and what stands under it. */
  slots: Int32Array
  size: number
}

/** A table with room for so many hashes; it grows as needed. */
export function createPrefixTable(room: number): PrefixTable {
  const length = powerOfTwo(Math.max(room * 2, SMALLEST))
  return {slots: new Int32Array(length * 2).fill(FREE), size: 0}
}

/** Some slots are always free, so that every search ends. */
const SMALLEST = 16

/** The smallest power of two that is not less than a number. */
export function powerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(least, 1)))
}

const FREE = -1

/** What stands under a hash: 0 for a beginning alone, else the number of a name and 1; -1 for nothing. */
export function valueAt({slots}: PrefixTable, hash: number): number {
  return slots[slotOf(slots, hash) + 1] ?? FREE
}

/** Where a hash stands, or would stand. */
function slotOf(slots: Int32Array, hash: number): number {
  const mask = slots.length - 2
  let slot = (spread(hash) << 1) & mask
  while (slots[slot + 1] !== FREE && slots[slot] !== hash) slot = (slot + 2) & mask
  return slot
}

/** Puts a hash into the table as that of a beginning, unless it is there. */
export function addPrefix(table: PrefixTable, hash: number): void {
  if (valueAt(table, hash) === FREE) setValue(table, hash, 0)
}

/** Sets what stands under a hash. */
export function setValue(table: PrefixTable, hash: number, value: number): void {
  if (table.size * 3 > table.slots.length) grow(table)
  const {slots} = table
  const slot = slotOf(slots, hash)
  if (slots[slot + 1] === FREE) table.size++
  slots[slot] = hash
  slots[slot + 1] = value
}

/** The lower bits of a hash depend on the last letters most: here all bits have a say. */
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
