import type {Section} from './layout.js'
import type {PageReader} from './pages.js'

/** The texts in a pool, by their numbers from 0 on. */
export interface PooledTexts {
  readonly pool: Section
  /** A section of numbers: at `number * stride` stands the end of a text. */
  readonly ends: Section
  readonly stride: number
  readonly count: number
}

/**
 * The numbers of the texts that may be near a wanted one: all that differ from it, both without case, in at most `most`
 * characters, or go on behind it, and some others. Looks at bytes alone: 4 ms for 171,000 ids. `wanted` is in lower case.
 */
export function scanNear(
  reader: PageReader,
  {pool, ends, stride, count}: PooledTexts,
  wanted: string,
  most: number
): readonly number[] {
  const letters = lettersIn(wanted)
  const start = wanted.slice(0, PREFIX)
  const found: number[] = []
  const shortest = wanted.length - most
  const longest = wanted.length + most
  let from = 0
  for (let number = 0; number < count; number++) {
    const end = reader.int(ends, number * stride)
    const length = end - from
    // A UTF-16 unit takes three bytes at most, and what folds away as many.
    if (length >= shortest) {
      const isNear =
        length <= 4 * longest && mayBeNear(reader, pool, from, end, letters, most, longest)
      if (isNear || (length >= wanted.length && mayBegin(reader, pool, from, end, start)))
        found.push(number)
    }
    from = end
  }
  return found
}

/** UTF-16 units of a beginning that are compared. */
const PREFIX = 3

/**
 * Whether a text may differ in few characters only: each that one of the two has and the other lacks is a difference. Signs
 * beyond ASCII may fold into as many letters as they have bytes.
 */
function mayBeNear(
  reader: PageReader,
  pool: Section,
  from: number,
  end: number,
  letters: number,
  most: number,
  longest: number
): boolean {
  let own = 0
  let others = 0
  for (let at = from; at < end; at++) {
    const byte = reader.byte(pool, at)
    if (byte >= 0x80) others++
    else own |= bitOf(byte)
  }
  if (end - from - others > longest) return false
  return bits(letters & ~own) <= most + others && bits(own & ~letters) <= most
}

/** Whether a text begins with a text in lower case, or with a sign beyond ASCII where that has another one. */
function mayBegin(
  reader: PageReader,
  pool: Section,
  from: number,
  end: number,
  start: string
): boolean {
  for (let at = 0; at < start.length && from + at < end; at++) {
    const byte = reader.byte(pool, from + at)
    const code = start.charCodeAt(at)
    if (byte >= 0x80 || code >= 0x80) return true
    if (lower(byte) !== code) return false
  }
  return true
}

function lower(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte
}

/** A bit for an ASCII character without case; several have the same. */
function bitOf(byte: number): number {
  return 1 << (byte & 31)
}

function lettersIn(text: string): number {
  let letters = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) letters |= bitOf(code)
  }
  return letters
}

function bits(value: number): number {
  let left = value - ((value >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
