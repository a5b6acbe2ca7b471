import {firstIndex} from '../../base/binary-search.js'
import {PAGE, PAGE_BITS, type Section} from './layout.js'
import {readUtf8} from './utf8.js'

/** The pages of a compiled glossary file, of which only those are read that somebody asks for. */
export interface Pages {
  /** The `PAGE` bytes of a page, by its number from 0 on, which are never changed. Throws what reading throws. */
  readonly page: (number: number) => Uint8Array
}

/** The pages of sections in memory, each of which is whole pages. */
export function pagesOf(sections: readonly Uint8Array[]): Pages {
  const starts: number[] = []
  let count = 0
  for (const {length} of sections) {
    starts.push(count)
    count += length / PAGE
  }
  return {
    page(number) {
      const section = firstIndex(starts.length, at => (starts[at] ?? 0) > number) - 1
      const from = (number - (starts[section] ?? 0)) * PAGE
      return sections[section]?.subarray(from, from + PAGE) ?? new Uint8Array(PAGE)
    }
  }
}

/**
 * Reads numbers and bytes at offsets in pages. The offset of a section is asked for by its index: taking it apart by a pattern
 * makes an iterator, and the thousands of them that an article asks for were a tenth of the garbage of its run.
 */
export class PageReader {
  private readonly pages: Pages
  /** The pages that were asked for, as numbers. */
  private readonly ints: Int32Array[] = []

  constructor(pages: Pages) {
    this.pages = pages
  }

  /** The 32-bit number at a place in a section. */
  int(section: Section, place: number): number {
    const at = section[0] + place * 4
    const page = this.ints[at >>> PAGE_BITS] ?? this.read(at >>> PAGE_BITS)
    return page[(at & (PAGE - 1)) >>> 2] ?? 0
  }

  /** The byte at an offset in a section. */
  byte(section: Section, place: number): number {
    const at = section[0] + place
    const page = this.ints[at >>> PAGE_BITS] ?? this.read(at >>> PAGE_BITS)
    return ((page[(at & (PAGE - 1)) >>> 2] ?? 0) >>> ((at & 3) << 3)) & 0xff
  }

  /**
   * Whether the bytes of a section from one offset to another are a text in UTF-8. Compares the bytes of ASCII, where a
   * lookup that made each text it comes by took twice as long.
   */
  isText(section: Section, from: number, to: number, text: string): boolean {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      if (code >= 0x80) return readUtf8(this.bytes(section, from, to)) === text
      if (from + index >= to || this.byte(section, from + index) !== code) return false
    }
    return to - from === text.length
  }

  /** The bytes of a section from one offset in it to another. */
  bytes(section: Section, from: number, to: number): Uint8Array {
    const start = section[0] + from
    const end = section[0] + to
    const first = this.part(start, end)
    if (first.length === end - start) return first
    const whole = new Uint8Array(end - start)
    for (let at = start; at < end; ) {
      const part = this.part(at, end)
      whole.set(part, at - start)
      at += part.length
    }
    return whole
  }

  /** The bytes from an offset on that stand in one page. */
  private part(start: number, end: number): Uint8Array {
    const number = start >>> PAGE_BITS
    const {buffer, byteOffset} = this.ints[number] ?? this.read(number)
    const from = start & (PAGE - 1)
    return new Uint8Array(buffer, byteOffset + from, Math.min(end - start, PAGE - from))
  }

  private read(number: number): Int32Array {
    const bytes = this.pages.page(number)
    const {buffer, byteOffset} = byteOffsetFits(bytes) ? bytes : new Uint8Array(bytes)
    const page = new Int32Array(buffer, byteOffset, PAGE / 4)
    this.ints[number] = page
    return page
  }
}

function byteOffsetFits({byteOffset}: Uint8Array): boolean {
  return byteOffset % 4 === 0
}
