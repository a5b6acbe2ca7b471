import type {ArticleFacts} from '../model/facts.js'
import type {Corpus} from '../rules/rule.js'
import {sameFacts} from './same-facts.js'

/**
 * The facts of a project's articles in two layers, so that an edit copies only the small one.
 * The spans in the facts of open articles may be those of an earlier version: they shift with every
 * keystroke, and nothing outside the article itself may depend on them.
 */
export interface CorpusFacts {
  /** Of the stored articles. */
  readonly stored: StoredFacts
  /** Of the open articles that the project includes, by path. */
  readonly open: ReadonlyMap<string, ArticleFacts>
  /** Both together: what is open covers what is stored under the same path. */
  readonly all: Corpus
}

/** The facts of stored articles by the articles' ids. */
export interface StoredFacts {
  /** Of several articles with one id, the first by path. */
  readonly byId: Corpus
  /** All articles of the ids that several have, sorted by path. */
  readonly shared: ReadonlyMap<string, readonly ArticleFacts[]>
}

/** Makes the facts of a corpus from those of its stored and of its open articles. */
export function createCorpusFacts(
  stored: readonly ArticleFacts[],
  open: ReadonlyMap<string, ArticleFacts>
): CorpusFacts {
  const byId = new Map<string, ArticleFacts>()
  const shared = new Map<string, ArticleFacts[]>()
  for (const facts of stored.toSorted(byPath)) {
    const first = byId.get(facts.id)
    if (!first) byId.set(facts.id, facts)
    else shared.set(facts.id, [...(shared.get(facts.id) ?? [first]), facts])
  }
  return combine({byId, shared}, open)
}

/** The same corpus with other facts for one open article; the very same object where they say the same. */
export function withOpenFacts(
  corpus: CorpusFacts,
  path: string,
  facts: ArticleFacts | undefined
): CorpusFacts {
  const old = corpus.open.get(path)
  if (old === facts || (old && facts && sameFacts(old, facts))) return corpus
  const open = new Map(corpus.open)
  if (facts) open.set(path, facts)
  else open.delete(path)
  return combine(corpus.stored, open)
}

function combine(stored: StoredFacts, open: CorpusFacts['open']): CorpusFacts {
  const byId = new Map<string, ArticleFacts>()
  for (const facts of [...open.values()].sort(byPath))
    if (!byId.has(facts.id)) byId.set(facts.id, facts)
  const covered = new Set([...open.values()].map(({path}) => path))
  return {stored, open, all: cover(stored, byId, covered)}
}

function byPath(a: ArticleFacts, b: ArticleFacts): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}

/** A map that looks into one above another; what is below is not seen where its path is covered. */
function cover(stored: StoredFacts, above: Corpus, covered: ReadonlySet<string>): Corpus {
  const below = (id: string): ArticleFacts | undefined => {
    const first = stored.byId.get(id)
    if (!first || !covered.has(first.path)) return first
    return stored.shared.get(id)?.find(({path}) => !covered.has(path))
  }
  const get = (id: string): ArticleFacts | undefined => {
    const [a, b] = [above.get(id), below(id)]
    return a && b && byPath(b, a) < 0 ? b : (a ?? b)
  }
  const ids = function* (): Generator<string> {
    yield* above.keys()
    for (const id of stored.byId.keys()) if (!above.has(id)) yield id
  }
  return mapOf(ids, get)
}

/** A map of what is found for some keys; keys for which nothing is found are none. */
function mapOf(ids: () => Iterable<string>, get: (id: string) => ArticleFacts | undefined): Corpus {
  const entries = function* (): MapIterator<[string, ArticleFacts]> {
    for (const id of ids()) {
      const facts = get(id)
      if (facts) yield [id, facts]
    }
  }
  return {
    get,
    has: id => get(id) !== undefined,
    entries,
    [Symbol.iterator]: entries,
    keys: () => mapIterator(entries(), ([id]) => id),
    values: () => mapIterator(entries(), ([, facts]) => facts),
    get size() {
      return [...entries()].length
    },
    forEach(callback) {
      for (const [id, facts] of entries()) callback(facts, id, this)
    }
  }
}

function* mapIterator<T, U>(items: Iterable<T>, change: (item: T) => U): MapIterator<U> {
  for (const item of items) yield change(item)
}
