import {oncePer} from '../../base/memo.js'
import {normaliseName} from '../../base/names.js'
import {inSteps, type Steps} from '../../base/steps.js'
import type {Alias, Entry} from '../entry.js'
import {
  addPrefix,
  createNameTable,
  type NameTable,
  nameOf,
  type SearchTable,
  type StoredTable,
  setFirstWords,
  setValue,
  valueAt,
  valueIn
} from './name-table.js'
import {
  exactFold,
  type Fold,
  foldText,
  lowerFold,
  type Rolling,
  rollMark,
  rollWord,
  SEED
} from './rolling-hash.js'
import {isWordAt} from './word-class.js'

/**
 * The index of all names of a glossary, by which they are found in a text in one pass. Names have numbers, through all
 * tables in this order.
 */
export interface NameIndex {
  /** The names that are found only as written, with their capitals: most names. */
  readonly exact: BearerTable
  /** The names that are found without regard to case, if there are any. */
  readonly folded: BearerTable | undefined
  /** The names that were added since those two were made, in tables of their own. */
  readonly added: readonly BearerTable[]
  /** The entries as they are now, by their ids: an edit may have moved them since they were put into the index. */
  readonly current: ReadonlyMap<string, Entry>
}

/** An index that does not stand in memory as a whole, or is made of several; it answers what is asked of a `NameIndex`. */
export interface StoredIndex {
  /** The tables in the order in which their names have numbers: those that regard case first. */
  readonly tables: readonly SearchTable[]
  readonly bearersOf: (name: number) => readonly Bearer[]
  readonly textOf: (name: number) => string
  readonly findName: (text: string) => number
}

/** A table that stands elsewhere than in memory, with the bearers of its names. */
export interface StoredNames extends StoredTable {
  /** The number of a normalised text; -1 for none. */
  readonly findWhole: (text: string) => number
  readonly bearersOf: (name: number) => readonly Bearer[]
  readonly textOf: (name: number) => string
}

/** An index of either sort. */
export type AnyIndex = NameIndex | StoredIndex

/** A table of names with the entries that bear them, by the numbers of the names in the table. */
export interface BearerTable extends NameTable {
  /** Undefined for the lower-case form of a name. */
  readonly entries: (Entry | undefined)[]
  /** The place of the name among the names of its entry, from 0 on. */
  readonly aliases: number[]
  /** The second and further entries that bear a name. */
  readonly further: Map<number, TableBearer[]>
  /** The bearers of the names whose bearers have changed since the table was made: they stand instead of those above. */
  readonly changed: ReadonlyMap<number, readonly TableBearer[]>
}

/** An entry that bears a name, and the place of the name among the names of the entry. */
export interface TableBearer {
  readonly entry: Entry
  readonly alias: number
}

/** An entry that bears a name, and the alias that is the name. */
export interface Bearer {
  readonly entry: Entry
  readonly alias: Alias
}

/**
 * Makes the index of a glossary. It holds every name, also those that no rule looks for: a longer name hides shorter
 * ones in it, and a name of two entries is ambiguous. And the lower-case form of each name of one word: where a text
 * has it, the name may be an ordinary word.
 */
export function* indexNames({
  entries
}: {
  readonly entries: ReadonlyMap<string, Entry>
}): Steps<NameIndex> {
  const exact = startTable(exactFold, entries.size)
  const folded = startTable(lowerFold, 0)
  yield* inSteps(entries.values(), entry => addEntry(exact, folded, entry))
  const {length} = exact.table.texts
  yield* inSteps(Array(length).keys(), at => addLowerForm(exact, length - 1 - at))
  for (const {table, firstWords} of [exact, folded]) setFirstWords(table, firstWords)
  return {
    exact: exact.table,
    folded: folded.table.texts.length > 0 ? folded.table : undefined,
    added: [],
    current: entries
  }
}

/** A table while names are put into it, and the hashes of their first words. */
export interface GrowingTable {
  readonly table: BearerTable
  readonly firstWords: number[]
}

export function startTable(fold: Fold, room: number): GrowingTable {
  const bearers = {entries: [], aliases: [], further: new Map(), changed: new Map()}
  const table = {...createNameTable(fold, room), ...bearers}
  return {table, firstWords: []}
}

function addEntry(exact: GrowingTable, folded: GrowingTable, entry: Entry): void {
  for (const [number, alias] of entry.names.entries()) {
    const growing = alias.match === 'ignore-case' ? folded : exact
    for (const text of writings(growing.table.fold, alias)) addBearer(growing, text, entry, number)
  }
}

/** A name that may be written with composed and with decomposed letters is two names. */
export function writings(fold: Fold, alias: Alias): readonly string[] {
  const composed = normaliseName(alias.text)
  const text = fold.lowers ? foldText(composed, fold) : composed
  if (ASCII.test(text)) return [text]
  const decomposed = composed.normalize('NFD')
  const spellings = [text, fold.lowers ? foldText(decomposed, fold) : decomposed]
  // In capitals there is no `ß`.
  if (fold.lowers && text.includes('ß')) spellings.push(text.replaceAll('ß', 'ss'))
  return [...new Set(spellings)]
}

const ASCII = /^[\x20-\x7e]*$/

export function addBearer(
  {table, firstWords}: GrowingTable,
  text: string,
  entry: Entry,
  alias: number
): void {
  const name = addName(table, text, firstWords)
  if (name < 0) return
  if (table.entries[name] === undefined) {
    table.entries[name] = entry
    table.aliases[name] = alias
    return
  }
  table.further.set(name, [...(table.further.get(name) ?? []), {entry, alias}])
}

/** Adds the lower-case form of a name like `Police`, not that of an acronym like `WHO`. */
export function addLowerForm({table, firstWords}: GrowingTable, name: number): void {
  const text = table.texts[name] ?? ''
  if (!hasLowerForm(text)) return
  const lower = addName(table, text.toLowerCase(), firstWords)
  if (lower === table.entries.length) {
    table.entries.push(undefined)
    table.aliases.push(0)
  }
}

/** Whether a name has a lower-case form that may be an ordinary word. */
export function hasLowerForm(text: string): boolean {
  return CAPITALISED.test(text)
}

const CAPITALISED = /^\p{Lu}\p{Ll}+$/u

/** The entries that bear a name, by its number; none for the lower-case form of a name. */
export function bearersOf(index: AnyIndex, name: number): readonly Bearer[] {
  if ('tables' in index) return index.bearersOf(name)
  const {table, own} = locate(index, name)
  return bearersIn(table, own).flatMap(({entry, alias: number}) => {
    const now = index.current.get(entry.id)
    const alias = now?.names[number]
    return now && alias ? [{entry: now, alias}] : []
  })
}

/** The entries that bear a name, by its number in a table. */
export function bearersIn(table: BearerTable, name: number): readonly TableBearer[] {
  const [entry, alias] = [table.entries[name], table.aliases[name] ?? 0]
  const first = entry ? [{entry, alias}] : []
  return table.changed.get(name) ?? [...first, ...(table.further.get(name) ?? [])]
}

/** The text of a name, by its number: normalised, and in lower case where case does not count. */
export function textOf(index: AnyIndex, name: number): string {
  if ('tables' in index) return index.textOf(name)
  const {table, own} = locate(index, name)
  return table.texts[own] ?? ''
}

/** The number of a name of one word, with these capitals; -1 for none. `text` is normalised. */
export function findName(index: AnyIndex, text: string): number {
  if ('tables' in index) return index.findName(text)
  const {
    exact,
    folded,
    added: [more]
  } = index
  const found = findIn(exact, text)
  if (found >= 0 || !more) return found
  const own = findIn(more, text)
  return own < 0 ? -1 : own + exact.texts.length + (folded?.texts.length ?? 0)
}

/** The number in a table of a name of one word; -1 for none. */
export function findIn(table: SearchTable, text: string): number {
  const rolling = {end: 0, hash: SEED}
  rollWord(rolling, text, text.length, table.fold)
  const value = rolling.end === text.length ? valueIn(table, rolling.hash) : -1
  return value > 0 ? nameOf(table, value, text, 0, text.length) : -1
}

/** The tables of an index in the order in which their names have numbers. */
export function tablesIn(index: AnyIndex): readonly SearchTable[] {
  return 'tables' in index ? index.tables : tablesOf(index)
}

/** Made once for an index, as each stretch of a text between two tags asks for them. */
const tablesOf: (index: NameIndex) => readonly BearerTable[] = oncePer(
  ({exact, folded, added}: NameIndex) => (folded ? [exact, folded, ...added] : [exact, ...added])
)

function locate(index: NameIndex, name: number): {table: BearerTable; own: number} {
  let own = name
  for (const table of tablesOf(index)) {
    if (own < table.texts.length) return {table, own}
    own -= table.texts.length
  }
  return {table: index.exact, own: -1}
}

/** UTF-16 units of the longest name that is searched for. */
const LONGEST_NAME = 200
/** The most words of a name that is searched for, which bounds how often a word of a text is read. */
export const MOST_WORDS = 24
/** The most signs between two words of a name; white space counts as one. */
export const MOST_MARKS = 6

/**
 * Adds a normalised name and its prefixes of whole words to a table; gives the number of the name, which is that of the
 * same name if it is there already. Gives -1 for names that are not searched for: those that start with a sign, and
 * very long ones. The hash of its first word is added to `firstWords` if no other name starts with it.
 */
function addName(table: NameTable, text: string, firstWords: number[]): number {
  const hashes = hashesOf(table.fold, text)
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

/** The number of a normalised text among the names of a table; -1 for none. */
export function findWhole(table: NameTable, text: string): number {
  const whole = hashesOf(table.fold, text).at(-1)
  const value = whole === undefined ? 0 : valueAt(table.prefixes, whole)
  for (let name = value - 1; name >= 0; name = (table.next[name] ?? 0) - 1) {
    if (table.texts[name] === text) return name
  }
  return -1
}

/**
 * The hashes of the prefixes of a name, each up to the end of a word, the whole name last; none for one that is not
 * searched for.
 */
export function hashesOf(fold: Fold, text: string): number[] {
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
