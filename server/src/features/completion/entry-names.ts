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
}

/**
 * The names that fit the typed text, each entry once with its best name. Order: entries in `first`, names that begin
 * with the text, names with a word that does, and last the deprecated entries.
 */
export function searchNames(glossary: Glossary, search: NameSearch): readonly FoundName[] {
  const typed = fold(search.typed)
  const best = new Map<Entry, {readonly name: FoldedName; readonly rank: number}>()
  for (const name of foldedNames(glossary)) {
    const {entry, folded, text} = name
    if (search.kinds.size > 0 && !search.kinds.has(entry.kind)) continue
    if (!search.byId && text === entry.id && text !== entry.name) continue
    const fit = fitness(folded, typed)
    if (fit === undefined) continue
    const rank = (isDeprecated(entry) ? 8 : 0) + (search.first.has(entry.id) ? 0 : 4) + fit
    const known = best.get(entry)
    if (!known || rank < known.rank) best.set(entry, {name, rank})
  }
  return [...best.values()].sort((a, b) => a.rank - b.rank).map(({name}) => name)
}

/** The names and ids of all entries, folded once for each glossary and not at every keystroke. */
const foldedNames: (glossary: Glossary) => readonly FoldedName[] = oncePer(({entries}) =>
  [...entries.values()].flatMap(entry => [
    ...entry.names.map(({text}) => ({entry, text, folded: fold(text)})),
    {entry, text: entry.id, folded: fold(entry.id)}
  ])
)

/** A text for comparison with typed text: without case, accents (Unicode NFD without marks) and curly quotes. */
function fold(text: string): string {
  return foldName(text)
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(LETTERS, letter => PLAIN[letter] ?? letter)
}

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
