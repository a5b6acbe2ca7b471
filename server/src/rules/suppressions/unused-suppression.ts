import type {Edit} from '../../base/edits.js'
import {phrase} from '../../base/phrase.js'
import type {Directive, DirectiveRule, Removable} from '../../model/directives.js'
import type {ReportedFix} from '../finding.js'
import type {Reporter, SuppressionRule} from '../rule.js'
import {quote} from '../shared/wording.js'

/** Reports a directive that suppresses nothing, and the end of a range without a start. */
export const unusedSuppression: SuppressionRule = {
  id: 'unused-suppression',
  subject: 'suppression',
  group: 'suppressions',
  severity: 'warning',
  fix: 'safe',
  summary: 'A comment or an entry of the baseline that silences nothing',
  check({directive, unused, isFirst, knownRules}, report) {
    for (const rule of unused) reportUnused(directive, rule, report)
    if (!isFirst || directive.form !== 'end') return
    for (const rule of directive.rules) {
      if (rule.partner || !knownRules.has(rule.id)) continue
      report({
        message: phrase`Nothing has started that could end here: write \`newsmark-ignore-start ${rule.id}\` further up, or remove this`,
        span: rule.span,
        ...fixOf(directive, [rule])
      })
    }
  }
}

function reportUnused(directive: Directive, rule: DirectiveRule, report: Reporter): void {
  const wanted =
    directive.rules.length === 1
      ? phrase`remove the comment`
      : phrase`remove the rule from the comment`
  report({
    message: phrase`This comment silences nothing of ${quote(rule.id)}: ${wanted}`,
    span: rule.span,
    ...fixOf(directive, rule.partner ? [rule, rule.partner] : [rule])
  })
}

/** The fix that removes ids from a directive, or the comment with its only id. */
function fixOf({rules}: Directive, ids: readonly Removable[]): {readonly fix?: ReportedFix} {
  const edits: Edit[] = []
  for (const {removal} of ids) {
    if (!removal) return {}
    edits.push({...removal, text: ''})
  }
  const title = rules.length === 1 ? 'Remove the comment' : phrase`Remove \`${ids[0]?.id}\``
  return {fix: {title, safety: 'safe', edits}}
}
