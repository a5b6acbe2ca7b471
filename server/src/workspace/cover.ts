import type {ArticleFacts} from '../model/facts.js'
import {byPath, type FactsLayers, type IndexedFacts} from './facts-layers.js'

/** What stands above the base of a corpus. */
export interface Cover {
  /** The articles as they are now, sorted by path. */
  readonly above: readonly IndexedFacts[]
  /** The paths that the base says nothing of any more. */
  readonly covered: ReadonlySet<string>
}

/** Lays the open articles over those that were stored lately. */
export function coverOf({changed, open}: FactsLayers): Cover {
  const layer = new Map([...changed, ...open])
  const above = [...layer.values()].flatMap(known => (known ? [known] : []))
  return {above: above.sort((a, b) => byPath(a.facts, b.facts)), covered: new Set(layer.keys())}
}

/** The first article by path that fulfils a condition: of those above, or the one that was found in the base. */
export function firstOf(
  {above, covered}: Cover,
  below: readonly ArticleFacts[] | undefined,
  fulfils: (facts: ArticleFacts) => boolean
): ArticleFacts | undefined {
  const a = above.find(({facts}) => fulfils(facts))?.facts
  const b = below?.find(({path}) => !covered.has(path))
  return a && b ? (byPath(b, a) < 0 ? b : a) : (a ?? b)
}
