import type {Glossary} from '../glossary/glossary.js'
import {lazily} from '../memo/lazily.js'
import type {Corpus, NameMeaning} from '../rules/corpus.js'
import {byWeight, meaningOf} from '../rules/name-meaning.js'
import {sharedNames} from '../rules/shared-names.js'
import {changedUsage} from './changed-usage.js'
import {type Cover, coverOf, firstOf} from './cover.js'
import {type FactsLayers, nameKey} from './facts-layers.js'
import {joinMeanings} from './join-meanings.js'
import {indexStored, type StoredIndex} from './stored-index.js'
import {storedMeanings} from './stored-meanings.js'

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
  const {meanings, used} = storedMeanings(layers.base)(glossary)
  const isShared = sharedNames(glossary)
  const cover = coverOf(layers)
  const ids = lazily(() => idsOf(stored, cover))
  const changed = lazily(() => changedUsage(glossary, used(), stored.byPath, cover))
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
    meaningOf: ({date}, use) => meaningOf(glossary, date, use)?.id,
    meaningsOf: (kind, name) => {
      if (!isShared(kind, name)) return NONE
      const key = nameKey(kind, name)
      return joinMeanings(glossary, key, meanings().get(key), cover).sort(byWeight)
    },
    isUsed: entry => changed().get(entry) ?? used().has(entry),
    usageKey: () =>
      [...changed().keys()]
        .filter(id => glossary.entries.has(id))
        .sort()
        .join(' ')
  }
}

const NONE: readonly NameMeaning[] = []

/** The ids of all articles, sorted. */
function idsOf({byId}: StoredIndex, {above, covered}: Cover): readonly string[] {
  const ids = new Set(above.map(({facts}) => facts.id))
  for (const [id, articles] of byId) if (articles.some(({path}) => !covered.has(path))) ids.add(id)
  return [...ids].sort()
}
