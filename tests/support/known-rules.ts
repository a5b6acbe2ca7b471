import * as v from 'valibot'
import type {KnownRules} from '../../server/src/project/presets.js'

/** Rules for a project to set, each with an option `allow` that takes texts, and one `x` that takes a number. */
export function rulesCalled(...ids: readonly string[]): KnownRules {
  return new Map(ids.map(id => [id, {severity: 'warning', options}]))
}

const options = v.strictObject({
  allow: v.optional(v.union([v.array(v.string()), v.string()])),
  x: v.optional(v.number())
})
