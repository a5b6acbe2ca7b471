import {compareText} from '../../base/compare.js'
import {groupBy} from '../../base/group.js'
import {oncePer} from '../../base/memo.js'
import {nameKey} from '../../glossary/name-lookup.js'
import type {ArticleFacts, ClaimReference, NameUse} from '../../model/facts/facts.js'
import type {ProjectConfig} from '../../project/project.js'
import {type Scope, scopeOf} from '../../project/scopes.js'

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
  return {facts, uses: groupBy(facts.names, ({kind, name}) => nameKey(kind, name))}
}

/** The layers of the articles of one scope; those of the base are picked once for each base and configuration. */
export function layersIn(
  {base, changed, open}: FactsLayers,
  config: ProjectConfig,
  scope: Scope
): FactsLayers {
  const find = scopeOf(config)
  const within = (layer: Layer): Layer =>
    new Map([...layer].filter(([path]) => find(path) === scope))
  return {
    base: byScope(base)(config).get(scope) ?? NO_FACTS,
    changed: within(changed),
    open: within(open)
  }
}

const NO_FACTS: readonly ArticleFacts[] = []

const byScope = oncePer((base: readonly ArticleFacts[]) =>
  oncePer((config: ProjectConfig) => {
    const find = scopeOf(config)
    return groupBy(base, ({path}) => find(path))
  })
)

/** Sorts by the code units of the paths, as all that depends on an order of articles does. */
export function byPath(a: ArticleFacts, b: ArticleFacts): number {
  return compareText(a.path, b.path)
}

/** What stands above the base of a corpus. */
export interface UpperLayers {
  /** The articles as they are now, sorted by path. */
  readonly above: readonly IndexedFacts[]
  /** The paths that the base says nothing of any more. */
  readonly hidden: ReadonlySet<string>
}

/** Lays the open articles over those that were stored lately. */
export function upperLayersOf({changed, open}: FactsLayers): UpperLayers {
  const layer = new Map([...changed, ...open])
  const above = [...layer.values()].flatMap(known => (known ? [known] : []))
  return {above: above.sort((a, b) => byPath(a.facts, b.facts)), hidden: new Set(layer.keys())}
}

/**
 * New facts of an article with the parts of the old ones that tell the rest of the corpus the same, so that what
 * stands on these by identity need not be made anew; the very same object where all is the same. Where in the text
 * it stands does not count, nor does what is for the article alone.
 */
export function keepSame(old: ArticleFacts, now: ArticleFacts): ArticleFacts {
  const claims = sameKeys(old.claims, now.claims) ? old.claims : now.claims
  const references = sameList(old.references, now.references, sameReference)
  const names = sameList(old.names, now.names, sameUse)
  const entries = sameList(old.entries, now.entries, (a, b) => a === b)
  const isSame =
    old.path === now.path &&
    old.id === now.id &&
    old.date === now.date &&
    old.language === now.language &&
    old.textHash === now.textHash &&
    claims === old.claims &&
    references === old.references &&
    names === old.names &&
    entries === old.entries
  return isSame ? old : {...now, claims, references, names, entries}
}

function sameKeys(old: ReadonlyMap<string, unknown>, now: ReadonlyMap<string, unknown>): boolean {
  return old === now || (old.size === now.size && [...old.keys()].every(key => now.has(key)))
}

function sameList<T>(
  old: readonly T[],
  now: readonly T[],
  isSame: (a: T, b: T) => boolean
): readonly T[] {
  if (old === now) return old
  const same =
    old.length === now.length && old.every((item, index) => sameItem(item, now[index], isSame))
  return same ? old : now
}

function sameItem<T>(old: T, now: T | undefined, isSame: (a: T, b: T) => boolean): boolean {
  return now !== undefined && isSame(old, now)
}

function sameReference(a: ClaimReference, b: ClaimReference): boolean {
  return (
    a.article === b.article && a.claim === b.claim && a.relation === b.relation && a.from === b.from
  )
}

function sameUse(a: NameUse, b: NameUse): boolean {
  return a.kind === b.kind && a.name === b.name && a.ref === b.ref && a.count === b.count
}
