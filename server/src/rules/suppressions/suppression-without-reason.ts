import {phrase} from '../../base/phrase.js'
import type {SuppressionRule} from '../rule.js'

/** Reports a directive that suppresses findings without a reason. */
export const suppressionWithoutReason: SuppressionRule = {
  id: 'suppression-without-reason',
  subject: 'suppression',
  group: 'suppressions',
  severity: 'warning',
  summary: 'A comment that silences a rule and does not say why',
  check({directive: {form, reason, rules, name, span}, isFirst}, report) {
    if (!isFirst || reason !== undefined || form === 'end' || form === 'unknown') return
    if (rules.length === 0) return
    report({
      message: phrase`This \`${name.id}\` gives no reason: write \` -- \` and the reason after the rules`,
      span
    })
  }
}
