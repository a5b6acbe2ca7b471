import {firstIndex} from '../../base/binary-search.js'
import type {Finds} from '../../base/steps.js'
import {fitness} from '../search-fold.js'
import {PAGE, type Section, TYPED_END} from './layout.js'
import type {StoredFile} from './stored-file.js'
import {readUtf8, writeUtf8} from './utf8.js'

/** The name of an entry that typed text fits best: 0 from its start, 1 from the start of a word in it. */
export interface TypedFit {
  /** The number of the id of the entry. */
  readonly id: number
  /** The place of the name among those of the entry; as many as it has for its id. */
  readonly name: number
  readonly fit: 0 | 1
}

/** The entries of which a name, or the id where `byId`, fits typed text that is folded and not empty, in their order. */
export function* scanTyped(file: StoredFile, typed: string, byId: boolean): Finds<TypedFit> {
  const wanted = toBytes(typed)
  const count = file.head.sections.typedEnds[1] / 4
  let id = 0
  let looked = 0
  for (const at of bytesIn(file, file.head.sections.typed, wanted)) {
    if (at === undefined) {
      yield
      continue
    }
    // What was found of an entry before was looked at then.
    if (id > 0 && at < endOf(file, id - 1)) continue
    id = entryAt(file, at, id, count)
    const found = fitOf(file, id, typed, byId)
    if (found || ++looked % A_STEP === 0) yield found
    id++
  }
}

/** Entries; looking at one takes some microseconds. */
const A_STEP = 100

/** How typed text fits an entry best, by the number of its id; undefined where it does not. */
export function fitOf(
  file: StoredFile,
  id: number,
  typed: string,
  byId: boolean
): TypedFit | undefined {
  const texts = textsOf(file, id)
  const own = texts.length - 1
  let best: TypedFit | undefined
  for (const [name, text] of texts.entries()) {
    if (!byId && text === texts[own] && isId(file, id, name)) continue
    const fit = fitness(text, typed)
    if (fit === 0) return {id, name, fit}
    if (fit === 1) best ??= {id, name, fit}
  }
  return best
}

/** Whether a text of an entry is its id and no more: one that is also the entry's name is a name. */
function isId(file: StoredFile, id: number, name: number): boolean {
  const entry = file.passingEntry(file.firstOf(id))
  const text = entry.names[name]?.text ?? entry.id
  return text === entry.id && text !== entry.name
}

/** The folded names of an entry, and behind them its folded id. */
function textsOf(file: StoredFile, id: number): readonly string[] {
  const {typed} = file.head.sections
  const bytes = file.reader.bytes(typed, id === 0 ? 0 : endOf(file, id - 1), endOf(file, id))
  const texts: string[] = []
  let start = 0
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== TYPED_END) continue
    texts.push(readUtf8(bytes.subarray(start, at)))
    start = at + 1
  }
  return texts
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
