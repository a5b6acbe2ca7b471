import {foldName} from '../../base/names.js'
import {isNear, nearest, reachOf} from '../../base/near-names.js'
import {inSteps, type Steps} from '../../base/steps.js'
import {describeEntry} from '../../glossary/describe-entry.js'
import {isDeprecated} from '../../glossary/entry.js'
import {type FoundName, searchNames, shownName} from '../../glossary/entry-names.js'
import type {Glossary} from '../../glossary/glossary.js'
import {entriesByNearName} from '../../glossary/near-entries.js'
import {fitness, foldForSearch} from '../../glossary/search-fold.js'
import {pathIn} from '../../project/path-names.js'
import type {Project} from '../../project/project.js'
import type {FoundSymbol} from './found-symbol.js'

/** The entries of a project that fit a text, by the name that fits; many fit only in part, and are left out behind `most`. */
export function* searchEntries(
  {root, glossary, codebook}: Project,
  query: string,
  most: number
): Steps<readonly FoundSymbol[]> {
  const found = new Map<string, FoundName>()
  const add = (names: readonly FoundName[]): void => {
    for (const name of names) if (!found.has(name.entry.id)) found.set(name.entry.id, name)
  }
  add((yield* searchNames(glossary, {...ALL, typed: query, most})).slice(0, most))
  if (found.size < most) add(yield* searchWords(glossary, query, most))
  if (found.size === 0) add(yield* searchNear(glossary, query))
  return Array.from(found.values(), ({entry, text}) => {
    const shown = shownName({entry, text}, query)
    const id = shown === entry.id ? '' : ` (${entry.id})`
    return {
      name: shown,
      container: `${shown === entry.name ? '' : `${entry.name}, `}${describeEntry({glossary, codebook}, entry)}${id}`,
      kind: entry.kind,
      unit: 'mention',
      isDeprecated: isDeprecated(entry),
      target: {type: 'entry', root, id: entry.id},
      place: {path: pathIn(root, entry.location.path), span: entry.location.span},
      rank: (isDeprecated(entry) ? DEPRECATED : 0) + rankOf(text, query)
    }
  })
}

const ALL = {kinds: new Set<string>(), first: new Set<string>(), byId: true}

/** Behind all ranks of `rankOf`. */
const DEPRECATED = 3

/** 0 for a name that begins with the text, 1 for one with a word that does, 2 for all others. */
function rankOf(name: string, query: string): number {
  return fitness(foldForSearch(name), foldForSearch(query)) ?? 2
}

/** The entries with a name in which each word of a text begins a word, in any order. */
function* searchWords(glossary: Glossary, query: string, most: number): Steps<FoundName[]> {
  const words = query.split(/\s+/)
  if (words.length < 2) return []
  const [longest = '', other] = words.toSorted((a, b) => b.length - a.length)
  const folded = words.map(foldForSearch)
  const fits = (text: string): boolean => {
    const name = foldForSearch(text)
    return folded.every(word => fitness(name, word) !== undefined)
  }
  const all = {...ALL, typed: longest, words: other, most: Number.POSITIVE_INFINITY}
  const found: FoundName[] = []
  yield* inSteps(yield* searchNames(glossary, all), ({entry}) => {
    const name = found.length < most ? entry.names.find(({text}) => fits(text)) : undefined
    if (name) found.push({entry, text: name.text})
  })
  return found
}

/** The entries with a name that differs from a text by a few letters, best first. */
function* searchNear(glossary: Glossary, query: string): Steps<FoundName[]> {
  const text = foldName(query)
  if (text.length < SHORTEST_LIKE) return []
  const near = {text, most: reachOf(text), stem: 0, isNear: (name: string) => isNear(text, name)}
  const names = new Map<string, FoundName>()
  yield* inSteps(yield* entriesByNearName(glossary, near), entry => {
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
