import {type Fold, foldUnit, type Rolling, roll, rollMark, rollWord, SEED} from './rolling-hash.js'
import {classOf, isWordAt, LETTER} from './word-class.js'

/** UTF-16 units of the longest name that is searched for. */
const LONGEST_NAME = 200
/** The most words of a name that is searched for, which bounds how often a word of a text is read. */
export const MOST_WORDS = 24
/** The most signs between two words of a name; white space counts as one. */
export const MOST_MARKS = 6

/**
 * The hashes of the prefixes of a name, each up to the end of a word, the whole name last; none for one that is not
 * searched for.
 */
export function hashesOf(fold: Fold, text: string): number[] {
  const hashes: number[] = []
  if (text.length > LONGEST_NAME || !isWordAt(text, 0)) return hashes
  if (addPlainHashes(fold, text, hashes)) return hashes
  hashes.length = 0
  const rolling: Rolling = {end: 0, hash: SEED}
  for (let marks = 0; rolling.end < text.length; ) {
    const isWord = isWordAt(text, rolling.end)
    marks = isWord ? 0 : marks + 1
    if (marks > MOST_MARKS || hashes.length > MOST_WORDS) return []
    if (isWord) rollWord(rolling, text, text.length, fold)
    else rollMark(rolling, text, text.length, fold)
    if (isWord || rolling.end === text.length) hashes.push(rolling.hash)
  }
  return hashes
}

/**
 * The same of printable ASCII with single blanks in it, in a third of the time; false for any other text, with some hashes
 * that do not count.
 */
function addPlainHashes(fold: Fold, text: string, hashes: number[]): boolean {
  let hash = SEED
  let marks = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const next = text.charCodeAt(at + 1)
    if (code > 0x7e || code < 0x20 || (code === 0x20 && next === 0x20)) return false
    const isLetter = classOf(code) === LETTER
    marks = isLetter ? 0 : marks + 1
    if (marks > MOST_MARKS || hashes.length > MOST_WORDS) {
      hashes.length = 0
      return true
    }
    hash = roll(hash, foldUnit(fold, code))
    const isLast = at + 1 === text.length
    if (isLast || (isLetter && next < 0x80 && classOf(next) !== LETTER)) hashes.push(hash)
  }
  return true
}
