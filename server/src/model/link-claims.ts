import {pushTo} from '../base/group.js'
import type {ArticleModel, Claim, Unit} from './article-model.js'
import {continuesAsRead} from './move-unit.js'

/** Whether a unit is one of which a claim is made: of a claim kind, and no continuation. */
function beginsClaim(unit: Unit): boolean {
  return unit.kind?.unit === 'claim' && !continuesAsRead(unit)
}

/**
 * The claim that a unit begins: with its fragments, the units of the same kind that continue it, of which `further` are
 * the indexes. A continuation of an unknown id belongs to no claim; a rule reports it.
 */
function claimFrom(
  unit: Unit,
  further: readonly number[] | undefined,
  units: readonly Unit[]
): Claim {
  const others = further?.flatMap(index => units[index] ?? [])
  return {unit, id: unit.id, fragments: others ? inOrder([unit, ...others]) : [unit]}
}

/** The claims that some units of an article begin, in their order; each with all of its fragments. */
export function claimsAmong(
  units: readonly Unit[],
  article: Pick<ArticleModel, 'units' | 'syntax' | 'links'>
): readonly Claim[] {
  const continuations = article.links.continuations(article)
  return units
    .filter(beginsClaim)
    .map(unit => claimFrom(unit, continuations.get(unit.index), article.units))
}

/** The continuations of units, by the unit that they continue. */
export type Continuations = ReadonlyMap<Unit, readonly Unit[]>

/**
 * Groups the units that continue others by the unit that they continue: the first of the same kind that has the id and
 * continues nothing itself.
 */
export function groupContinuations(units: readonly Unit[]): Continuations {
  const continuing = units.filter(continuesAsRead)
  if (continuing.length === 0) return NONE
  const ids = new Set(continuing.map(unit => continuesAsRead(unit)?.text))
  const first = firstFragments(units.filter(({id}) => id !== undefined && ids.has(id)))
  const groups = new Map<Unit, Unit[]>()
  for (const unit of continuing) {
    const continues = continuesAsRead(unit)
    const continued = continues && first.get(fragmentKey(unit.tag.kind, continues.text))
    if (continued) pushTo(groups, continued, unit)
  }
  return groups
}

const NONE: Continuations = new Map()

/** The fragments of a unit: itself and its continuations, in the order of the text. */
export function fragmentsOf(unit: Unit, continuations: Continuations): readonly Unit[] {
  const further = continuations.get(unit)
  return further ? inOrder([unit, ...further]) : [unit]
}

function inOrder(units: Unit[]): readonly Unit[] {
  return units.sort((a, b) => a.index - b.index)
}

/** The units that can be continued, by `fragmentKey`; the first of each key. */
export function firstFragments(units: readonly Unit[]): ReadonlyMap<string, Unit> {
  const first = new Map<string, Unit>()
  for (const unit of units) {
    if (unit.id === undefined || continuesAsRead(unit)) continue
    const key = fragmentKey(unit.tag.kind, unit.id)
    if (!first.has(key)) first.set(key, unit)
  }
  return first
}

/** The key under which a continuation finds its first fragment. It is unique, as no kind holds a blank. */
export function fragmentKey(kind: string, id: string): string {
  return `${kind} ${id}`
}
