import {oncePer} from '../../base/memo.js'
import {type Steps, stepwise} from '../../base/steps.js'
import type {Glossary} from '../glossary.js'
import {changeNameIndex} from './changed-index.js'
import {MOST_MARKS, MOST_WORDS} from './name-hashes.js'
import {type AnyIndex, indexNames, tablesIn} from './name-index.js'
import {
  countNames,
  filterIn,
  mayStart,
  nameOf,
  passes,
  type SearchTable,
  valueIn
} from './name-table.js'
import {type Rolling, roll, rollMark, rollWord, SEED} from './rolling-hash.js'
import {classOf, endsName, isWordAt, OTHER, startsName} from './word-class.js'

/** The index of a glossary, which is made when it is first asked for. */
export const nameIndex: (glossary: Glossary) => AnyIndex = oncePer(glossary => {
  const {change, entries, storedIndex} = glossary
  if (storedIndex) return storedIndex()
  const base = change && nameIndex(change.base)
  if (!base) return wholeIndex(glossary).now()
  // Only what is in memory is built upon.
  return 'tables' in base ? wholeIndex(glossary).now() : changeNameIndex(base, change.ids, entries)
})

const wholeIndex = oncePer((glossary: Glossary) => stepwise(() => indexNames(glossary)))

/** Makes what takes long of the index of a glossary in steps: of 174,000 entries in memory that is 0.5 s. */
export function* prepareNameIndex(glossary: Glossary): Steps<void> {
  const {change, parts} = glossary
  if (change) yield* prepareNameIndex(change.base)
  else if (!parts) yield* wholeIndex(glossary).steps()
  else for (const {plain} of parts) if (plain) yield* prepareNameIndex(plain)
}

/**
 * Finds the names in a stretch of a text, in its order: of names that overlap the one that starts first, of those that
 * start together the longest. A name that is in both tables may be found twice. A search with rolling hashes of word
 * prefixes: the time is proportional to the length of the text, whatever the number of names (1 ms for 100 KB and 500
 * entries).
 */
export function searchNames(index: AnyIndex, text: string, from: number, to: number): Hits {
  const hits: Hits = []
  const tables = tablesIn(index)
  const [only] = tables
  if (only && tables.length === 1) {
    findNames(only, {text, to, isOnly: true}, from, hits)
    return hits
  }
  let known = 0
  for (const table of tables) {
    if (known === 0) findNames(table, {text, to, isOnly: false}, from, hits)
    else addHits(hits, findNumbered(table, text, from, to, known))
    known += countNames(table)
  }
  selectLongest(hits)
  return 'tables' in index && index.tables.length > 2 ? dropSame(index.tables, hits) : hits
}

/**
 * Drops, in place, all hits but the first of those that are the same stretch and stand in tables with the same fold: a name
 * of several glossaries, whose first number stands for all.
 */
function dropSame(tables: readonly SearchTable[], hits: Hits): Hits {
  let exact = 0
  for (const table of tables) if (!table.fold.lowers) exact += countNames(table)
  let kept = 0
  for (let at = 0; at < hits.length; at += 3) {
    let isKnown = false
    for (let before = kept - 3; before >= 0 && hits[before] === hits[at]; before -= 3)
      isKnown ||= (hits[before + 2] ?? 0) < exact === (hits[at + 2] ?? 0) < exact
    if (isKnown) continue
    for (let part = 0; part < 3; part++) hits[kept + part] = hits[at + part] ?? 0
    kept += 3
  }
  hits.length = kept
  return hits
}

/** The names of a table that stand in a text, with numbers that go on behind `known`. */
function findNumbered(
  table: SearchTable,
  text: string,
  from: number,
  to: number,
  known: number
): Hits {
  const hits: Hits = []
  findNames(table, {text, to, isOnly: false}, from, hits)
  for (let at = 2; at < hits.length; at += 3) hits[at] = (hits[at] ?? 0) + known
  return hits
}

/** Merges hits into another list, both sorted by start; of hits that start together the longer ones come first. */
export function addHits(hits: Hits, others: Hits): void {
  if (others.length === 0) return
  const own = hits.splice(0)
  for (let at = 0, other = 0; at < own.length || other < others.length; ) {
    if (isFirst(own, at, others, other)) {
      hits.push(own[at] ?? 0, own[at + 1] ?? 0, own[at + 2] ?? 0)
      at += 3
    } else {
      hits.push(others[other] ?? 0, others[other + 1] ?? 0, others[other + 2] ?? 0)
      other += 3
    }
  }
}

function isFirst(hits: Hits, at: number, others: Hits, other: number): boolean {
  const start = hits[at] ?? Number.POSITIVE_INFINITY
  const otherStart = others[other] ?? Number.POSITIVE_INFINITY
  return start === otherStart ? (hits[at + 1] ?? 0) >= (others[other + 1] ?? 0) : start < otherStart
}

/** Drops hits that start within an earlier one, in place; hits of the same stretch stay. */
export function selectLongest(hits: Hits): Hits {
  let kept = 0
  let [start, end] = [-1, 0]
  for (let at = 0; at < hits.length; at += 3) {
    const [ownStart, ownEnd] = [hits[at] ?? 0, hits[at + 1] ?? 0]
    if (ownStart < end && !(ownStart === start && ownEnd === end)) continue
    start = ownStart
    end = ownEnd
    hits[kept++] = start
    hits[kept++] = end
    hits[kept++] = hits[at + 2] ?? 0
  }
  if (kept < hits.length) hits.length = kept
  return hits
}

/** Hits as a flat list of three numbers each: start and end as UTF-16 offsets, and the number of the name. */
export type Hits = number[]

/** What is searched, up to an offset. */
interface Searched {
  readonly text: string
  readonly to: number
  /**
   * Whether there is no other table. Then words within a name that was found are passed over, as no name that starts there
   * counts; a name in another table may hide this one.
   */
  readonly isOnly: boolean
}

/**
 * Adds to `hits` the longest name of the table that starts at each word from `from` to `to`, in linear time. Nearly all
 * words are read here, each unit once: in calls for a word and for the signs behind it, which look twice at where one ends,
 * a text takes half as long again.
 */
function findNames(
  table: SearchTable,
  {text, to, isOnly}: Searched,
  from: number,
  hits: Hits
): void {
  const letters = table.fold.table
  const filter = filterIn(table)
  const rolling: Rolling = {end: from, hash: SEED}
  for (let start = from; start < to; ) {
    let end = start
    let hash = SEED
    let code = text.charCodeAt(end)
    for (let letter = letters[code] ?? 0; letter !== 0; letter = letters[code] ?? 0) {
      hash = roll(hash, letter)
      if (++end >= to) break
      code = text.charCodeAt(end)
    }
    let next = end + 1
    if (end < to && classOf(code) !== OTHER) {
      // A character that the fold does not know yet, or one that is a word by itself or has two units.
      rolling.end = start
      rolling.hash = SEED
      rollWord(rolling, text, to, table.fold)
      end = rolling.end
      hash = rolling.hash
      next = Math.max(end, start + 1)
    }
    if (end > start && (filter ? passes(filter, hash) : mayStart(table, hash))) {
      rolling.end = end
      rolling.hash = hash
      if (startsName(text, start)) {
        const found = findLongest(table, text, start, rolling, to, hits)
        if (isOnly && found > next) next = found
      }
    }
    start = next
  }
}

/**
 * Adds the longest name that starts at an offset; `rolling` has read its first word. Gives where it ends, -1 for none. A sign
 * before a word is not looked up, as no name ends there: beside 1,000,000 names each look-up is in memory that the processor
 * does not have at hand.
 */
function findLongest(
  table: SearchTable,
  text: string,
  start: number,
  rolling: Rolling,
  to: number,
  hits: Hits
): number {
  let end = -1
  let name = -1
  for (let words = 1, marks = 0, isWord = true; words <= MOST_WORDS && marks <= MOST_MARKS; ) {
    const isBeforeWord = isWordAt(text, rolling.end)
    const value = isWord || !isBeforeWord ? valueIn(table, rolling.hash) : -1
    if (value < 0 && isWord) break
    if (value > 0 && endsName(text, rolling.end)) {
      const found = nameOf(table, value, text, start, rolling.end)
      if (found >= 0) {
        end = rolling.end
        name = found
      }
    }
    if (rolling.end >= to) break
    isWord = isBeforeWord
    marks = isWord ? 0 : marks + 1
    if (isWord) {
      words++
      rollWord(rolling, text, to, table.fold)
    } else if (!rollMark(rolling, text, to, table.fold)) break
  }
  if (name >= 0) hits.push(start, end, name)
  return end
}
