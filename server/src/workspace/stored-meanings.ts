import type {Glossary} from '../glossary/glossary.js'
import {lazily} from '../memo/lazily.js'
import {oncePer} from '../memo/once-per.js'
import type {DateBounds} from '../model/date-bounds.js'
import type {ArticleFacts, NameUse} from '../model/facts.js'
import {entriesUsed, meaningOf, nameBounds} from '../rules/name-meaning.js'
import {sharedNames} from '../rules/shared-names.js'
import {nameKey} from './facts-layers.js'

/** What many articles say under a glossary; each part is made when first asked. */
export interface StoredMeanings {
  /** What the names mean that several entries bear, by `nameKey`. */
  readonly meanings: () => ReadonlyMap<string, ReadonlyMap<string, StoredMeaning>>
  /** How often each entry is named, by its id. */
  readonly used: () => ReadonlyMap<string, number>
}

/** One entry that a name means. */
export interface StoredMeaning {
  readonly entry: string
  readonly bounds: DateBounds
  /** How many mentions there are in all, and in each article by its path, sorted. */
  readonly count: number
  readonly counts: ReadonlyMap<string, number>
}

type UnderGlossary = (glossary: Glossary) => StoredMeanings

/** Reads articles that are sorted by path under a glossary, once for each list of them and each glossary. */
export const storedMeanings: (base: readonly ArticleFacts[]) => UnderGlossary = oncePer(base =>
  oncePer(glossary => ({
    meanings: lazily(() => readMeanings(base, glossary)),
    used: lazily(() => countUsed(base, glossary))
  }))
)

type Meanings = Map<string, Map<string, Counted>>

interface Counted extends StoredMeaning {
  count: number
  readonly counts: Map<string, number>
}

function readMeanings(base: readonly ArticleFacts[], glossary: Glossary): Meanings {
  const isShared = sharedNames(glossary)
  const meanings: Meanings = new Map()
  for (const facts of base)
    for (const use of facts.names)
      if (isShared(use.kind, use.name)) addUse(meanings, glossary, facts, use)
  return meanings
}

function addUse(
  meanings: Meanings,
  glossary: Glossary,
  {date, path}: ArticleFacts,
  use: NameUse
): void {
  const entry = meaningOf(glossary, date, use)
  if (!entry) return
  const key = nameKey(use.kind, use.name)
  const ofName = meanings.get(key) ?? new Map<string, Counted>()
  meanings.set(key, ofName)
  const known = ofName.get(entry.id)
  if (known) {
    known.count += use.count
    known.counts.set(path, (known.counts.get(path) ?? 0) + use.count)
    return
  }
  const bounds = nameBounds(entry, use.name)
  const counts = new Map([[path, use.count]])
  ofName.set(entry.id, {entry: entry.id, bounds, count: use.count, counts})
}

function countUsed(base: readonly ArticleFacts[], glossary: Glossary): ReadonlyMap<string, number> {
  const used = new Map<string, number>()
  for (const facts of base)
    for (const id of entriesUsed(glossary, facts)) used.set(id, (used.get(id) ?? 0) + 1)
  return used
}
