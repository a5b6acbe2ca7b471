import {lazily, oncePer} from '../../base/memo.js'
import type {DateBounds} from '../../codebook/dates.js'
import type {Glossary} from '../../glossary/glossary.js'
import type {ArticleFacts, NameUse} from '../../model/facts/facts.js'
import type {NameSense} from '../../rules/corpus.js'
import {entriesUsed, nameBounds, senseOf, sharedNames} from '../../rules/shared/name-senses.js'
import {nameKey, type UpperLayers} from './layers.js'

/** What many articles say under a glossary; each part is made when first asked. */
export interface StoredSenses {
  /** What the names mean that several entries bear, by `nameKey`. */
  readonly senses: () => ReadonlyMap<string, ReadonlyMap<string, StoredSense>>
  /** How often each entry is named, by its id. */
  readonly used: () => ReadonlyMap<string, number>
}

/** One entry that a name means. */
export interface StoredSense {
  readonly entry: string
  readonly bounds: DateBounds
  /** How many mentions there are in all, and in each article by its path, sorted. */
  readonly count: number
  readonly counts: ReadonlyMap<string, number>
}

type UnderGlossary = (glossary: Glossary) => StoredSenses

/** Reads articles that are sorted by path under a glossary, once for each list of them and each glossary. */
export const storedSenses: (base: readonly ArticleFacts[]) => UnderGlossary = oncePer(base =>
  oncePer(glossary => ({
    senses: lazily(() => readSenses(base, glossary)),
    used: lazily(() => countUsed(base, glossary))
  }))
)

type Senses = Map<string, Map<string, Counted>>

interface Counted extends StoredSense {
  count: number
  readonly counts: Map<string, number>
}

function readSenses(base: readonly ArticleFacts[], glossary: Glossary): Senses {
  const isShared = sharedNames(glossary)
  const senses: Senses = new Map()
  for (const facts of base)
    for (const use of facts.names)
      if (isShared(use.kind, use.name)) addUse(senses, glossary, facts, use)
  return senses
}

function addUse(
  senses: Senses,
  glossary: Glossary,
  {date, path}: ArticleFacts,
  use: NameUse
): void {
  const entry = senseOf(glossary, date, use)
  if (!entry) return
  const key = nameKey(use.kind, use.name)
  const ofName = senses.get(key) ?? new Map<string, Counted>()
  senses.set(key, ofName)
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

type CountedSense = {-readonly [Key in keyof NameSense]: NameSense[Key]}

/** What a name means in all articles: in those of the base that are not covered, and in those above. */
export function joinSenses(
  glossary: Glossary,
  key: string,
  below: ReadonlyMap<string, StoredSense> | undefined,
  {above, hidden}: UpperLayers
): NameSense[] {
  const senses = new Map<string, CountedSense>()
  for (const {entry, bounds, counts, count: all} of below?.values() ?? []) {
    let count = all
    for (const path of hidden) count -= counts.get(path) ?? 0
    const path = firstOutside(counts.keys(), hidden)
    if (path !== undefined) senses.set(entry, {entry, bounds, count, path})
  }
  for (const {facts, uses} of above) {
    for (const use of uses.get(key) ?? []) {
      const entry = senseOf(glossary, facts.date, use)
      const known = entry && senses.get(entry.id)
      if (known) {
        known.count += use.count
        if (facts.path < known.path) known.path = facts.path
      } else if (entry) {
        const {id} = entry
        const bounds = nameBounds(entry, use.name)
        senses.set(id, {entry: id, bounds, count: use.count, path: facts.path})
      }
    }
  }
  return [...senses.values()]
}

function firstOutside(paths: Iterable<string>, hidden: ReadonlySet<string>): string | undefined {
  for (const path of paths) if (!hidden.has(path)) return path
  return undefined
}
