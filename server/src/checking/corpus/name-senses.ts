import {lazily, oncePer} from '../../base/memo.js'
import type {DateBounds} from '../../codebook/dates.js'
import type {Glossary} from '../../glossary/glossary.js'
import type {ArticleFacts, NameUse} from '../../model/facts/facts.js'
import type {NameMeaning} from '../../rules/corpus.js'
import {entriesUsed, meaningOf, nameBounds, sharedNames} from '../../rules/shared/name-senses.js'
import {type Cover, nameKey} from './layers.js'

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

type CountedSense = {-readonly [Key in keyof NameMeaning]: NameMeaning[Key]}

/** What a name means in all articles: in those of the base that are not covered, and in those above. */
export function joinMeanings(
  glossary: Glossary,
  key: string,
  below: ReadonlyMap<string, StoredMeaning> | undefined,
  {above, covered}: Cover
): NameMeaning[] {
  const meanings = new Map<string, CountedSense>()
  for (const {entry, bounds, counts, count: all} of below?.values() ?? []) {
    let count = all
    for (const path of covered) count -= counts.get(path) ?? 0
    const path = firstOutside(counts.keys(), covered)
    if (path !== undefined) meanings.set(entry, {entry, bounds, count, path})
  }
  for (const {facts, uses} of above) {
    for (const use of uses.get(key) ?? []) {
      const entry = meaningOf(glossary, facts.date, use)
      const known = entry && meanings.get(entry.id)
      if (known) {
        known.count += use.count
        if (facts.path < known.path) known.path = facts.path
      } else if (entry) {
        const {id} = entry
        const bounds = nameBounds(entry, use.name)
        meanings.set(id, {entry: id, bounds, count: use.count, path: facts.path})
      }
    }
  }
  return [...meanings.values()]
}

function firstOutside(paths: Iterable<string>, covered: ReadonlySet<string>): string | undefined {
  for (const path of paths) if (!covered.has(path)) return path
  return undefined
}
