import type {Edit} from '../base/edits.js'
import {type ArticleChange, moveSpan} from '../model/article-change.js'
import type {Finding, Fix, Related} from './finding.js'

/**
 * The findings in an earlier version of an article where they stand in a later one, for rules that find the same in both;
 * undefined where one of them touches blocks that were read again, within which places have moved one by one.
 */
export function moveFindings(
  findings: readonly Finding[],
  change: ArticleChange
): Finding[] | undefined {
  const moved: Finding[] = []
  for (const finding of findings) {
    const now = moveFinding(finding, change)
    if (!now) return undefined
    moved.push(now)
  }
  return moved
}

function moveFinding(finding: Finding, change: ArticleChange): Finding | undefined {
  const span = moveSpan(finding.span, change)
  const fix = finding.fix && moveFix(finding.fix, change)
  const related = moveAll(finding.related, one => moveRelated(one, finding.path, change))
  if (!span || !related || (finding.fix && !fix)) return undefined
  const isSame = span === finding.span && fix === finding.fix && related === finding.related
  return isSame ? finding : {...finding, span, fix, related}
}

function moveRelated(one: Related, path: string, change: ArticleChange): Related | undefined {
  if (one.location.path !== path) return one
  const span = moveSpan(one.location.span, change)
  if (span === one.location.span) return one
  return span && {...one, location: {...one.location, span}}
}

function moveFix(fix: Fix, change: ArticleChange): Fix | undefined {
  const edits = moveAll(fix.edits, edit => moveEdit(edit, change))
  const together = moveAll(fix.together ?? [], edit => moveEdit(edit, change))
  if (!edits || !together) return undefined
  if (edits === fix.edits && (!fix.together || together === fix.together)) return fix
  return {...fix, edits, ...(fix.together && {together})}
}

function moveEdit(edit: Edit, change: ArticleChange): Edit | undefined {
  const span = moveSpan(edit, change)
  return span === edit ? edit : span && {...edit, ...span}
}

/** The very same list where nothing in it has moved; undefined where something cannot be. */
function moveAll<T>(
  list: readonly T[],
  move: (item: T) => T | undefined
): readonly T[] | undefined {
  let isSame = true
  const moved: T[] = []
  for (const item of list) {
    const now = move(item)
    if (now === undefined) return undefined
    if (now !== item) isSame = false
    moved.push(now)
  }
  return isSame ? list : moved
}
