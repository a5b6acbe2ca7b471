import {firstIndex} from './binary-search.js'

/** Turns UTF-16 offsets of one text into offsets in code points, and back. */
export interface CodePoints {
  /** An offset within a pair of surrogates counts as the end of the pair. */
  readonly fromUtf16: (offset: number) => number
  /** Undefined for an offset that is no whole number from 0 to the length of the text. */
  readonly toUtf16: (offset: number) => number | undefined
  /** The length of the text in code points. */
  readonly length: number
}

/** Makes the converter of a text: a walk over it, then log n steps an offset; none where no character takes two units. */
export function codePointsOf(text: string): CodePoints {
  const pairs = Array.from(text.matchAll(PAIR), ({index}) => index)
  const length = text.length - pairs.length
  return {
    length,
    fromUtf16: offset => offset - firstIndex(pairs.length, at => (pairs[at] ?? 0) >= offset),
    toUtf16(offset) {
      if (!Number.isInteger(offset) || offset < 0 || offset > length) return undefined
      return offset + firstIndex(pairs.length, at => (pairs[at] ?? 0) - at >= offset)
    }
  }
}

const PAIR = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g
