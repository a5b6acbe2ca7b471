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

/** All names of a glossary, ready to be searched for. */
export interface NameIndex {
  /** Most names: they are written as they are written. */
  readonly exact: BearerTable
  /** Names that are found in capitals and in small letters alike, if there are any. */
  readonly folded: BearerTable | undefined
}

/** Names with those who bear them, by the numbers of the names; those of `folded` go on behind those of `exact`. */
export interface BearerTable extends NameTable {
  /** Undefined for a text that is only the small form of a name. */
  readonly entries: (Entry | undefined)[]
  readonly aliases: (Alias | undefined)[]
  /** Further entries that bear a name. */
  readonly further: Map<number, Bearer[]>
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
  for (const entry of entries.values()) {
    for (const alias of entry.names) {
      addAlias(alias.match === 'ignore-case' ? folded : exact, entry, alias)
    }
  }
  addSmallForms(exact)
  for (const {table, firstWords} of [exact, folded]) setFirstWords(table, firstWords)
  return {exact: exact.table, folded: folded.firstWords.length > 0 ? folded.table : undefined}
}

interface CollectedFiles {
  readonly table: BearerTable
  readonly firstWords: number[]
}

function startTable(fold: Fold, room: number): CollectedFiles {
  const table = {...createNameTable(fold, room), entries: [], aliases: [], further: new Map()}
  return {table, firstWords: []}
}

/** A name that may be written with composed and with decomposed letters is two names. */
function addAlias(draft: CollectedFiles, entry: Entry, alias: Alias): void {
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
  {table, firstWords}: CollectedFiles,
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

/** Of names like `Police`; those without a small letter, as `WHO`, have other small forms than words have. */
function addSmallForms({table, firstWords}: CollectedFiles): void {
  for (let name = table.texts.length - 1; name >= 0; name--) {
    const text = table.texts[name] ?? ''
    if (!CAPITALISED.test(text)) continue
    const small = addName(table, text.toLowerCase(), firstWords)
    if (small === table.entries.length) {
      table.entries.push(undefined)
      table.aliases.push(undefined)
    }
  }
}

const CAPITALISED = /^\p{Lu}\p{Ll}+$/u

/** All that bear a name, by its number; none for a text that is only the small form of a name. */
export function bearersOf(index: NameIndex, name: number): readonly Bearer[] {
  const {table, own} = locate(index, name)
  const [entry, alias] = [table.entries[own], table.aliases[own]]
  const first = entry && alias ? [{entry, alias}] : []
  return [...first, ...(table.further.get(own) ?? [])]
}

/** The text of a name, by its number: normalised, and in small letters where capitals do not count. */
export function textOf(index: NameIndex, name: number): string {
  const {table, own} = locate(index, name)
  return table.texts[own] ?? ''
}

/** The number of a name of one word, with these capitals; -1 for none. `text` is normalised. */
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
