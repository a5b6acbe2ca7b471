import type {Edit} from '../base/edits.js'
import {phrase, type Said} from '../base/phrase.js'
import type {Span} from '../base/span.js'
import {isSuppressible} from '../checking/suppress/phase.js'
import {commentForFile, placeComments} from '../checking/suppress/place-comments.js'
import type {Finding} from '../rules/finding.js'
import {findingsOf, syntaxOf} from '../session/derive.js'
import type {Workspace} from '../session/workspace.js'

/** A code action that suppresses a finding by a comment, whose reason is still to be written. */
export interface IgnoreAction {
  readonly title: Said
  readonly finding: Finding
  /** The insertion of the comment, with `REASON` in it. */
  readonly edit: Edit
}

/** The placeholder of the reason in a new comment. */
export const REASON = 'reason'

/**
 * The actions that suppress findings at a span of an open article: on the line, or in the whole file. Spans are UTF-16
 * offsets.
 */
export function ignoreActionsAt(
  workspace: Workspace,
  path: string,
  span: Span
): readonly IgnoreAction[] {
  const article = workspace.open.get(path)
  if (!article) return []
  const syntax = syntaxOf(article)
  const here = new Map<string, Finding>()
  for (const finding of findingsOf(workspace, article).findings) {
    const {ruleId} = finding
    if (touches(finding.span, span) && isSuppressible(ruleId) && !here.has(ruleId))
      here.set(ruleId, finding)
  }
  return Array.from(here.values(), finding => {
    const {ruleId} = finding
    const whole = commentForFile(syntax, [ruleId], REASON)
    const [above = whole] = placeComments(syntax, [finding], REASON)
    const actions = [
      {title: phrase`Ignore \`${ruleId}\` in this file, because …`, finding, edit: whole}
    ]
    if (above.text === whole.text) return actions
    return [{title: phrase`Ignore \`${ruleId}\` here, because …`, finding, edit: above}, ...actions]
  }).flat()
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end
}
