import {closeSync, readSync} from 'node:fs'
import {checksumOf, type Head, headLength, PAGE, readHead} from '../glossary/compiled/layout.js'
import {type Pages, pagesOf} from '../glossary/compiled/pages.js'
import {NoFileError, openFile} from './open-file.js'
import {systemCode} from './system-errors.js'

/** A compiled glossary file that is open. */
export interface PagedFile {
  readonly head: Head
  readonly pages: Pages
}

/**
 * Opens a compiled file whose pages are read when they are asked for; undefined where there is none under this key, or its
 * head is damaged. `rebuild` gives all sections anew where one turns out to be damaged later. The file stays open as long as
 * the pages are in use, so that another process may replace it.
 */
export function openPaged(
  path: string,
  key: string,
  rebuild: () => readonly Uint8Array[]
): PagedFile | undefined {
  const file = openIfThere(path)
  if (file === undefined) return undefined
  const start = readAt(file, 0, PAGE)
  const length = headLength(start)
  const head = length === undefined ? undefined : readHead(readAt(file, 0, length))
  if (length === undefined || head?.key !== key) {
    closeSync(file)
    return undefined
  }
  const pages = filePages(file, length, head, rebuild)
  closing.register(pages, file)
  return {head, pages}
}

const closing = new FinalizationRegistry<number>(file => closeSync(file))

function openIfThere(path: string): number | undefined {
  try {
    return openFile(path)
  } catch (error) {
    if (error instanceof NoFileError || systemCode(error) !== undefined) return undefined
    throw error
  }
}

/** Pages of a file, each checked when it is read. */
function filePages(
  file: number,
  base: number,
  {sections, roots}: Head,
  rebuild: () => readonly Uint8Array[]
): Pages {
  const count = sections.checksums[0] / PAGE
  const known: Buffer[] = []
  let whole: Pages | undefined
  const next = pagesAhead(file, base)
  const read = (number: number): Uint8Array | undefined => {
    const before = known[number]
    if (before) return before
    const page = next(number)
    if (page.length < PAGE || checksumOf(page, number) !== wanted(number)) return undefined
    if (number >= count) known[number] = page
    return page
  }
  const wanted = (number: number): number | undefined => {
    if (number >= count) return roots[number - count]
    const place = number * 4
    const sums = read(count + Math.floor(place / PAGE))
    return sums && Buffer.from(sums.buffer, sums.byteOffset, PAGE).readInt32LE(place % PAGE)
  }
  return {
    page(number) {
      const page = whole ? undefined : read(number)
      if (page) return page
      whole ??= pagesOf(rebuild())
      return whole.page(number)
    }
  }
}

/** Reads the pages behind a base, several at once where one after the other is asked for. */
function pagesAhead(file: number, base: number): (number: number) => Buffer {
  let first = 0
  let last = -1
  let ahead: Buffer = Buffer.alloc(0)
  return number => {
    const start = (number - first) * PAGE
    const isNext = number === last + 1
    last = number
    if (start >= 0 && start + PAGE <= ahead.length) return ahead.subarray(start, start + PAGE)
    if (!isNext) return readAt(file, base + number * PAGE, PAGE)
    first = number
    ahead = readAt(file, base + number * PAGE, AHEAD * PAGE)
    return ahead.subarray(0, PAGE)
  }
}

/** Pages. */
const AHEAD = 16

/** The bytes at an offset, fewer at the end of the file; none where they cannot be read, as on a disk that is damaged. */
function readAt(file: number, offset: number, length: number): Buffer {
  const bytes = take(length)
  try {
    let filled = 0
    for (let read = -1; read !== 0 && filled < length; filled += read)
      read = readSync(file, bytes, filled, length - filled, offset + filled)
    return bytes.subarray(0, filled)
  } catch (error) {
    if (systemCode(error) === undefined) throw error
    return bytes.subarray(0, 0)
  }
}

/** A piece of a larger buffer, as allocating one takes longer than reading a page. */
function take(length: number): Buffer {
  if (length > SLAB / 4) return Buffer.allocUnsafeSlow(length)
  if (slab.length < length) slab = Buffer.allocUnsafeSlow(SLAB)
  const piece = slab.subarray(0, length)
  slab = slab.subarray(length)
  return piece
}

/** Bytes. */
const SLAB = 64 * PAGE
let slab: Buffer = Buffer.alloc(0)
