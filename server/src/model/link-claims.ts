import type {Claim, Unit} from './article-model.js'

/**
 * Joins the units of claim kinds to claims: each with the units of the same kind that continue it.
 * A continuation of an unknown id is left out; a rule reports it.
 */
export function linkClaims(units: readonly Unit[]): readonly Claim[] {
  const continuations = groupContinuations(units)
  return units
    .filter(unit => unit.kind?.unit === 'claim' && !unit.continues)
    .map(unit => ({unit, id: unit.id, fragments: fragmentsOf(unit, continuations)}))
}

/** Further fragments by the kind and id of the unit they continue. */
export type Continuations = ReadonlyMap<string, readonly Unit[]>

/** Sorts the units that continue others by what they continue. */
export function groupContinuations(units: readonly Unit[]): Continuations {
  const groups = new Map<string, Unit[]>()
  for (const unit of units) {
    if (!unit.continues) continue
    const key = keyOf(unit.tag.kind, unit.continues.text)
    const group = groups.get(key)
    if (group) group.push(unit)
    else groups.set(key, [unit])
  }
  return groups
}

/** A unit and its continuations, in the order of the text. */
export function fragmentsOf(unit: Unit, continuations: Continuations): readonly Unit[] {
  const further =
    unit.id === undefined ? undefined : continuations.get(keyOf(unit.tag.kind, unit.id))
  return further ? [unit, ...further].sort((a, b) => a.index - b.index) : [unit]
}

/** A blank occurs in no kind. */
function keyOf(kind: string, id: string): string {
  return `${kind} ${id}`
}
