import {foldName} from '../base/names.js'
import {isNear, nearest, reachOf} from '../base/near-names.js'
import {inSteps, type Steps} from '../base/steps.js'
import {type FoundName, searchNames} from './entry-names.js'
import type {Glossary} from './glossary.js'
import {entriesByNearName} from './near-entries.js'
import {fitness, foldForSearch} from './search-fold.js'

/** A search for entries by a text that somebody has typed. */
export interface EntrySearch {
  readonly typed: string
  /** Only entries of these kinds; empty for all. */
  readonly kinds: ReadonlySet<string>
  /** The ids of entries that come before all others. */
  readonly first: ReadonlySet<string>
  /** So many of the best are looked for, and others may be left out. */
  readonly most: number
}

/**
 * The entries that fit a text, each once with the name that fits: by any name or the id from the start of a word on, by words
 * in any order, and where there is none by a name that differs in a few letters.
 */
export function* findEntries(glossary: Glossary, search: EntrySearch): Steps<readonly FoundName[]> {
  const found = new Map<string, FoundName>()
  const add = (names: readonly FoundName[]): void => {
    for (const name of names) if (!found.has(name.entry.id)) found.set(name.entry.id, name)
  }
  add((yield* searchNames(glossary, {...search, byId: true})).slice(0, search.most))
  if (found.size < search.most) add(yield* searchWords(glossary, search))
  if (found.size === 0) add(yield* searchNear(glossary, search))
  return [...found.values()]
}

/** The entries with a name in which each word of a text begins a word, in any order. */
function* searchWords(glossary: Glossary, search: EntrySearch): Steps<FoundName[]> {
  const {typed, most} = search
  const words = typed.split(/\s+/)
  if (words.length < 2) return []
  const [longest = '', other] = words.toSorted((a, b) => b.length - a.length)
  const folded = words.map(foldForSearch)
  const fits = (text: string): boolean => {
    const name = foldForSearch(text)
    return folded.every(word => fitness(name, word) !== undefined)
  }
  const all = {...search, typed: longest, words: other, byId: true, most: Number.POSITIVE_INFINITY}
  const found: FoundName[] = []
  yield* inSteps(yield* searchNames(glossary, all), ({entry}) => {
    const name = found.length < most ? entry.names.find(({text}) => fits(text)) : undefined
    if (name) found.push({entry, text: name.text})
  })
  return found
}

/** The entries with a name that differs from a text by a few letters, best first. */
function* searchNear(glossary: Glossary, {typed, kinds}: EntrySearch): Steps<FoundName[]> {
  const text = foldName(typed)
  if (text.length < SHORTEST_LIKE) return []
  const near = {text, most: reachOf(text), stem: 0, isNear: (name: string) => isNear(text, name)}
  const names = new Map<string, FoundName>()
  yield* inSteps(yield* entriesByNearName(glossary, near), entry => {
    if (kinds.size > 0 && !kinds.has(entry.kind)) return
    for (const name of entry.names) {
      const folded = foldName(name.text)
      if (isNear(text, folded) && !names.has(folded)) names.set(folded, {entry, text: name.text})
    }
  })
  return nearest(text, names.keys(), MOST_LIKE).flatMap(name => names.get(name) ?? [])
}

/** UTF-16 units: of a shorter text, too much is like it. */
const SHORTEST_LIKE = 4
const MOST_LIKE = 10
