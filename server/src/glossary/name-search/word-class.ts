/** A code unit that no word holds: white space, punctuation, a symbol. */
export const OTHER = 1
/** A letter, mark or digit: such units side by side are one word. */
export const LETTER = 2
/** A sign that is a word of its own, in scripts that write words without blanks between them. */
export const LONE = 3
/** The first half of a character beyond the basic plane: what it is, only both halves tell. */
export const HALF = 4

/**
 * The class of a code unit. The words that follow from it are those of UAX #29 as far as these need no
 * dictionary: Thai, Lao, Khmer and Burmese run on until a blank.
 */
export function classOf(code: number): number {
  const before = known[code] ?? OTHER
  if (before !== 0) return before
  const found = code >= 0xd800 && code < 0xdc00 ? HALF : classify(String.fromCharCode(code))
  known[code] = found
  return found
}

/** The class of each code unit; 0 for those that no text has held yet, as there are many. */
const known = new Uint8Array(0x10000)

function classify(sign: string): number {
  if (LONE_SIGN.test(sign)) return LONE
  return WORD_SIGN.test(sign) && sign !== LETTER_APOSTROPHE ? LETTER : OTHER
}

/** Ideographs and hiragana: between any two of them UAX #29 sees the end of a word. */
const LONE_SIGN = /[\p{Script=Han}\p{Script=Hiragana}]/u

/** Soft hyphens and joiners hold together what stands on both sides of them. */
const WORD_SIGN = /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]|\u00ad|\u200c|\u200d|\u2060/u

/** Unicode calls it a letter, but names are compared as if it were an apostrophe. */
const LETTER_APOSTROPHE = '\u02bc'

/** The class of the character of two code units at an offset; OTHER where there is none. */
export function classOfPair(text: string, at: number): number {
  const sign = String.fromCodePoint(text.codePointAt(at) ?? 0)
  return sign.length === 2 ? classify(sign) : OTHER
}

/** Offset of the next word from an offset on, or `to`. */
export function skipSigns(text: string, from: number, to: number): number {
  let at = from
  while (at < to) {
    const found = classOf(text.charCodeAt(at))
    if (found === HALF ? classOfPair(text, at) !== OTHER : found !== OTHER) return at
    at++
  }
  return to
}

/** Whether a character of a word starts at an offset. */
export function isWordAt(text: string, at: number): boolean {
  if (at >= text.length) return false
  const found = classOf(text.charCodeAt(at))
  return (found === HALF ? classOfPair(text, at) : found) !== OTHER
}

/** Whether a character of a word ends before an offset. */
export function isWordBefore(text: string, at: number): boolean {
  if (at < 1) return false
  const code = text.charCodeAt(at - 1)
  const isSecondHalf = code >= 0xdc00 && code < 0xe000
  return isWordAt(text, isSecondHalf ? at - 2 : at - 1)
}

/** Offset behind the white space at an offset, or -1 where it holds a blank line: names do not reach over that. */
export function skipSpaces(text: string, from: number, to: number): number {
  let lineEnds = 0
  let at = from
  for (; at < to; at++) {
    const code = text.charCodeAt(at)
    if (!isSpace(code)) break
    const isLineEnd = code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)
    if (isLineEnd && ++lineEnds > 1) return -1
  }
  return at
}

/** Whether a code unit is white space of any kind. */
export function isSpace(code: number): boolean {
  if (code < 0xa0) return code === 0x20 || (code >= 9 && code <= 13)
  return code === 0xa0 || (code >= 0x1680 && WIDE_SPACE.test(String.fromCharCode(code)))
}

const WIDE_SPACE = /\s/

/** Whether a name may start at an offset at which a word starts. */
export function startsName(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  if (isApostrophe(before)) return !isWordBefore(text, at - 1) || isElided(text, at - 1)
  return !(joins(before) && isWordBefore(text, at - 1))
}

/** Whether a name may end at an offset at which no word goes on: `’s` behind it does no harm. */
export function endsName(text: string, at: number): boolean {
  const behind = text.charCodeAt(at)
  if (isApostrophe(behind)) return !isWordAt(text, at + 1) || isPossessive(text, at)
  return !(joins(behind) && isWordAt(text, at + 1))
}

/** Signs that hold a word together where letters stand on both sides of them, as in `news.example` (UAX #29). */
function joins(code: number): boolean {
  return code === 0x2e || code === 0xb7 || code === 0x2027
}

/** Whether a code unit is an apostrophe, straight or curly. */
export function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x02bc
}

function isPossessive(text: string, apostrophe: number): boolean {
  const code = text.charCodeAt(apostrophe + 1)
  return (code === 0x73 || code === 0x53) && !isWordAt(text, apostrophe + 2)
}

/** Whether what stands before an apostrophe is a short word in small letters, as in `l’Irak`, `dell’Iraq`: an article, no part of a name. */
function isElided(text: string, apostrophe: number): boolean {
  let start = apostrophe
  while (apostrophe - start <= LONGEST_ELISION && isWordBefore(text, start)) start--
  const word = text.slice(start, apostrophe)
  return word.length <= LONGEST_ELISION && SMALL.test(word)
}

const LONGEST_ELISION = 5
const SMALL = /^\p{Ll}+$/u
