/** Class of code units that may stand in an attribute's name. */
export const NAME = 1
/** Class of those in an unquoted value. */
export const VALUE = 2
/** Class of those behind `#` or `.`. */
export const SHORTCUT = 4
/** Class of those that separate attributes. */
export const SPACE = 8
/** Class of those in the name of a kind, though not all of them at its start or end. */
export const KIND = 16
/** Class of those at the start of an attribute's name. */
export const NAME_START = 32

const ASCII = new Uint8Array(128)

/**
 * The classes of a UTF-16 code unit, as a bit set of the constants above; NaN, behind the end of a text, has none. They
 * follow the generic directives proposed for CommonMark as `remark-directive` reads them, so that both read the same
 * attributes.
 */
export function classOf(code: number): number {
  return code < 128 ? (ASCII[code] ?? 0) : classBeyondAscii(code)
}

function classBeyondAscii(code: number): number {
  if (Number.isNaN(code)) return 0
  const character = String.fromCharCode(code)
  if (/[\s\p{P}\p{S}]/u.test(character)) return VALUE | SHORTCUT
  return (
    NAME_START | NAME | VALUE | SHORTCUT | (isLetter(code) || /\p{N}/u.test(character) ? KIND : 0)
  )
}

/** Whether a UTF-16 code unit is a letter by itself. */
export function isLetter(code: number): boolean {
  if (code < 128) return (code | 32) >= 97 && (code | 32) <= 122
  return /\p{L}/u.test(String.fromCharCode(code))
}

/** Whether a code unit is ASCII punctuation, which a backslash may escape (CommonMark 2.4). */
export function isPunctuation(code: number): boolean {
  if (code < 0x21 || code > 0x7e) return false
  return code < 0x30 || (code > 0x39 && code < 0x41) || (code > 0x5a && code < 0x61) || code > 0x7a
}

function fill(characters: string, flags: number): void {
  for (const character of characters) {
    const code = character.charCodeAt(0)
    ASCII[code] = (ASCII[code] ?? 0) | flags
  }
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
fill(LETTERS, NAME_START | NAME | VALUE | SHORTCUT | KIND)
fill('-_', NAME_START | NAME | VALUE | SHORTCUT | KIND)
fill(':', NAME | VALUE | SHORTCUT)
fill('.#', VALUE)
fill('.', NAME)
fill('!$%&()*+,/;?@[\\]^{|~', VALUE | SHORTCUT)
fill(' \t\n\r', SPACE)

/**
 * The offset of the `[` behind the name of a kind that starts at an offset, or -1 where that is no kind with a `[`. A
 * kind is a letter, then letters, digits, `-` and `_`; its last character is neither `-` nor `_`.
 */
export function findKindEnd(text: string, start: number): number {
  if (start >= text.length || !isLetter(text.charCodeAt(start))) return -1
  let last = 0
  for (let offset = start + 1; offset < text.length; offset++) {
    const code = text.charCodeAt(offset)
    if (code === 0x5b) return last === 0x2d || last === 0x5f ? -1 : offset
    if ((classOf(code) & KIND) === 0) return -1
    last = code
  }
  return -1
}
