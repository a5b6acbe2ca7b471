import {MOST_MARKS, MOST_WORDS} from './add-name.js'
import {endsName, startsName} from './boundary.js'
import {mayStart, type NameTable, nameOf} from './name-table.js'
import {valueAt} from './prefix-table.js'
import {type Rolling, rollMark, rollWord, SEED} from './rolling.js'
import {isWordAt, skipSigns} from './word-class.js'

/** Found names, three numbers each: start and end as UTF-16 offsets, and the number of the name. */
export type Hits = number[]

/**
 * Adds to `hits`, for each word from `from` to `to` at which names of the table start, the longest of them.
 * Takes time in proportion to the length of the text.
 */
export function findNames(
  table: NameTable,
  text: string,
  from: number,
  to: number,
  hits: Hits
): void {
  const {fold} = table
  const rolling: Rolling = {end: from, hash: SEED}
  for (
    let start = skipSigns(text, from, to);
    start < to;
    start = skipSigns(text, rolling.end, to)
  ) {
    rolling.end = start
    rolling.hash = SEED
    rollWord(rolling, text, to, fold)
    if (mayStart(table, rolling.hash) && startsName(text, start)) {
      const {end} = rolling
      findLongest(table, text, start, rolling, to, hits)
      rolling.end = end
    }
  }
}

/** Adds the longest name that starts at an offset; `rolling` has read the first word. */
function findLongest(
  table: NameTable,
  text: string,
  start: number,
  rolling: Rolling,
  to: number,
  hits: Hits
): void {
  let end = -1
  let name = -1
  for (let words = 1, marks = 0, isWord = true; words <= MOST_WORDS && marks <= MOST_MARKS; ) {
    const value = valueAt(table.prefixes, rolling.hash)
    if (value < 0 && isWord) break
    if (value > 0 && (isWord || !isWordAt(text, rolling.end)) && endsName(text, rolling.end)) {
      const found = nameOf(table, value, text, start, rolling.end)
      if (found >= 0) {
        end = rolling.end
        name = found
      }
    }
    if (rolling.end >= to) break
    isWord = isWordAt(text, rolling.end)
    marks = isWord ? 0 : marks + 1
    if (isWord) {
      words++
      rollWord(rolling, text, to, table.fold)
    } else if (!rollMark(rolling, text, to, table.fold)) break
  }
  if (name >= 0) hits.push(start, end, name)
}
