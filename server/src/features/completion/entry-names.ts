import {type Memo, remember} from '../../base/memo.js'
import {foldName} from '../../base/names.js'
import {type Entry, isDeprecated} from '../../glossary/entry.js'
import type {Glossary} from '../../glossary/glossary.js'

/** A name by which an entry can be found; the id is one of them. */
export interface FoundName {
  readonly entry: Entry
  readonly text: string
}

/** One name of an entry, folded once for all that will be typed. */
interface FoldedName extends FoundName {
  readonly folded: string
}

/** What to look for among the names of entries. */
export interface NameSearch {
  readonly typed: string
  /** Only entries of these kinds; empty for all. */
  readonly kinds: ReadonlySet<string>
  /** Entries that are wanted before all others. */
  readonly first: ReadonlySet<string>
  /** Whether ids count as names. */
  readonly byId: boolean
}

/**
 * The names that fit what was typed, each entry once: those wanted first, then those that begin with it,
 * those with a word that does, and last the entries that are out of use.
 */
export function searchNames(glossary: Glossary, search: NameSearch): readonly FoundName[] {
  const typed = fold(search.typed)
  const best = new Map<Entry, {readonly name: FoldedName; readonly rank: number}>()
  for (const name of foldedNames(glossary)) {
    const {entry, folded, text} = name
    if (search.kinds.size > 0 && !search.kinds.has(entry.kind)) continue
    if (!search.byId && text === entry.id && text !== entry.name) continue
    const howWell = fitness(folded, typed)
    if (howWell === undefined) continue
    const rank = (isDeprecated(entry) ? 8 : 0) + (search.first.has(entry.id) ? 0 : 4) + howWell
    const known = best.get(entry)
    if (!known || rank < known.rank) best.set(entry, {name, rank})
  }
  return [...best.values()].sort((a, b) => a.rank - b.rank).map(({name}) => name)
}

function foldedNames(glossary: Glossary): readonly FoldedName[] {
  return remember(memory, glossary, [], () =>
    [...glossary.entries.values()].flatMap(entry => [
      ...entry.names.map(({text}) => ({entry, text, folded: fold(text)})),
      {entry, text: entry.id, folded: fold(entry.id)}
    ])
  )
}

const memory: Memo<Glossary, readonly FoldedName[]> = new WeakMap()

/** A text without case, accents and the difference of straight and curly quotes, for comparing what is typed. */
export function fold(text: string): string {
  return foldName(text)
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(LETTERS, letter => PLAIN[letter] ?? letter)
}

const MARKS = /\p{Mn}/gu
/** Letters that people type without their stroke, and that have no accent to be taken off. */
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

/** How well a folded text fits what was typed: 0 from its start, 1 from a word in it, undefined not at all. */
export function fitness(folded: string, typed: string): 0 | 1 | undefined {
  if (folded.startsWith(typed)) return 0
  let at = folded.indexOf(typed, 1)
  while (at > 0) {
    if (!WORD.test(folded[at - 1] ?? '')) return 1
    at = folded.indexOf(typed, at + 1)
  }
  return undefined
}

const WORD = /[\p{L}\p{N}]/u
