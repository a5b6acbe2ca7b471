import type {Steps} from '../../base/steps.js'
import type {Section} from './layout.js'
import type {PageReader} from './pages.js'

/** The texts in a pool, by their numbers from 0 on. */
export interface PooledTexts {
  readonly pool: Section
  /** A section of numbers: at `number * 2` stands the end of a text. */
  readonly ends: Section
  readonly count: number
}

/** What a text has to be like. */
export interface WantedTexts {
  /** In lower case. */
  readonly text: string
  /** In so many characters it may differ from the text; it may go on behind that, however long. */
  readonly most: number
  /** Or it begins with so many characters of the text; 0 for none. */
  readonly stem: number
}

/**
 * The numbers of the texts that may be like a wanted one without case, and some others. Looks at bytes alone, with the
 * edit distance of all that is ASCII by bits (Myers 1999): 10 ms for 171,000 ids. In steps of some thousand texts.
 */
export function* scanNear(
  reader: PageReader,
  texts: PooledTexts,
  wanted: WantedTexts
): Steps<readonly number[]> {
  const pattern = patternOf(wanted)
  const found: number[] = []
  for (let first = 0, from = 0; first < texts.count; first += TEXTS_A_STEP) {
    if (first > 0) yield
    from = scanSome(reader, texts, pattern, first, from, found)
  }
  return found
}

const TEXTS_A_STEP = 8192

/** Looks at the texts from a number on, of which the first begins at an offset; gives that of the end of the last. */
function scanSome(
  reader: PageReader,
  {pool, ends, count}: PooledTexts,
  pattern: Pattern,
  first: number,
  start: number,
  found: number[]
): number {
  const behind = Math.min(first + TEXTS_A_STEP, count)
  let from = start
  for (let number = first; number < behind; number++) {
    const end = reader.int(ends, number * 2)
    if (isLike(reader, pool, from, end, pattern)) found.push(number)
    from = end
  }
  return from
}

/** A wanted text as bits. */
interface Pattern {
  readonly text: string
  readonly most: number
  readonly stem: number
  /** The places of each ASCII character, in both cases, as bits; undefined for a text that is longer or not ASCII. */
  readonly places: Int32Array | undefined
}

function patternOf({text, most, stem}: WantedTexts): Pattern {
  // Two neighbours that are swapped are one difference to those who ask, and two here.
  const reach = Math.max(most, 2)
  if (text.length > LONGEST || !ASCII.test(text))
    return {text, most: reach, stem, places: undefined}
  const places = new Int32Array(128)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    places[code] = (places[code] ?? 0) | (1 << at)
    const upper = code >= 97 && code <= 122 ? code - 32 : code
    places[upper] = places[code] ?? 0
  }
  return {text, most: reach, stem, places}
}

/** Bits of a number that can be counted with. */
const LONGEST = 31
const ASCII = /^[\x20-\x7e]*$/

function isLike(
  reader: PageReader,
  pool: Section,
  from: number,
  end: number,
  pattern: Pattern
): boolean {
  const {text, most, stem} = pattern
  const length = end - from
  // No sign folds into more UTF-16 units than it has bytes, and a unit takes three bytes at most.
  if (length < text.length - most) return stem > 0 && begins(reader, pool, from, end, text, stem)
  if (begins(reader, pool, from, end, text, stem > 0 ? Math.min(stem, text.length) : text.length))
    return true
  if (length > 4 * (text.length + most)) return false
  return isNear(reader, pool, from, end, pattern)
}

/** Whether a text begins with so many characters of another one in lower case; what is not ASCII there, it may. */
function begins(
  reader: PageReader,
  pool: Section,
  from: number,
  end: number,
  text: string,
  count: number
): boolean {
  for (let at = 0; at < count; at++) {
    if (from + at >= end) return false
    const byte = reader.byte(pool, from + at)
    const code = text.charCodeAt(at)
    if (byte >= 0x80) return code >= 0x80 || mayFold(reader, pool, from + at, end)
    if (code >= 0x80 || (byte >= 65 && byte <= 90 ? byte + 32 : byte) !== code) return false
  }
  return true
}

/**
 * Whether a sign beyond ASCII of a normalised text may fold into ASCII, as `ß`, `ı` and the ligature `ﬁ` do, or away, as a dot
 * above does.
 */
function mayFold(reader: PageReader, pool: Section, at: number, end: number): boolean {
  const lead = reader.byte(pool, at)
  const next = at + 1 < end ? reader.byte(pool, at + 1) : 0
  if (lead === 0xc3) return next === 0x9f
  if (lead === 0xc4) return next === 0xb0 || next === 0xb1
  if (lead === 0xc5) return next === 0x89 || next === 0xbf
  if (lead === 0xcc) return next === 0x87
  return (lead === 0xe1 && next === 0xba) || (lead === 0xef && next === 0xac)
}

/** Whether the edit distance is small enough; of what folds into ASCII, and of longer texts, it may be. */
function isNear(
  reader: PageReader,
  pool: Section,
  from: number,
  end: number,
  {text, most, places}: Pattern
): boolean {
  if (!places) return isLong(reader, pool, from, end, text.length - most, text.length + most)
  const last = 1 << (text.length - 1)
  let plus = -1
  let minus = 0
  let distance = text.length
  for (let at = from; at < end; at++) {
    const byte = reader.byte(pool, at)
    if (byte >= 0x80) {
      // The bytes behind the first one of a sign are none of their own.
      if ((byte & 0xc0) === 0x80) continue
      if (mayFold(reader, pool, at, end)) return true
    }
    const equal = byte < 0x80 ? (places[byte] ?? 0) : 0
    const diagonal = (((equal & plus) + plus) ^ plus) | equal | minus
    let right = minus | ~(diagonal | plus)
    const left = plus & diagonal
    if ((right & last) !== 0) distance++
    else if ((left & last) !== 0) distance--
    // Each further byte takes away one difference at most.
    if (distance - (end - at - 1) > most) return false
    right = (right << 1) | 1
    plus = (left << 1) | ~(diagonal | right)
    minus = right & diagonal
  }
  return distance <= most
}

/** Whether a text has so many UTF-16 units; of what folds into ASCII it may have. */
function isLong(
  reader: PageReader,
  pool: Section,
  from: number,
  end: number,
  least: number,
  most: number
): boolean {
  let units = 0
  for (let at = from; at < end; at++) {
    const byte = reader.byte(pool, at)
    if (byte >= 0x80 && (byte & 0xc0) !== 0x80 && mayFold(reader, pool, at, end)) return true
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1
  }
  return units >= least && units <= most
}
