import type {Finds} from '../../base/steps.js'
import {startsWord} from '../search-fold.js'
import {type GrowingInts, intsOf, pushInt} from './growing.js'
import {type Section, TYPED_END} from './layout.js'
import type {PageReader} from './pages.js'
import type {StoredFile} from './stored-file.js'
import {utf8Length} from './utf8.js'

/**
 * Where words begin in `typed`, in buckets by their first byte, and by their first three: a letter or two fit thousands of
 * 50,000 entries, and looking for their bytes in all names took up to 30 ms. Of a byte, five bits count.
 */
export interface WordStarts {
  /** Where each bucket starts among the places, and one behind the last. */
  readonly starts: Int32Array
  /** Offsets in `typed`, those of a bucket in ascending order. */
  readonly places: Int32Array
}

/** Notes where the words of a folded text begin whose bytes stand at an offset. */
export function addWordStarts(list: GrowingInts, folded: string, offset: number): void {
  let at = offset
  let before = 0
  for (let index = 0; index < folded.length; index++) {
    if (!startsWord(folded, index)) continue
    at += utf8Length(folded, before, index)
    before = index
    pushInt(list, at)
  }
}

/** The words that begin at some offsets of bytes, in buckets by so many of their first bytes. */
export function groupWordStarts(list: GrowingInts, typed: Uint8Array, bytes: number): WordStarts {
  const offsets = intsOf(list)
  const count = 1 << (BITS * bytes)
  const ends = new Int32Array(count + 1)
  for (const offset of offsets) {
    const bucket = bucketAt(typed, offset, bytes)
    ends[bucket + 1] = (ends[bucket + 1] ?? 0) + 1
  }
  for (let bucket = 1; bucket <= count; bucket++)
    ends[bucket] = (ends[bucket] ?? 0) + (ends[bucket - 1] ?? 0)
  const starts = ends.slice()
  const places = new Int32Array(offsets.length)
  for (const offset of offsets) {
    const bucket = bucketAt(typed, offset, bytes)
    const place = ends[bucket] ?? 0
    ends[bucket] = place + 1
    places[place] = offset
  }
  return {starts, places}
}

/** Bits of a byte that count. */
const BITS = 5
/** Bytes that count of a word, where more than one does. */
export const WORD_BYTES = 3

/** The bucket of the bytes from an offset on; behind the end of a text there is nothing that counts. */
function bucketAt(bytes: Uint8Array, offset: number, count: number): number {
  let bucket = 0
  let isOver = false
  for (let at = offset; at < offset + count; at++) {
    const byte: number = isOver ? TYPED_END : (bytes[at] ?? TYPED_END)
    isOver ||= byte === TYPED_END
    bucket = (bucket << BITS) | (byte & MASK)
  }
  return bucket
}

const MASK = (1 << BITS) - 1

/** About how many words begin with bytes, or more. */
export function countWith(file: StoredFile, wanted: Uint8Array): number {
  const {starts, first, last} = bucketsOf(file, wanted)
  return file.reader.int(starts, last + 1) - file.reader.int(starts, first)
}

/**
 * The offsets in `typed` at which words begin with bytes, in ascending order: those of one bucket, or for two bytes of all
 * that begin with them, which are merged.
 */
export function* wordsWith(file: StoredFile, wanted: Uint8Array): Finds<number> {
  const {reader, head} = file
  const {starts, places, first, last} = bucketsOf(file, wanted)
  const lists = Array.from({length: last - first + 1}, (_, index) => ({
    at: reader.int(starts, first + index),
    end: reader.int(starts, first + index + 1)
  }))
  const {typed} = head.sections
  const next = ({at, end}: {at: number; end: number}): number =>
    at < end ? reader.int(places, at) : Number.POSITIVE_INFINITY
  for (let count = 1; ; count++) {
    let [least, list] = [Number.POSITIVE_INFINITY, lists[0]]
    for (const each of lists) {
      const offset = next(each)
      if (offset < least) [least, list] = [offset, each]
    }
    if (!list || least === Number.POSITIVE_INFINITY) return
    list.at++
    if (standsAt(reader, typed, least, wanted)) yield least
    else if (count % A_STEP === 0) yield
  }
}

/** Looking at a word takes a fraction of a microsecond. */
const A_STEP = 1000

/** Whether bytes stand at an offset of a section. By index, as a search compares thousands. */
function standsAt(reader: PageReader, typed: Section, offset: number, wanted: Uint8Array): boolean {
  for (let index = 0; index < wanted.length; index++)
    if (reader.byte(typed, offset + index) !== wanted[index]) return false
  return true
}

interface WordBuckets {
  readonly starts: Section
  readonly places: Section
  readonly first: number
  readonly last: number
}

/** The buckets of words that begin with bytes, of which there is one at least. */
function bucketsOf({head: {sections}}: StoredFile, wanted: Uint8Array): WordBuckets {
  if (wanted.length === 1) {
    const only = bucketAt(wanted, 0, 1)
    return {starts: sections.letterStarts, places: sections.letterPlaces, first: only, last: only}
  }
  const bucket = bucketAt(wanted, 0, WORD_BYTES)
  const isOne = wanted.length >= WORD_BYTES
  const [first, last] = isOne ? [bucket, bucket] : [bucket & ~MASK, bucket | MASK]
  return {starts: sections.wordStarts, places: sections.wordPlaces, first, last}
}
