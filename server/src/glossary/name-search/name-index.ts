import {normaliseName} from '../../base/names.js'
import type {Alias, Entry} from '../entry.js'
import type {Glossary} from '../glossary.js'
import {
  addPrefix,
  createNameTable,
  type NameTable,
  nameOf,
  setFirstWords,
  setValue,
  valueAt
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

/** All names of a glossary, ready to be searched for. Names have numbers, through all tables in this order. */
export interface NameIndex {
  /** Most names: they are written as they are written. */
  readonly exact: BearerTable
  /** Names that are found in capitals and in small letters alike, if there are any. */
  readonly folded: BearerTable | undefined
  /** The names that were not there when those two were made: the same once more. */
  readonly added: readonly BearerTable[]
  /** The entries as they are now, by their ids: an edit may have moved them since they were put into the index. */
  readonly current: ReadonlyMap<string, Entry>
}

/** Names with those who bear them, by the numbers of the names in the table. */
export interface BearerTable extends NameTable {
  /** Undefined for a text that is only the small form of a name. */
  readonly entries: (Entry | undefined)[]
  /** Which of its names the entry bears, from 0 on. */
  readonly aliases: number[]
  /** Further entries that bear a name. */
  readonly further: Map<number, TableBearer[]>
  /** All that bear a name instead, of the few that others bear than when the table was made. */
  readonly changed: ReadonlyMap<number, readonly TableBearer[]>
}

/** An entry, and which of its names a text is. */
export interface TableBearer {
  readonly entry: Entry
  readonly alias: number
}

/** An entry and the name of it that a text is. */
export interface Bearer {
  readonly entry: Entry
  readonly alias: Alias
}

/**
 * Makes the index of a glossary. Every name is in it, so that a longer one hides the shorter ones in it and
 * a name of two entries is known to be one; and for each name of one word its small form, which tells that it may be
 * an ordinary word.
 */
export function indexNames({entries}: Glossary): NameIndex {
  const exact = startTable(exactFold, entries.size)
  const folded = startTable(lowerFold, 0)
  for (const entry of entries.values()) addEntry(exact, folded, entry)
  for (let name = exact.table.texts.length - 1; name >= 0; name--) addSmallForm(exact, name)
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

export function addEntry(exact: GrowingTable, folded: GrowingTable, entry: Entry): void {
  for (const [number, alias] of entry.names.entries()) {
    const growing = alias.match === 'ignore-case' ? folded : exact
    for (const text of writings(growing.table, alias)) addBearer(growing, text, entry, number)
  }
}

/** A name that may be written with composed and with decomposed letters is two names. */
export function writings({fold}: BearerTable, alias: Alias): readonly string[] {
  const composed = normaliseName(alias.text)
  const text = fold.lowers ? foldText(composed, fold) : composed
  if (ASCII.test(text)) return [text]
  const decomposed = text.normalize('NFD')
  return decomposed === text ? [text] : [text, decomposed]
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

/** Of a name like `Police`; one without a small letter, as `WHO`, has another small form than words have. */
export function addSmallForm({table, firstWords}: GrowingTable, name: number): void {
  const text = table.texts[name] ?? ''
  if (!CAPITALISED.test(text)) return
  const small = addName(table, text.toLowerCase(), firstWords)
  if (small === table.entries.length) {
    table.entries.push(undefined)
    table.aliases.push(0)
  }
}

const CAPITALISED = /^\p{Lu}\p{Ll}+$/u

/** All that bear a name, by its number; none for a text that is only the small form of a name. */
export function bearersOf(index: NameIndex, name: number): readonly Bearer[] {
  const {table, own} = locate(index, name)
  return bearersIn(table, own).flatMap(({entry, alias: number}) => {
    const now = index.current.get(entry.id)
    const alias = now?.names[number]
    return now && alias ? [{entry: now, alias}] : []
  })
}

/** All that bear a name, by its number in a table. */
export function bearersIn(table: BearerTable, name: number): readonly TableBearer[] {
  const [entry, alias] = [table.entries[name], table.aliases[name] ?? 0]
  const first = entry ? [{entry, alias}] : []
  return table.changed.get(name) ?? [...first, ...(table.further.get(name) ?? [])]
}

/** The text of a name, by its number: normalised, and in small letters where capitals do not count. */
export function textOf(index: NameIndex, name: number): string {
  const {table, own} = locate(index, name)
  return table.texts[own] ?? ''
}

/** The number of a name of one word, with these capitals; -1 for none. `text` is normalised. */
export function findName({exact, folded, added: [more]}: NameIndex, text: string): number {
  const found = findIn(exact, text)
  if (found >= 0 || !more) return found
  const own = findIn(more, text)
  return own < 0 ? -1 : own + exact.texts.length + (folded?.texts.length ?? 0)
}

function findIn(table: NameTable, text: string): number {
  const rolling = {end: 0, hash: SEED}
  rollWord(rolling, text, text.length, table.fold)
  const value = rolling.end === text.length ? valueAt(table.prefixes, rolling.hash) : -1
  return value > 0 ? nameOf(table, value, text, 0, text.length) : -1
}

/** The tables of an index in the order in which their names have numbers. */
export function tablesOf({exact, folded, added}: NameIndex): readonly BearerTable[] {
  return folded ? [exact, folded, ...added] : [exact, ...added]
}

function locate(index: NameIndex, name: number): {table: BearerTable; own: number} {
  let own = name
  for (const table of tablesOf(index)) {
    if (own < table.texts.length) return {table, own}
    own -= table.texts.length
  }
  return {table: index.exact, own: -1}
}

/** UTF-16 units of the longest name that is searched for. */
export const LONGEST_NAME = 200
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

/** The number of a normalised text among the names of a table; -1 for none. */
export function findWhole(table: NameTable, text: string): number {
  const whole = hashesOf(table, text).at(-1)
  const value = whole === undefined ? 0 : valueAt(table.prefixes, whole)
  for (let name = value - 1; name >= 0; name = (table.next[name] ?? 0) - 1) {
    if (table.texts[name] === text) return name
  }
  return -1
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
