import {foldForSearch} from '../search-fold.js'
import {type GrowingBytes, type GrowingInts, pushInt, reserve} from './growing.js'
import {TYPED_END} from './layout.js'
import {writeUtf8} from './utf8.js'
import {addWordStarts} from './word-starts.js'

/** The names and ids of entries as typed text finds them, while they are gathered. */
interface TypedTexts {
  readonly typed: GrowingBytes
  /** The offsets in `typed` at which words begin. */
  readonly wordStarts: GrowingInts
}

/** Adds a name or an id, folded as typed text is. */
export function addTyped({typed, wordStarts}: TypedTexts, text: string): void {
  if (addPlainTyped(typed, wordStarts, text)) return
  const folded = foldForSearch(text)
  addWordStarts(wordStarts, folded, typed.length)
  reserve(typed, folded.length * 3 + 1)
  typed.length = writeUtf8(typed.bytes, typed.length, folded)
  typed.bytes[typed.length++] = TYPED_END
}

/** The same of printable ASCII with single blanks in it, which only has its case folded; false for any other text. */
function addPlainTyped(typed: GrowingBytes, wordStarts: GrowingInts, text: string): boolean {
  reserve(typed, text.length + 1)
  const {bytes, length: start} = typed
  const {length: words} = wordStarts
  let isBlank = true
  let isInWord = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0x7e || code < 0x20 || (isBlank && code === 0x20)) {
      wordStarts.length = words
      return false
    }
    isBlank = code === 0x20
    if (!isInWord) pushInt(wordStarts, start + at)
    const lower = code >= 0x41 && code <= 0x5a ? code + 0x20 : code
    isInWord = (lower >= 0x61 && lower <= 0x7a) || (lower >= 0x30 && lower <= 0x39)
    bytes[start + at] = lower
  }
  if (isBlank) {
    wordStarts.length = words
    return false
  }
  bytes[start + text.length] = TYPED_END
  typed.length = start + text.length + 1
  return true
}
