import {pushTo} from '../../base/group.js'
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

/** The index of all names of a glossary, by which they are found in a text in one pass. */
export interface NameIndex {
  /** The names that are found only as written, with their capitals: most names. */
  readonly exact: BearerTable
  /** The names that are found without regard to case, if there are any. */
  readonly folded: BearerTable | undefined
}

/** A table of names with the entries that bear them, by the numbers of the names; the numbers of `folded` follow those of `exact`. */
export interface BearerTable extends NameTable {
  /** Undefined for the lower-case form of a name. */
  readonly entries: (Entry | undefined)[]
  readonly aliases: (Alias | undefined)[]
  /** The second and further entries that bear a name. */
  readonly further: Map<number, Bearer[]>
}

/** An entry that bears a name, and the alias that is the name. */
export interface Bearer {
  readonly entry: Entry
  readonly alias: Alias
}

/**
 * Makes the index of a glossary. It holds every name, also those that no rule looks for: a longer name hides shorter ones in it, and
 * a name of two entries is ambiguous. And the lower-case form of each name of one word: where a text has it, the name may be an
 * ordinary word.
 */
export function indexNames({entries}: Glossary): NameIndex {
  const exact = startTable(exactFold, entries.size)
  const folded = startTable(lowerFold, 0)
  for (const entry of entries.values()) {
    for (const alias of entry.names) {
      addAlias(alias.match === 'ignore-case' ? folded : exact, entry, alias)
    }
  }
  addLowerForms(exact)
  for (const {table, firstWords} of [exact, folded]) setFirstWords(table, firstWords)
  return {exact: exact.table, folded: folded.firstWords.length > 0 ? folded.table : undefined}
}

/** A table that is being filled, and the hashes of the first words of its names. */
interface TableDraft {
  readonly table: BearerTable
  readonly firstWords: number[]
}

function startTable(fold: Fold, room: number): TableDraft {
  const table = {...createNameTable(fold, room), entries: [], aliases: [], further: new Map()}
  return {table, firstWords: []}
}

/** Adds a name; one with accents twice, composed (NFC) and decomposed (NFD), as texts are searched as they are written. */
function addAlias(draft: TableDraft, entry: Entry, alias: Alias): void {
  const composed = normaliseName(alias.text)
  const {fold} = draft.table
  const text = fold.lowers ? foldText(composed, fold) : composed
  addBearer(draft, text, entry, alias)
  if (!ASCII.test(text)) {
    const decomposed = text.normalize('NFD')
    if (decomposed !== text) addBearer(draft, decomposed, entry, alias)
  }
}

const ASCII = /^[\x20-\x7e]*$/

function addBearer(
  {table, firstWords}: TableDraft,
  text: string,
  entry: Entry,
  alias: Alias
): void {
  const name = addName(table, text, firstWords)
  if (name < 0) return
  if (name === table.entries.length) {
    table.entries.push(entry)
    table.aliases.push(alias)
    return
  }
  pushTo(table.further, name, {entry, alias})
}

/** Adds the lower-case forms of names like `Police`, not of acronyms like `WHO`. */
function addLowerForms({table, firstWords}: TableDraft): void {
  for (let name = table.texts.length - 1; name >= 0; name--) {
    const text = table.texts[name] ?? ''
    if (!CAPITALISED.test(text)) continue
    const lower = addName(table, text.toLowerCase(), firstWords)
    if (lower === table.entries.length) {
      table.entries.push(undefined)
      table.aliases.push(undefined)
    }
  }
}

const CAPITALISED = /^\p{Lu}\p{Ll}+$/u

/** The entries that bear a name, by its number; none for the lower-case form of a name. */
export function bearersOf(index: NameIndex, name: number): readonly Bearer[] {
  const {table, own} = locate(index, name)
  const [entry, alias] = [table.entries[own], table.aliases[own]]
  const first = entry && alias ? [{entry, alias}] : []
  return [...first, ...(table.further.get(own) ?? [])]
}

/** The text of a name, by its number: normalised, and in lower case where case does not count. */
export function textOf(index: NameIndex, name: number): string {
  const {table, own} = locate(index, name)
  return table.texts[own] ?? ''
}

/** The number of a name of one word as written; -1 for none. `text` is normalised. */
export function findName({exact}: NameIndex, text: string): number {
  const rolling = {end: 0, hash: SEED}
  rollWord(rolling, text, text.length, exact.fold)
  const value = rolling.end === text.length ? valueAt(exact.prefixes, rolling.hash) : -1
  return value > 0 ? nameOf(exact, value, text, 0, text.length) : -1
}

function locate({exact, folded}: NameIndex, name: number): {table: BearerTable; own: number} {
  const count = exact.texts.length
  return folded && name >= count ? {table: folded, own: name - count} : {table: exact, own: name}
}

/** UTF-16 units of the longest name that is searched for. */
export const LONGEST_NAME = 200
/** The most words of a name that is searched for, which bounds how often a word of a text is read. */
export const MOST_WORDS = 24
/** The most signs between two words of a name; white space counts as one. */
export const MOST_MARKS = 6

/**
 * Adds a normalised name and its prefixes of whole words to a table; gives the number of the name, which is that of the same name if
 * it is there already. Gives -1 for names that are not searched for: those that start with a sign, and very long ones. The hash of
 * its first word is added to `firstWords` if no other name starts with it.
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

/** The hashes of the prefixes of a name, each up to the end of a word, the whole name last; none for one that is not searched for. */
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
