import {phrase} from '../../base/phrase.js'
import {directiveForms} from '../../model/directives.js'
import type {SuppressionRule} from '../rule.js'
import {expectKnown, quote} from '../shared/wording.js'

/** Reports a directive of an unknown form, without a rule, or for an unknown rule. */
export const unknownRule: SuppressionRule = {
  id: 'unknown-rule',
  subject: 'suppression',
  group: 'suppressions',
  severity: 'warning',
  summary: 'A comment that names no rule, or one that there is not',
  check({directive: {form, name, rules, span}, isFirst, knownRules}, report) {
    if (!isFirst) return
    if (form === 'unknown') {
      const {wanted, expected} = expectKnown(name.id, directiveForms, phrase`a known word`, 0)
      report({
        message: phrase`Unexpected ${quote(name.id)}, expected ${wanted}`,
        span: name.span,
        expected
      })
      return
    }
    if (rules.length === 0)
      report({
        message: phrase`This \`${name.id}\` does not say which rule: write the id of the rule after it`,
        span
      })
    for (const {id, span: place} of rules) {
      if (knownRules.has(id)) continue
      const {wanted, expected} = expectKnown(id, knownRules, phrase`the id of a rule`, 0)
      report({
        message: phrase`Unexpected rule ${quote(id)}, expected ${wanted}`,
        span: place,
        expected
      })
    }
  }
}
