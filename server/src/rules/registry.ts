import {duplicateAttribute} from './duplicate-attribute.js'
import type {Rule} from './rule.js'
import {unclosedTag} from './unclosed-tag.js'
import {unknownClaim} from './unknown-claim.js'
import {unknownEntry} from './unknown-entry.js'
import {unknownKind} from './unknown-kind.js'

/** Every rule there is, in the order of the documentation. A new rule needs one line here. */
export const allRules: readonly Rule[] = [
  unclosedTag,
  duplicateAttribute,
  unknownKind,
  unknownEntry,
  unknownClaim
]

/** The ids of all rules. */
export const ruleIds: ReadonlySet<string> = new Set(allRules.map(({id}) => id))

/** The rules by what they look at. */
export const rules: Readonly<Record<Rule['subject'], readonly Rule[]>> = {
  article: allRules.filter(({subject}) => subject === 'article'),
  corpus: allRules.filter(({subject}) => subject === 'corpus'),
  glossary: allRules.filter(({subject}) => subject === 'glossary'),
  project: allRules.filter(({subject}) => subject === 'project')
}
