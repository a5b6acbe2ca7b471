import {
  type GrowingBytes,
  type GrowingInts,
  growingBytes,
  growingInts,
  pushInt,
  reserve
} from './growing.js'
import {readUtf8, writeUtf8} from './utf8.js'

/** Texts while they are gathered, each once, with numbers from 0 on. */
export interface TextPool {
  /** The texts as UTF-8, one behind the other. */
  readonly pool: GrowingBytes
  /** The ends of the texts in the pool. */
  readonly ends: GrowingInts
  readonly hashes: GrowingInts
  /** An open hash table. Two numbers a slot, side by side in memory: that of a text plus 1, and its hash. */
  slots: Int32Array
  /** Keeps what `touchSlots` reads from being left out as unused. */
  touched: number
}

/** An empty pool with room for about so many texts. */
export function createTextPool(room: number): TextPool {
  return {
    pool: growingBytes(room * 16 + 4096),
    ends: growingInts(room + 1024),
    hashes: growingInts(room + 1024),
    slots: new Int32Array(2 ** Math.ceil(Math.log2(room * 2 + 1024)) * 2),
    touched: 0
  }
}

/** The hash of a text: 32-bit FNV-1a over UTF-16 units, mixed. */
export function hashOf(text: string): number {
  let hash = SEED
  for (let at = 0; at < text.length; at++) hash = rollUnit(hash, text.charCodeAt(at))
  return spread(hash)
}

/** The hash before the first unit. */
export const SEED: number = 0x811c9dc5 | 0

/** The hash with one more unit. */
export function rollUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}

/** Mixes the higher bits of a hash into the lower ones, by which slots are chosen. */
export function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return mixed ^ (mixed >>> 13)
}

/** The number of a text, which is added unless it is there. Equal texts come with equal hashes. */
export function addText(texts: TextPool, text: string, hash: number): number {
  const {slots} = texts
  const mask = slots.length - 2
  let slot = (hash << 1) & mask
  for (let known = (slots[slot] ?? 0) - 1; known >= 0; known = (slots[slot] ?? 0) - 1) {
    if (slots[slot + 1] === hash && isText(texts, known, text)) return known
    slot = (slot + 2) & mask
  }
  return append(texts, text, hash, slot)
}

/**
 * Reads the slots of hashes that will be asked for next: the table is larger than the processor's cache, and it waits for many
 * slots at once where each does not depend on the one before.
 */
export function touchSlots(texts: TextPool, hashes: readonly number[]): void {
  const {slots} = texts
  const mask = slots.length - 2
  let {touched} = texts
  for (const hash of hashes) touched ^= slots[(hash << 1) & mask] ?? 0
  texts.touched = touched
}

function append(texts: TextPool, text: string, hash: number, slot: number): number {
  const {pool, ends, hashes} = texts
  reserve(pool, text.length * 3)
  pool.length = writeUtf8(pool.bytes, pool.length, text)
  pushInt(ends, pool.length)
  pushInt(hashes, hash)
  texts.slots[slot] = ends.length
  texts.slots[slot + 1] = hash
  if (ends.length * 4 > texts.slots.length) grow(texts)
  return ends.length - 1
}

function grow(texts: TextPool): void {
  const slots = new Int32Array(texts.slots.length * 2)
  const mask = slots.length - 2
  const {ints, length} = texts.hashes
  for (let text = 0; text < length; text++) {
    const hash = ints[text] ?? 0
    let slot = (hash << 1) & mask
    while (slots[slot] !== 0) slot = (slot + 2) & mask
    slots[slot] = text + 1
    slots[slot + 1] = hash
  }
  texts.slots = slots
}

function isText({pool: {bytes}, ends: {ints}}: TextPool, known: number, text: string): boolean {
  const start = known === 0 ? 0 : (ints[known - 1] ?? 0)
  const end = ints[known] ?? 0
  for (let index = 0, at = start; index < text.length; index++, at++) {
    const code = text.charCodeAt(index)
    if (code >= 0x80) return readUtf8(bytes.subarray(start, end)) === text
    if (bytes[at] !== code || at >= end) return false
  }
  return end - start === text.length
}

/** The text of a number. */
export function textIn({pool: {bytes}, ends: {ints}}: TextPool, text: number): string {
  return readUtf8(bytes.subarray(text === 0 ? 0 : ints[text - 1], ints[text]))
}

/** Texts in buckets by their hashes: where each bucket starts among the texts, and one behind the last. */
export interface Buckets {
  readonly starts: Int32Array
  /** Two numbers a text: its hash, and its number. */
  readonly texts: Int32Array
}

/** Puts texts into as many buckets as there are texts, or up to twice as many; those that are not wanted are left out. */
export function bucketTexts(
  {hashes: {ints, length}}: TextPool,
  isWanted: (text: number) => boolean
): Buckets {
  const count = 2 ** Math.ceil(Math.log2(Math.max(length, 1)))
  const starts = new Int32Array(count + 1)
  for (let text = 0; text < length; text++) {
    const behind = ((ints[text] ?? 0) & (count - 1)) + 1
    if (isWanted(text)) starts[behind] = (starts[behind] ?? 0) + 1
  }
  for (let bucket = 1; bucket <= count; bucket++)
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0)
  const texts = new Int32Array((starts[count] ?? 0) * 2)
  const places = starts.slice()
  for (let text = 0; text < length; text++) {
    if (!isWanted(text)) continue
    const hash = ints[text] ?? 0
    const bucket = hash & (count - 1)
    const place = places[bucket] ?? 0
    places[bucket] = place + 1
    texts[place * 2] = hash
    texts[place * 2 + 1] = text
  }
  return {starts, texts}
}

/** Two numbers of each text side by side: the end in the pool, and another. */
export function withEnds({ends}: TextPool, others: Int32Array): Int32Array {
  const pairs = new Int32Array(ends.length * 2)
  for (let text = 0; text < ends.length; text++) {
    pairs[text * 2] = ends.ints[text] ?? 0
    pairs[text * 2 + 1] = others[text] ?? 0
  }
  return pairs
}
