import type {ArticleFacts, NameUse} from '../model/facts.js'

/**
 * The facts of a project's articles in layers, so that an edit copies only a small one: what is open covers what
 * was stored lately, and that covers all that was read at first.
 */
export interface FactsLayers {
  /** Of all stored articles as they were read, sorted by path. */
  readonly base: readonly ArticleFacts[]
  /** Of those that have changed since. */
  readonly changed: Layer
  /** Of the open articles that the project includes. */
  readonly open: Layer
}

/** The facts of a few articles by path; undefined for those that are gone. */
export type Layer = ReadonlyMap<string, IndexedFacts | undefined>

/** The facts of an article, with its names to be looked up. */
export interface IndexedFacts {
  readonly facts: ArticleFacts
  /** By kind and name, as `nameKey` makes them one. */
  readonly uses: ReadonlyMap<string, readonly NameUse[]>
}

/** Makes the names of an article ready to be looked up. */
export function indexFacts(facts: ArticleFacts): IndexedFacts {
  const uses = new Map<string, NameUse[]>()
  for (const use of facts.names) {
    const key = nameKey(use.kind, use.name)
    const known = uses.get(key)
    if (known) known.push(use)
    else uses.set(key, [use])
  }
  return {facts, uses}
}

/** One text for a kind and a name; no kind has a space in it. */
export function nameKey(kind: string, name: string): string {
  return `${kind} ${name}`
}

/** Sorts by the code units of the paths, as all that depends on an order of articles does. */
export function byPath(a: ArticleFacts, b: ArticleFacts): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}
