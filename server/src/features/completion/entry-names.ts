import {oncePer} from '../../base/memo.js'
import {foldName} from '../../base/names.js'
import {type Entry, isDeprecated} from '../../glossary/entry.js'
import type {Glossary} from '../../glossary/glossary.js'

/** A name by which an entry can be found; the id is one of them. */
export interface FoundName {
  readonly entry: Entry
  readonly text: string
}

/** A name with its folded form. */
interface FoldedName extends FoundName {
  readonly folded: string
}

/** A search among the names of entries. */
export interface NameSearch {
  readonly typed: string
  /** Only entries of these kinds; empty for all. */
  readonly kinds: ReadonlySet<string>
  /** The ids of entries that come before all others. */
  readonly first: ReadonlySet<string>
  /** Whether ids count as names. */
  readonly byId: boolean
  /** So many of the best are looked for, and others may be left out; infinity for all. */
  readonly most: number
}

/**
 * The names that fit the typed text, each entry once with its best name. Order: entries in `first`, names that begin
 * with the text, names with a word that does, and last the deprecated entries.
 */
export function searchNames(glossary: Glossary, search: NameSearch): readonly FoundName[] {
  const typed = fold(search.typed)
  // Of 175,000 entries, sorting all that fit takes longer than finding them: there are 16 ranks.
  const byRank: FoundName[][] = Array.from({length: 16}, () => [])
  let best: FoldedName | undefined
  let rank = 0
  for (const name of foldedNames(glossary)) {
    // All others that may come before these are in `first`.
    const isFull = (byRank[BEGINNING]?.length ?? 0) >= search.most
    if (isFull && search.first.size === 0) break
    if (isFull && !search.first.has(name.entry.id)) continue
    const found = rankOf(name, typed, search)
    if (found === undefined) continue
    if (best && best.entry !== name.entry) byRank[rank]?.push(best)
    // The names of an entry stand side by side.
    if (best?.entry === name.entry && rank <= found) continue
    best = name
    rank = found
  }
  if (best) byRank[rank]?.push(best)
  return byRank.flat()
}

/**
 * What a list shows for a name that was found. For an id that is the entry's name, which says more, unless what is typed
 * stands in the id alone: what is shown has it in it, as some editors leave out what has not.
 */
export function shownName({entry, text}: FoundName, typed: string): string {
  return text === entry.id && fold(entry.name).includes(fold(typed)) ? entry.name : text
}

/** The rank of names that begin with the typed text, of entries that are neither in `first` nor deprecated. */
const BEGINNING = 4

/** Where a name comes among those that fit: from 0 on, below 16; undefined for one that does not fit. */
function rankOf(
  {entry, folded, text}: FoldedName,
  typed: string,
  {kinds, first, byId}: NameSearch
): number | undefined {
  if (kinds.size > 0 && !kinds.has(entry.kind)) return undefined
  if (!byId && text === entry.id && text !== entry.name) return undefined
  const fit = fitness(folded, typed)
  if (fit === undefined) return undefined
  return (isDeprecated(entry) ? 8 : 0) + (first.has(entry.id) ? 0 : 4) + fit
}

/** The names and ids of all entries, folded once for each glossary and not at every keystroke. */
function foldedNames(glossary: Glossary): readonly FoldedName[] {
  const folding = foldingOf(glossary)
  while (foldNext(folding));
  return folding.names
}

/**
 * Folds the names of a glossary before anybody asks for them, in short steps: those of 175,000 entries take 0.3 s, for which
 * the first list of suggestions would have to wait.
 */
export function* foldNames(glossary: Glossary): Generator<undefined, void, undefined> {
  const folding = foldingOf(glossary)
  for (let count = 1; foldNext(folding); count++) if (count % ENTRIES_A_STEP === 0) yield
}

/** Folding them takes about a millisecond. */
const ENTRIES_A_STEP = 500

/** The names that are folded so far, and the entries that are left. */
interface Folding {
  readonly names: FoldedName[]
  readonly left: Iterator<Entry>
}

const foldingOf = oncePer(
  ({entries}: Glossary): Folding => ({names: [], left: entries.values()[Symbol.iterator]()})
)

/** Folds the names of one entry more; false if none is left. */
function foldNext({names, left}: Folding): boolean {
  const {done, value: entry} = left.next()
  if (done) return false
  for (const {text} of entry.names) names.push({entry, text, folded: fold(text)})
  names.push({entry, text: entry.id, folded: fold(entry.id)})
  return true
}

/** A text for comparison with typed text: without case, accents (Unicode NFD without marks) and curly quotes. */
function fold(text: string): string {
  const folded = foldName(text)
  if (ASCII.test(folded)) return folded
  return folded
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(LETTERS, letter => PLAIN[letter] ?? letter)
}

/** Most names, of which nothing is left to be done: folding 171,000 takes 0.09 s and not 0.13. */
const ASCII = /^[\x20-\x7e]*$/
const MARKS = /\p{Mn}/gu
/** Letters that people type in a plain form, and that NFD does not take apart. */
const LETTERS = /[øłđðıßæœþ]/g
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th'
}

/**
 * How well a folded name fits folded typed text: 0 from its start, 1 from the start of a word in it, undefined not at
 * all.
 */
function fitness(folded: string, typed: string): 0 | 1 | undefined {
  if (folded.startsWith(typed)) return 0
  let at = folded.indexOf(typed, 1)
  while (at > 0) {
    if (!WORD.test(folded[at - 1] ?? '')) return 1
    at = folded.indexOf(typed, at + 1)
  }
  return undefined
}

const WORD = /[\p{L}\p{N}]/u
