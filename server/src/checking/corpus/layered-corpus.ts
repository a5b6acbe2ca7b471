import {lazily, oncePer} from '../../base/memo.js'
import type {Glossary} from '../../glossary/glossary.js'
import type {ArticleFacts} from '../../model/facts/facts.js'
import type {Corpus, NameSense} from '../../rules/corpus.js'
import {byWeight, senseOf, sharedNames} from '../../rules/shared/name-senses.js'
import {changedEntryUsage} from './entry-usage.js'
import {type FactsLayers, firstOf, nameKey, type UpperLayers, upperLayersOf} from './layers.js'
import {joinSenses, storedSenses} from './name-senses.js'

/** A corpus in layers. */
export interface LayeredCorpus extends Corpus {
  /** A text that stays the same while what stands above the base changes nothing in which entries are used. */
  readonly usageKey: () => string
  /** What the layers stand on, by identity. */
  readonly base: FactsLayers['base']
}

/**
 * What rules ask of all articles of a project at once: the answers of `buildCorpus`, but what the open articles
 * say is added to what is known of the others only when somebody asks.
 */
export function corpusUnder(layers: FactsLayers, glossary: Glossary): LayeredCorpus {
  const stored = indexStored(layers.base)
  const {senses, used} = storedSenses(layers.base)(glossary)
  const isShared = sharedNames(glossary)
  const cover = upperLayersOf(layers)
  const ids = lazily(() => idsOf(stored, cover))
  const changed = lazily(() => changedEntryUsage(glossary, used(), stored.byPath, cover))
  return {
    base: layers.base,
    article: id => firstOf(cover, stored.byId.get(id), facts => facts.id === id),
    ids: {
      get size() {
        return ids().length
      },
      keys: ids
    },
    firstWithText: hash =>
      firstOf(cover, stored.byText.get(hash), facts => facts.textHash === hash)?.path,
    senseOf: ({date}, use) => senseOf(glossary, date, use)?.id,
    sensesOf: (kind, name) => {
      if (!isShared(kind, name)) return NONE
      const key = nameKey(kind, name)
      return joinSenses(glossary, key, senses().get(key), cover).sort(byWeight)
    },
    isUsed: entry => changed().get(entry) ?? used().has(entry),
    usageKey: () =>
      [...changed().keys()]
        .filter(id => glossary.entries.has(id))
        .sort()
        .join(' ')
  }
}

const NONE: readonly NameSense[] = []

/** The ids of all articles, sorted. */
function idsOf({byId}: StoredIndex, {above, hidden}: UpperLayers): readonly string[] {
  const ids = new Set(above.map(({facts}) => facts.id))
  for (const [id, articles] of byId) if (articles.some(({path}) => !hidden.has(path))) ids.add(id)
  return [...ids].sort()
}

/** The facts of many articles, to be looked up; all lists are sorted by path. */
export interface StoredIndex {
  readonly byPath: ReadonlyMap<string, ArticleFacts>
  readonly byId: Postings<ArticleFacts>
  readonly byText: Postings<ArticleFacts>
}

/** What is found under a key. */
export type Postings<T> = ReadonlyMap<string, readonly T[]>

/** Indexes facts that are sorted by path, once for each list of them. */
export const indexStored: (base: readonly ArticleFacts[]) => StoredIndex = oncePer(base => {
  const byPath = new Map<string, ArticleFacts>()
  const byId = new Map<string, ArticleFacts[]>()
  const byText = new Map<string, ArticleFacts[]>()
  for (const facts of base) {
    byPath.set(facts.path, facts)
    post(byId, facts.id, facts)
    if (facts.textHash !== undefined) post(byText, facts.textHash, facts)
  }
  return {byPath, byId, byText}
})

/** Adds something behind what is known under a key. */
export function post<T>(postings: Map<string, T[]>, key: string, item: T): void {
  const known = postings.get(key)
  if (known) known.push(item)
  else postings.set(key, [item])
}
