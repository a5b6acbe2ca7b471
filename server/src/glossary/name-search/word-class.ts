/** Class of code units that no word holds: white space, punctuation, symbols. */
export const OTHER = 1
/** Class of letters, marks and digits, which are one word side by side. */
export const LETTER = 2
/** Class of signs that are words of their own, in scripts without blanks between words. */
export const LONE = 3
/** Class of high surrogates: only the pair tells the class of the character. */
export const HALF = 4

/**
 * The class of a code unit. Words by these classes are those of UAX #29 as far as these need no dictionary: in Thai,
 * Lao, Khmer and Burmese a word goes on until a blank.
 */
export function classOf(code: number): number {
  const before = known[code] ?? OTHER
  if (before !== 0) return before
  const found = code >= 0xd800 && code < 0xdc00 ? HALF : classify(String.fromCharCode(code))
  known[code] = found
  return found
}

/** The classes of the code units met so far; 0 for all others. */
const known = new Uint8Array(0x10000)

function classify(sign: string): number {
  const usual = usualClass(sign)
  if (usual !== undefined) return usual
  if (LONE_SIGN.test(sign)) return LONE
  return WORD_SIGN.test(sign) && sign !== LETTER_APOSTROPHE ? LETTER : OTHER
}

/**
 * The class of a sign of ASCII, a Latin letter, a dash or a quotation mark; undefined for others. Most articles have no
 * others, and making the expressions below takes 0.6 ms of a start.
 */
function usualClass(sign: string): number | undefined {
  if (sign < '\x80') return ASCII_WORD.test(sign) ? LETTER : OTHER
  if (sign >= '\u00c0' && sign < '\u0250') return sign === '×' || sign === '÷' ? OTHER : LETTER
  return sign >= '\u2010' && sign < '\u2028' ? OTHER : undefined
}

const ASCII_WORD = /\w/

/** Ideographs and hiragana, which are words of their own by UAX #29 (rule WB999). */
const LONE_SIGN = /[\p{Script=Han}\p{Script=Hiragana}]/u

/** Letters, marks, digits, connectors, soft hyphens and joiners. */
const WORD_SIGN = /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]|\u00ad|\u200c|\u200d|\u2060/u

/** A letter in Unicode, an apostrophe where names are compared. */
const LETTER_APOSTROPHE = '\u02bc'

/** The class of the surrogate pair at an offset; OTHER where there is none. */
export function classOfPair(text: string, at: number): number {
  const sign = String.fromCodePoint(text.codePointAt(at) ?? 0)
  return sign.length === 2 ? classify(sign) : OTHER
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

/** The offset behind the white space at an offset, or -1 where it holds a blank line, which ends every name. */
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

/** Whether a name may start at the start of a word: not behind a sign that joins it to the word before. */
export function startsName(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  if (isApostrophe(before)) return !isWordBefore(text, at - 1) || isElided(text, at - 1)
  return !(joins(before) && isWordBefore(text, at - 1))
}

/** Whether a name may end at the end of a word: not before a sign that joins it to the next word, but before `’s`. */
export function endsName(text: string, at: number): boolean {
  const behind = text.charCodeAt(at)
  if (isApostrophe(behind)) return !isWordAt(text, at + 1) || isPossessive(text, at)
  return !(joins(behind) && isWordAt(text, at + 1))
}

/**
 * Whether a sign joins letters on both sides of it to one word, as in `news.example` (MidNumLet and MidLetter in UAX
 * #29).
 */
function joins(code: number): boolean {
  return code === 0x2e || code === 0xb7 || code === 0x2027
}

/** Whether a code unit is an apostrophe, straight or curly. */
function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x02bc
}

function isPossessive(text: string, apostrophe: number): boolean {
  const code = text.charCodeAt(apostrophe + 1)
  return (code === 0x73 || code === 0x53) && !isWordAt(text, apostrophe + 2)
}

/** Whether an elided article stands before an apostrophe, as in `l’Irak` or `dell’Iraq`: a short word in lower case. */
function isElided(text: string, apostrophe: number): boolean {
  let start = apostrophe
  while (apostrophe - start <= LONGEST_ELISION && isWordBefore(text, start)) start--
  const word = text.slice(start, apostrophe)
  return word.length <= LONGEST_ELISION && LOWER_CASE.test(word)
}

const LONGEST_ELISION = 5
const LOWER_CASE = /^\p{Ll}+$/u
