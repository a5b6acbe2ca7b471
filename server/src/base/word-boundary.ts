/**
 * Whether an offset of a text lies inside a word: letters, digits or marks stand on both sides.
 * As in Unicode's word boundaries (UAX 29), but stricter about what joins: apostrophes, hyphens, full stops and
 * colons part words, as behind a name they mostly do (`Assad’s`, `Moscow-backed`, `EU:n`).
 * In scripts without blanks between words, and in those that write particles onto names, the answer is no,
 * as no rule of characters can tell.
 */
export function isInsideWord(text: string, offset: number): boolean {
  const after = characterAt(text, offset)
  if (!isWordCharacter(after)) return false
  const before = characterBefore(text, offset)
  return isWordCharacter(before) && !JOINING.test(before) && !JOINING.test(after)
}

/** The word around an offset inside of it, as far as about `reach` UTF-16 units to either side. */
export function wordAround(
  text: string,
  offset: number,
  reach: number
): {readonly start: number; readonly end: number} {
  let start = offset
  while (offset - start < reach && isWordCharacter(characterBefore(text, start)))
    start -= characterBefore(text, start).length
  let end = offset
  while (end - offset < reach && isWordCharacter(characterAt(text, end)))
    end += characterAt(text, end).length
  return {start, end}
}

/** Whether a character is a letter, a digit, or a mark that goes with one; the empty text is none. */
export function isWordCharacter(character: string): boolean {
  if (character < '\x80') return ASCII.test(character)
  return WORD.test(character)
}

const ASCII = /^[A-Za-z0-9]/
const WORD = /^[\p{L}\p{N}\p{M}]/u

/**
 * Han, kana, Thai, Lao, Khmer, Burmese and Tibetan part no words by blanks. Korean puts particles behind
 * names, Arabic, Hebrew and Syriac put articles and prepositions before them.
 */
const JOINING =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Yi}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u

/** The character that starts at an offset; empty at the end. */
function characterAt(text: string, offset: number): string {
  const code = text.codePointAt(offset)
  return code === undefined ? '' : String.fromCodePoint(code)
}

/** The character that ends at an offset; empty at the start. */
function characterBefore(text: string, offset: number): string {
  const low = text.charCodeAt(offset - 1)
  const isPair = low >= 0xdc00 && low <= 0xdfff && offset > 1
  return isPair ? text.slice(offset - 2, offset) : text.slice(Math.max(0, offset - 1), offset)
}
