import type {Edit} from '../../base/edits.js'
import {byPlace} from '../../base/edits.js'
import type {Fix} from '../../rules/finding.js'

/** Which fixes are taken: the safe ones, or all. */
export type Safety = Fix['safety']

/** All that fixing needs to know of a finding. */
export interface MaybeFixable {
  readonly ruleId: string
  readonly fix?: Fix | undefined
}

/** A finding that can be fixed. */
export interface Fixable extends MaybeFixable {
  readonly fix: Fix
}

/** The findings of one text whose fixes are taken at that safety. */
export function fixable<Found extends MaybeFixable>(
  findings: readonly Found[],
  safety: Safety
): (Found & Fixable)[] {
  return findings.filter(
    (finding): finding is Found & Fixable =>
      finding.fix !== undefined && (safety === 'unsafe' || finding.fix.safety === 'safe')
  )
}

/** Fixes with the edits that they have where many are fixed at once. */
export function asMany<Found extends Fixable>(fixes: readonly Found[]): readonly Found[] {
  return fixes.map(found => {
    const {fix} = found
    return fix.together ? {...found, fix: {...fix, edits: fix.together}} : found
  })
}

/**
 * Those of the fixes that go together: of fixes that touch the same place, the one that starts first is taken,
 * and each is taken as a whole or not at all. What is left out may be taken when these are applied.
 */
export function chooseFixes<Fix extends Fixable>(findings: readonly Fix[]): Fix[] {
  const chosen: Fix[] = []
  const taken: Edit[] = []
  for (const finding of findings.toSorted((a, b) => startOf(a) - startOf(b))) {
    const {edits} = finding.fix
    if (edits.length === 0 || !edits.every(edit => isFree(taken, edit))) continue
    for (const edit of edits) taken.splice(placeIn(taken, edit), 0, edit)
    chosen.push(finding)
  }
  return chosen
}

/** The edits of fixes that go together, sorted by place. */
export function editsOf(chosen: readonly Fixable[]): readonly Edit[] {
  return chosen.flatMap(({fix}) => fix.edits).sort(byPlace)
}

function startOf({fix: {edits}}: Fixable): number {
  return edits[0]?.start ?? 0
}

/** Whether an edit collides with none of those taken, which are sorted and disjoint. */
function isFree(taken: readonly Edit[], edit: Edit): boolean {
  const at = placeIn(taken, edit)
  const [before, after] = [taken[at - 1], taken[at]]
  return !(before && collide(before, edit)) && !(after && collide(edit, after))
}

/** Two edits collide where they overlap, and where both insert at one place, as neither is the first. */
function collide(a: Edit, b: Edit): boolean {
  if (a.start === b.start && a.end === b.end) return true
  return a.start < b.end && b.start < a.end
}

/** Where an edit belongs in a sorted list: mostly at its end. */
function placeIn(edits: readonly Edit[], edit: Edit): number {
  let low = 0
  let high = edits.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = edits[middle]
    if (other && byPlace(other, edit) < 0) low = middle + 1
    else high = middle
  }
  return low
}
