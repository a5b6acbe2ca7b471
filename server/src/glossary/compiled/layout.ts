import * as v from 'valibot'
import {countSchema, decodeJson} from '../../data/codec.js'
import {readUtf8, writeUtf8} from './utf8.js'

/**
 * The byte format of a compiled glossary file: a head, and behind it pages of 4 KiB.
 *
 * The head is 8 bytes of magic, the length of what follows and its checksum as 32-bit numbers, and that much JSON: the
 * key (of content, codebook and version), the sections by name as offset and length in the pages, and the checksums of
 * the pages with checksums. It is filled up to whole pages.
 *
 * Each section starts on a page. Numbers are 32-bit, little-endian. The sections:
 * - `text`: the source file, as it was
 * - `entries`: eight numbers an entry, as `ENTRY` names them
 * - `ids`: two numbers an id: the end of its text in `idPool`, and the first entry with it
 * - `idPool`: the normalised ids, each once, one behind the other
 * - `idStarts`, `idHashes`: ids in buckets by their hashes, one behind the other: where each bucket starts, and two numbers
 *   an id, its hash and its number
 * - `others`: the entries whose id another one had before
 * - `names`: two numbers a name: the end of its text in `pool`, the end of its bearers in `bearers`
 * - `pool`: the normalised names, each once, one behind the other
 * - `bearers`: two numbers each: an entry; its alias, shifted by 3, with the flags below
 * - `foldStarts`, `foldHashes`: names by the hashes of their folded texts, in the same way
 * - `shared`: pairs of a kind and a name that several entries of it bear
 * - `exactSlots`, `exactFirst`, `exactNext`, and the same with `folded`: the two tables of name search, as `NameTable`
 *   has them, but that `next` holds only the few pairs of a name and the next one of the same hash
 * - `typed`: the names of each first entry, folded as typed text is, and behind them its id in the same way; a byte 255 ends
 *   each
 * - `typedEnds`: the end in `typed` of what stands there for each id
 * - `letterStarts`, `letterPlaces`: the offsets in `typed` at which words begin, in buckets by their first byte
 * - `wordStarts`, `wordPlaces`: the same by their first three bytes
 * - `problems`: what is wrong in the file, as JSON
 * - `checksums`: a checksum of each page before it
 *
 * Texts are UTF-8 (WTF-8, see `writeUtf8`).
 */
export const FORMAT = 4

/** Bytes of a page. */
export const PAGE = 4096
/** The power of two that a page has as many bytes as. */
export const PAGE_BITS = 12

const MAGIC = 'NEWSMARK'
/** Bytes in front of the JSON of the head. */
const PREFIX = 16

/** The names of the sections, in their order. */
export const SECTIONS = [
  'text',
  'entries',
  'ids',
  'idPool',
  'idStarts',
  'idHashes',
  'others',
  'names',
  'pool',
  'bearers',
  'foldStarts',
  'foldHashes',
  'shared',
  'exactSlots',
  'exactFirst',
  'exactNext',
  'foldedSlots',
  'foldedFirst',
  'foldedNext',
  'typed',
  'typedEnds',
  'letterStarts',
  'letterPlaces',
  'wordStarts',
  'wordPlaces',
  'problems',
  'checksums'
] as const

/** The name of a section. */
export type SectionName = (typeof SECTIONS)[number]

/** Numbers an entry takes in `entries`. */
export const ENTRY_INTS = 8

/** The places of the numbers of an entry. */
export const ENTRY = {
  /** Byte offsets in the text of its row, or in YAML of its lines. */
  start: 0,
  end: 1,
  /** The UTF-16 offset of its row. */
  offset: 2,
  /** The number of lines before its row. */
  line: 3,
  /** The number of its id. */
  id: 4,
  /** The place of its kind in the list of the head. */
  kind: 5,
  /**
   * A bit for each of its fields, by the place of that in the list of the head, and one for `DATED_NAMES`; the last one for
   * all further ones.
   */
  fields: 6,
  /** UTF-16 units between the start of its line and its row: a byte order mark, or none. */
  column: 7
} as const

/** What stands among the fields in the head for dates of names; no field is called so. */
export const DATED_NAMES = ''

/** The bit of a field at a place in the list of the head. */
export function fieldBit(place: number): number {
  return 1 << Math.min(place, 31)
}

/** The byte behind each text of `typed`, which UTF-8 does not have. */
export const TYPED_END = 0xff

/** Flags of a bearer: whether the name is one of the entry's that is looked up, and the tables it is searched in. */
export const LOOKED_UP = 1
export const IN_EXACT = 2
export const IN_FOLDED = 4
/** Bits that the flags take. */
export const FLAG_BITS = 3

/** Where a section is, in bytes behind the head. */
export type Section = readonly [offset: number, length: number]

/** What stands in the head. */
export interface Head {
  readonly key: string
  readonly sections: Readonly<Record<SectionName, Section>>
  readonly kinds: readonly string[]
  /** `DATED_NAMES`, and the names of fields. */
  readonly fields: readonly string[]
  readonly isBroken: boolean
  /** Whether all of the text is ASCII, so that a byte is a UTF-16 unit. */
  readonly isAscii: boolean
  /** UTF-16 units of the text. */
  readonly units: number
  /** Checksums of the pages with checksums. */
  readonly roots: readonly number[]
}

const sectionSchema = v.tuple([countSchema, countSchema])

const headSchema: v.GenericSchema<unknown, Head> = v.object({
  key: v.string(),
  sections: v.object(v.entriesFromList(SECTIONS, sectionSchema)),
  kinds: v.array(v.string()),
  fields: v.array(v.string()),
  isBroken: v.boolean(),
  isAscii: v.boolean(),
  units: countSchema,
  roots: v.array(v.number())
})

/** Writes a head, filled up to whole pages. */
export function writeHead(head: Head): Uint8Array {
  const json = JSON.stringify(head)
  const body = new Uint8Array(json.length * 3)
  const length = writeUtf8(body, 0, json)
  const bytes = new Uint8Array(wholePages(PREFIX + length))
  writeUtf8(bytes, 0, MAGIC)
  bytes.set(body.subarray(0, length), PREFIX)
  const view = new DataView(bytes.buffer)
  view.setInt32(8, length, true)
  view.setInt32(12, checksumOf(bytes.subarray(PREFIX, PREFIX + length), length), true)
  return bytes
}

/** The bytes of a whole head, by those at its start; undefined for what is none. */
export function headLength(start: Uint8Array): number | undefined {
  if (start.length < PREFIX || readUtf8(start.subarray(0, MAGIC.length)) !== MAGIC) return undefined
  const length = new DataView(start.buffer, start.byteOffset).getInt32(8, true)
  return length > 0 && length < LONGEST_HEAD ? wholePages(PREFIX + length) : undefined
}

/** Bytes. */
const LONGEST_HEAD = 1 << 24

/** Reads a head; undefined for what is none, or damaged. */
export function readHead(bytes: Uint8Array): Head | undefined {
  const whole = headLength(bytes)
  if (whole === undefined || bytes.length < whole) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const length = view.getInt32(8, true)
  const json = bytes.subarray(PREFIX, PREFIX + length)
  if (checksumOf(json, length) !== view.getInt32(12, true)) return undefined
  return decodeJson(headSchema, readUtf8(json))
}

/** Bytes rounded up to whole pages. */
export function wholePages(length: number): number {
  return Math.ceil(length / PAGE) * PAGE
}

/**
 * A checksum of bytes: FNV-1a over 32-bit words, from a seed, which is the number of the page, so that no page can stand
 * for another. 1 µs a page.
 */
export function checksumOf(bytes: Uint8Array, seed: number): number {
  let hash = Math.imul(seed + 1, 0x9e3779b1) ^ 0x811c9dc5
  const whole = bytes.length & ~3
  if (bytes.byteOffset % 4 === 0) {
    const words = new Int32Array(bytes.buffer, bytes.byteOffset, whole / 4)
    // In a run over one article this is never optimised: asking for the length, or whether there is a word, takes twice as long.
    const {length} = words
    for (let at = 0; at < length; at++) {
      hash = Math.imul(hash ^ (words[at] as number), 0x01000193)
      hash ^= hash >>> 15
    }
  } else {
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    for (let at = 0; at < whole; at += 4) {
      hash = Math.imul(hash ^ view.getInt32(at, true), 0x01000193)
      hash ^= hash >>> 15
    }
  }
  for (let at = whole; at < bytes.length; at++)
    hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  return hash
}
