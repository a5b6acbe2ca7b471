import type {Edit} from '../base/edits.js'
import type {MoveSpan} from '../model/move-markup.js'
import type {Finding, Fix, Related} from './finding.js'

/**
 * The findings in an earlier version of an article where they stand in a later one, for rules that find the same in both;
 * undefined where the place of one cannot be told.
 */
export function moveFindings(findings: readonly Finding[], move: MoveSpan): Finding[] | undefined {
  const moved: Finding[] = []
  for (const finding of findings) {
    const now = moveFinding(finding, move)
    if (!now) return undefined
    moved.push(now)
  }
  return moved
}

function moveFinding(finding: Finding, move: MoveSpan): Finding | undefined {
  const span = move(finding.span)
  const fix = finding.fix && moveFix(finding.fix, move)
  const related = moveAll(finding.related, one => moveRelated(one, finding.path, move))
  if (!span || !related || (finding.fix && !fix)) return undefined
  const isSame = span === finding.span && fix === finding.fix && related === finding.related
  return isSame ? finding : {...finding, span, fix, related}
}

function moveRelated(one: Related, path: string, move: MoveSpan): Related | undefined {
  if (one.location.path !== path) return one
  const span = move(one.location.span)
  if (span === one.location.span) return one
  return span && {...one, location: {...one.location, span}}
}

function moveFix(fix: Fix, move: MoveSpan): Fix | undefined {
  const edits = moveAll(fix.edits, edit => moveEdit(edit, move))
  const together = moveAll(fix.together ?? [], edit => moveEdit(edit, move))
  if (!edits || !together) return undefined
  if (edits === fix.edits && (!fix.together || together === fix.together)) return fix
  return {...fix, edits, ...(fix.together && {together})}
}

function moveEdit(edit: Edit, move: MoveSpan): Edit | undefined {
  const span = move(edit)
  return span === edit ? edit : span && {...edit, ...span}
}

/** The very same list where nothing in it has moved; undefined where something cannot be. */
function moveAll<T>(
  list: readonly T[],
  moveOne: (item: T) => T | undefined
): readonly T[] | undefined {
  let isSame = true
  const moved: T[] = []
  for (const item of list) {
    const now = moveOne(item)
    if (now === undefined) return undefined
    if (now !== item) isSame = false
    moved.push(now)
  }
  return isSame ? list : moved
}
