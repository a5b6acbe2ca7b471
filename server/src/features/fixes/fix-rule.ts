import {chooseFixes, editsOf, fixable} from '../../fixes/choose-fixes.js'
import {essenceOfArticle, essenceOfProjectFile} from '../../fixes/essence.js'
import {keepFaithful} from '../../fixes/keep-faithful.js'
import type {Finding} from '../../rules/finding.js'
import type {Edit} from '../../syntax/reparse.js'

/** The fixes of all findings of a rule in a file, as one change. */
export interface RuleFix {
  readonly title: string
  readonly finding: Finding
  readonly edits: readonly Edit[]
  readonly isPreferred: false
}

/**
 * What fixes all of a rule in the file of a finding, at once and as safely as the finding's own fix does; nothing
 * where there is only one. `text` is that of an article, undefined for another file.
 */
export function fixRule(
  finding: Finding,
  all: readonly Finding[],
  text: string | undefined
): readonly RuleFix[] {
  const {ruleId, fix} = finding
  if (!fix) return []
  const fixes = fixable(
    all.filter(other => other.ruleId === ruleId),
    fix.safety
  )
  if (fixes.length < 2) return []
  const essence = text === undefined ? essenceOfProjectFile : essenceOfArticle
  const kept = keepFaithful(text ?? '', chooseFixes(fixes), essence).fixes
  if (kept.length < 2) return []
  const title = `Fix all ${kept.length} of \`${ruleId}\` in this file`
  return [{title, finding, edits: editsOf(kept), isPreferred: false}]
}
