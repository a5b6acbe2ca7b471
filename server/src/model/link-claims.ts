import {pushTo} from '../base/group.js'
import type {Claim, Unit} from './article-model.js'

/**
 * Links the units of claim kinds to claims: each with its fragments, the units of the same kind that continue it. A
 * continuation of an unknown id belongs to no claim; a rule reports it.
 */
export function linkClaims(units: readonly Unit[]): readonly Claim[] {
  const continuations = groupContinuations(units)
  const claims: Claim[] = []
  for (const unit of units)
    if (unit.kind?.unit === 'claim' && !unit.continues)
      claims.push({unit, id: unit.id, fragments: fragmentsOf(unit, continuations)})
  return claims
}

/** The continuations of units, by the unit that they continue. */
export type Continuations = ReadonlyMap<Unit, readonly Unit[]>

/**
 * Groups the units that continue others by the unit that they continue: the first of the same kind that has the id and
 * continues nothing itself.
 */
export function groupContinuations(units: readonly Unit[]): Continuations {
  const continuing = units.filter(({continues}) => continues)
  if (continuing.length === 0) return NONE
  const ids = new Set(continuing.map(({continues}) => continues?.text))
  const first = firstFragments(units.filter(({id}) => id !== undefined && ids.has(id)))
  const groups = new Map<Unit, Unit[]>()
  for (const unit of continuing) {
    const continued = unit.continues && first.get(fragmentKey(unit.tag.kind, unit.continues.text))
    if (continued) pushTo(groups, continued, unit)
  }
  return groups
}

const NONE: Continuations = new Map()

/** The fragments of a unit: itself and its continuations, in the order of the text. */
export function fragmentsOf(unit: Unit, continuations: Continuations): readonly Unit[] {
  const further = continuations.get(unit)
  return further ? [unit, ...further].sort((a, b) => a.index - b.index) : [unit]
}

/** The units that can be continued, by `fragmentKey`; the first of each key. */
export function firstFragments(units: readonly Unit[]): ReadonlyMap<string, Unit> {
  const first = new Map<string, Unit>()
  for (const unit of units) {
    if (unit.id === undefined || unit.continues) continue
    const key = fragmentKey(unit.tag.kind, unit.id)
    if (!first.has(key)) first.set(key, unit)
  }
  return first
}

/** The key under which a continuation finds its first fragment. It is unique, as no kind holds a blank. */
export function fragmentKey(kind: string, id: string): string {
  return `${kind} ${id}`
}
