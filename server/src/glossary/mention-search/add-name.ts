import type {NameTable} from './name-table.js'
import {addPrefix, setValue, valueAt} from './prefix-table.js'
import {type Rolling, rollMark, rollWord, SEED} from './rolling.js'
import {isWordAt} from './word-class.js'

/** UTF-16 units of the longest name that is searched for. */
const LONGEST_NAME = 200
/** The most words of a name that is searched for: no word of a text is read more often. */
export const MOST_WORDS = 24
/** The most signs between two words of a name, white space as one. */
export const MOST_MARKS = 6

/**
 * Puts a normalised name into a table, with all its beginnings, and gives its number: that of the same name
 * if it was there before. Gives -1 for what is not searched for: names that start with a sign, and very long ones.
 * The hash of its first word is added to `firstWords` if nothing else starts with it.
 */
export function addName(table: NameTable, text: string, firstWords: number[]): number {
  const hashes = hashesOf(table, text)
  const whole = hashes.pop()
  if (whole === undefined) return -1
  const value = Math.max(valueAt(table.prefixes, whole), 0)
  for (let name = value - 1; name >= 0; name = (table.next[name] ?? 0) - 1) {
    if (table.texts[name] === text) return name
  }
  const first = hashes[0] ?? whole
  if (valueAt(table.prefixes, first) < 0) firstWords.push(first)
  for (const hash of hashes) addPrefix(table.prefixes, hash)
  const name = table.texts.push(text) - 1
  table.next.push(value)
  setValue(table.prefixes, whole, name + 1)
  return name
}

/** The hashes of a name's beginnings, each at the end of a word, and of the whole at last; none for what is not searched for. */
function hashesOf({fold}: NameTable, text: string): number[] {
  const hashes: number[] = []
  if (text.length > LONGEST_NAME || !isWordAt(text, 0)) return hashes
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
