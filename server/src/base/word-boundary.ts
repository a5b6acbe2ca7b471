/**
 * Whether a UTF-16 offset lies inside a word: letters, digits or marks stand on both sides. After the word boundaries
 * of UAX #29, but apostrophes, hyphens, full stops and colons part words, as behind a name they mostly do (`Assad’s`,
 * `Moscow-backed`, `EU:n`). Never in scripts without blanks between words, nor in those that write particles onto
 * names: characters alone do not tell words there.
 */
export function isInsideWord(text: string, offset: number): boolean {
  const after = characterAt(text, offset)
  if (!isWordCharacter(after)) return false
  const before = characterBefore(text, offset)
  return isWordCharacter(before) && !isJoining(before) && !isJoining(after)
}

/** The span of the word around an offset inside of it, as far as about `reach` UTF-16 units to either side. */
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

/**
 * Whether a character is a letter, a digit or a combining mark; the empty text is none. ASCII, dashes and quotation marks
 * first: most articles have nothing else where this is asked, and making an expression with properties takes 0.3 ms.
 */
export function isWordCharacter(character: string): boolean {
  if (character < '\x80') return isAsciiWord(character.charCodeAt(0))
  return !(character >= '\u2010' && character < '\u2028') && WORD.test(character)
}

/** Whether a code unit is an ASCII letter or digit. */
export function isAsciiWord(code: number): boolean {
  const letter = code | 0x20
  return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39)
}

const WORD = /^[\p{L}\p{N}\p{M}]/u

/**
 * Scripts in which names join other words: Han, kana, Bopomofo, Thai, Lao, Khmer, Burmese, the scripts of Tai languages,
 * Javanese, Balinese, Tibetan and Yi part no words
 * by blanks; Korean writes particles behind names, Arabic, Hebrew and Syriac write articles and prepositions before
 * them.
 */
const JOINING =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\uff70\p{Script=Myanmar}\p{Script=Tai_Le}\p{Script=New_Tai_Lue}\p{Script=Tai_Tham}\p{Script=Tai_Viet}\p{Script=Javanese}\p{Script=Balinese}\p{Script=Tibetan}\p{Script=Yi}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u

/** The first of these letters is U+02EA, of Bopomofo. */
function isJoining(character: string): boolean {
  return character >= '\u02ea' && JOINING.test(character)
}

/** Whether a word holds a character of a script in which names join other words, so that it may be several words. */
export function mayJoinWords(word: string): boolean {
  return MAY_JOIN.test(word) && JOINED.test(word)
}

const MAY_JOIN = /[^\0-\u02e9]/
const JOINED = new RegExp(JOINING.source.slice(1), 'u')

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
