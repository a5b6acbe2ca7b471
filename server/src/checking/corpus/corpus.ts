import {getOrMake} from '../../base/group.js'
import {lazily} from '../../base/memo.js'
import type {Glossary} from '../../glossary/glossary.js'
import {nameKey} from '../../glossary/name-lookup.js'
import {namePeriods} from '../../glossary/name-periods.js'
import type {ArticleFacts} from '../../model/facts/facts.js'
import type {FactsRows} from '../../model/facts/facts-table.js'
import type {PathTest} from '../../project/globs.js'
import type {Project} from '../../project/project.js'
import {hasScopes, type Scope, scopeOf} from '../../project/scopes.js'
import type {Corpus, CorpusArticle, NameSense} from '../../rules/corpus.js'
import {byWeight, entriesUsed, senseOf, sharedNames} from '../../rules/shared/name-senses.js'
import {
  type ArticleIndex,
  articleIndex,
  articlesByPath,
  type BaseSense,
  type SenseIndex,
  senseIndex
} from './base-index.js'
import {type FactsLayers, layersIn, type UpperLayers, upperLayersOf} from './layers.js'
import {indexTables, type TableIndex} from './table-index.js'

/** The corpus of an editor's session, and what changes with it. */
export interface LayeredCorpus extends Corpus {
  /** A text that stays the same while the layers above the base change nothing in which entries are used. */
  readonly usageKey: () => string
  /** The number of articles that name an entry, by its id. */
  readonly articlesWith: (entry: string) => number
  /** The base layer, by identity. */
  readonly base: FactsLayers['base']
}

/**
 * The corpus of articles in layers, under a glossary: the indexes of the base layer are made once, and what the
 * layers above it say is added to their answers only when somebody asks.
 */
export function corpusUnder(layers: FactsLayers, glossary: Glossary): LayeredCorpus {
  const {base} = layers
  const upper = upperLayersOf(layers)
  const senses = senseIndex(base, glossary)
  const change = lazily(() => usageChange(glossary, articlesByPath(base), upper))
  const usage = lazily(() => changedEntryUsage(senses.used(), change()))
  return {
    ...corpusOver(articleIndex(base), senses, usage, upper, glossary),
    base,
    articlesWith: entry => (senses.used().get(entry) ?? 0) + (change().get(entry) ?? 0),
    usageKey: () =>
      [...usage().keys()]
        .filter(id => glossary.entries.has(id))
        .sort()
        .join(' ')
  }
}

/**
 * The corpus of a session as an article sees it, by the article's name: what is in its scope. Its indexes are made once for
 * each base layer and scope.
 */
export function corpusAround(layers: FactsLayers, project: Project, name: string): LayeredCorpus {
  return corpusWithin(layers, project, scopeOf(project.config)(name))
}

/** The same for a scope. */
export function corpusWithin(
  layers: FactsLayers,
  {config, glossary}: Project,
  scope: Scope
): LayeredCorpus {
  if (!hasScopes(config)) return corpusUnder(layers, glossary)
  return corpusUnder(layersIn(layers, config, scope), glossary)
}

/** The corpus of a run, and which of its articles rules have to look at. */
export interface BatchCorpus extends Pick<TableIndex, 'isConcerned'> {
  /** All articles of the project. */
  readonly corpus: Corpus
  /** The corpus as an article sees it, by its name: what is in its scope. */
  readonly around: (name: string) => Corpus
}

/** The corpus of the articles in tables, which do not change: a base layer and nothing above it, for each scope. */
export function batchCorpus(
  tables: readonly FactsRows[],
  {config, glossary}: Pick<Project, 'config' | 'glossary'>
): BatchCorpus {
  const make = (isWithin: PathTest): IndexedCorpus => {
    const {articles, senses, isConcerned} = indexTables(tables, glossary, isWithin)
    return {corpus: corpusOver(articles, senses, () => NO_CHANGE, NO_LAYERS, glossary), isConcerned}
  }
  const whole = lazily(() => make(() => true))
  const find = scopeOf(config)
  const known = new Map<Scope, IndexedCorpus>()
  const around = (name: string): IndexedCorpus => {
    if (!hasScopes(config)) return whole()
    const scope = find(name)
    return getOrMake(known, scope, () => make(other => find(other) === scope))
  }
  return {
    get corpus() {
      return whole().corpus
    },
    around: name => around(name).corpus,
    isConcerned: (rows, row, concern) =>
      around(rows.paths[row] ?? '').isConcerned(rows, row, concern)
  }
}

/** The articles of one scope. */
interface IndexedCorpus extends Pick<TableIndex, 'isConcerned'> {
  readonly corpus: Corpus
}

const NO_LAYERS: UpperLayers = {above: [], hidden: new Set()}
const NO_CHANGE: ReadonlyMap<string, boolean> = new Map()

function corpusOver(
  {withId, withText, ids: idsIn}: ArticleIndex,
  {senses, used}: SenseIndex,
  usage: () => ReadonlyMap<string, boolean>,
  upper: UpperLayers,
  glossary: Glossary
): Corpus {
  const isShared = sharedNames(glossary)
  const ids = lazily(() => idsOf(idsIn(), withId, upper))
  return {
    article: id => firstArticle(upper, withId(id), id),
    ids: {
      get size() {
        return ids().length
      },
      keys: ids
    },
    firstWithText: hash => firstWithText(upper, withText(hash), hash),
    senseOf: (article, use) => senseOf(glossary, article, use)?.id,
    sensesOf: (kind, name) => {
      if (!isShared(kind, name)) return NO_SENSES
      const key = nameKey(kind, name)
      return joinSenses(glossary, key, senses().get(key), upper).sort(byWeight)
    },
    isUsed: entry => usage().get(entry) ?? used().has(entry)
  }
}

const NO_SENSES: readonly NameSense[] = []

/** The ids of all articles, sorted. */
function idsOf(
  known: Iterable<string>,
  withId: ArticleIndex['withId'],
  {above, hidden}: UpperLayers
): readonly string[] {
  const ids = new Set(above.map(({facts}) => facts.id))
  for (const id of known)
    if (hidden.size === 0 || withId(id).some(({path}) => !hidden.has(path))) ids.add(id)
  return [...ids].sort()
}

function firstArticle(
  {above, hidden}: UpperLayers,
  base: readonly CorpusArticle[],
  id: string
): CorpusArticle | undefined {
  const upper = above.find(({facts}) => facts.id === id)?.facts
  const lower = base.find(({path}) => !hidden.has(path))
  return upper && lower ? (lower.path < upper.path ? lower : upper) : (upper ?? lower)
}

function firstWithText(
  {above, hidden}: UpperLayers,
  base: readonly string[],
  hash: string
): string | undefined {
  const upper = above.find(({facts}) => facts.textHash === hash)?.facts.path
  const lower = base.find(path => !hidden.has(path))
  return upper !== undefined && lower !== undefined && lower < upper ? lower : (upper ?? lower)
}

type GrowingSense = {-readonly [Key in keyof NameSense]: NameSense[Key]}

/** The senses of a name in all layers: in the articles of the base that no other layer hides, and in those above. */
function joinSenses(
  glossary: Glossary,
  key: string,
  base: ReadonlyMap<string, BaseSense> | undefined,
  {above, hidden}: UpperLayers
): NameSense[] {
  const senses = new Map<string, GrowingSense>()
  for (const {entry, periods, counts, count: all} of base?.values() ?? []) {
    let count = all
    for (const path of hidden) count -= counts.get(path) ?? 0
    const path = firstOutside(counts.keys(), hidden)
    if (path !== undefined) senses.set(entry, {entry, periods, count, path})
  }
  for (const {facts, uses} of above) {
    for (const use of uses.get(key) ?? []) {
      const entry = senseOf(glossary, facts, use)
      const known = entry && senses.get(entry.id)
      if (known) {
        known.count += use.count
        if (facts.path < known.path) known.path = facts.path
      } else if (entry) {
        const {id} = entry
        const periods = namePeriods(entry, use.name)
        senses.set(id, {entry: id, periods, count: use.count, path: facts.path})
      }
    }
  }
  return [...senses.values()]
}

function firstOutside(paths: Iterable<string>, hidden: ReadonlySet<string>): string | undefined {
  for (const path of paths) if (!hidden.has(path)) return path
  return undefined
}

/** By how many articles the base layer is wrong about an entry: what stands above it is added, what it hides taken away. */
function usageChange(
  glossary: Glossary,
  base: ReadonlyMap<string, ArticleFacts>,
  {above, hidden}: UpperLayers
): ReadonlyMap<string, number> {
  const change = new Map<string, number>()
  const add = (facts: ArticleFacts | undefined, times: number): void => {
    if (!facts) return
    for (const id of entriesUsed(glossary, facts)) change.set(id, (change.get(id) ?? 0) + times)
  }
  for (const path of hidden) add(base.get(path), -1)
  for (const {facts} of above) add(facts, 1)
  return change
}

/** The entries that are used though the base layer does not say so, and those that are not used any more, by id. */
function changedEntryUsage(
  used: ReadonlyMap<string, number>,
  change: ReadonlyMap<string, number>
): ReadonlyMap<string, boolean> {
  const changed = new Map<string, boolean>()
  for (const [id, times] of change) {
    const before = used.get(id) ?? 0
    const isUsed = before + times > 0
    if (isUsed !== before > 0) changed.set(id, isUsed)
  }
  return changed
}
