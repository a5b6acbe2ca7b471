import {firstIndex} from '../../base/binary-search.js'
import type {Finds} from '../../base/steps.js'
import type {TypedSearch} from '../glossary.js'
import {fitness} from '../search-fold.js'
import {PAGE, type Section, TYPED_END} from './layout.js'
import type {StoredFile} from './stored-file.js'
import {readUtf8, writeUtf8} from './utf8.js'
import {countWith, wordsWith} from './word-starts.js'

/** The name of an entry that typed text fits best: 0 from its start, 1 from the start of a word in it. */
export interface TypedFit {
  /** The number of the id of the entry. */
  readonly id: number
  /** The place of the name among those of the entry; as many as it has for its id. */
  readonly name: number
  readonly fit: 0 | 1
}

/** The entries that fit a search, in their order. */
export function* scanTyped(file: StoredFile, search: TypedSearch): Finds<TypedFit> {
  const found = candidates(file, search)
  if (!found) return yield* allIds(file, search)
  const count = file.head.sections.typedEnds[1] / 4
  let id = 0
  let looked = 0
  for (const at of found) {
    if (at === undefined) {
      yield
      continue
    }
    // What was found of an entry before was looked at then.
    if (id > 0 && at < endOf(file, id - 1)) continue
    id = entryAt(file, at, id, count)
    const fit = fitOf(file, id, search)
    if (fit || ++looked % A_STEP === 0) yield fit
    id++
  }
}

/** The places of words among which there is one of each entry that fits; undefined where all entries may. */
function candidates(file: StoredFile, {typed, words}: TypedSearch): Finds<number> | undefined {
  const [first, second] = [typed, words].filter(text => text !== '').map(toBytes)
  if (!first) return undefined
  const isFewer = second && countWith(file, second) < countWith(file, first)
  return wordsWith(file, isFewer ? second : first)
}

function* allIds(file: StoredFile, search: TypedSearch): Finds<TypedFit> {
  const count = file.head.sections.typedEnds[1] / 4
  for (let id = 0; id < count; id++) {
    const found = fitOf(file, id, search)
    if (found) yield found
  }
}

/** Entries; looking at one takes some microseconds. */
const A_STEP = 100

/**
 * Whether typed text stands anywhere in the names of an entry, by the number of its id. Of the hundreds of entries that an
 * article has, few letters leave a few, and the names of these alone are made.
 */
export function mayFit(file: StoredFile, id: number, typed: Uint8Array): boolean {
  return typed.length === 0 || file.findBytes(textBytes(file, id), typed, 0) >= 0
}

/** How a search fits an entry best, by the number of its id; undefined where it does not. */
export function fitOf(
  file: StoredFile,
  id: number,
  {typed, byId, words}: TypedSearch
): TypedFit | undefined {
  const texts = textsOf(file, id)
  const found = bestIn(file, id, texts, typed, byId)
  const isWanted = found && (words === '' || bestIn(file, id, texts, words, false))
  return isWanted ? found : undefined
}

function bestIn(
  file: StoredFile,
  id: number,
  texts: readonly string[],
  typed: string,
  byId: boolean
): TypedFit | undefined {
  const own = texts.length - 1
  let best: TypedFit | undefined
  for (const [name, text] of texts.entries()) {
    const fit = fitness(text, typed)
    if (fit === undefined || (fit === 1 && best)) continue
    // The row is read for a name that looks like the id alone.
    if (!byId && text === texts[own] && (name === own || isId(file, id, name))) continue
    if (fit === 0) return {id, name, fit}
    best = {id, name, fit}
  }
  return best
}

/** Whether a name of an entry is its id and no more: one that is also the entry's name is a name. */
function isId(file: StoredFile, id: number, name: number): boolean {
  const entry = file.passingEntry(file.firstOf(id))
  const text = entry.names[name]?.text
  return text === entry.id && text !== entry.name
}

/** The folded names of an entry, and behind them its folded id. */
function textsOf(file: StoredFile, id: number): readonly string[] {
  const bytes = textBytes(file, id)
  const texts: string[] = []
  let start = 0
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== TYPED_END) continue
    texts.push(readUtf8(bytes.subarray(start, at)))
    start = at + 1
  }
  return texts
}

function textBytes(file: StoredFile, id: number): Uint8Array {
  const {typed} = file.head.sections
  return file.reader.bytes(typed, id === 0 ? 0 : endOf(file, id - 1), endOf(file, id))
}

function endOf(file: StoredFile, id: number): number {
  return file.reader.int(file.head.sections.typedEnds, id)
}

/** The id whose texts stand at an offset, which is not before those of `from`. */
function entryAt(file: StoredFile, offset: number, from: number, count: number): number {
  let [low, step] = [from, 1]
  while (low + step < count && endOf(file, low + step - 1) <= offset) {
    low += step
    step *= 2
  }
  const length = Math.min(low + step, count) - low
  return low + firstIndex(length, index => endOf(file, low + index) > offset)
}

/** The offsets in a section at which bytes stand, in ascending order; pages are read one after the other, some in a step. */
export function* bytesIn(file: StoredFile, section: Section, wanted: Uint8Array): Finds<number> {
  const {reader, findBytes} = file
  const [, length] = section
  const more = wanted.length - 1
  for (let start = 0; start < length; start += PAGE) {
    const end = Math.min(start + PAGE, length)
    const page = reader.bytes(section, start, end)
    for (let at = findBytes(page, wanted, 0); at >= 0; at = findBytes(page, wanted, at + 1))
      yield start + at
    if (end % (PAGE * PAGES) === 0) yield
    if (more === 0 || end === length) continue
    // What stands over the end of a page.
    const from = Math.max(end - more, 0)
    const edge = reader.bytes(section, from, Math.min(end + more, length))
    for (let at = findBytes(edge, wanted, 0); at >= 0; at = findBytes(edge, wanted, at + 1))
      yield from + at
  }
}

/** Reading so many for the first time takes a millisecond. */
const PAGES = 64

/** A text in UTF-8. */
export function toBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3)
  return bytes.subarray(0, writeUtf8(bytes, 0, text))
}
