import * as v from 'valibot'
import {expectName} from '../../base/near-names.js'
import type {KnownRule} from '../../project/presets.js'
import type {RuleSetting, Severity} from '../../project/project.js'
import type {RuleSettings} from '../../project/rule-settings.js'
import {knownRules} from '../../rules/registry.js'
import type {RuleOptions} from '../../rules/rule.js'

/** Settings by rule id: a severity, or a severity and options. */
export type RuleChoices = Readonly<Record<string, Severity | readonly [Severity, RuleOptions]>>

/** Reads choices as rule settings. Throws an error for an unknown rule, and for options that a rule does not take. */
export function readChoices(choices: RuleChoices): RuleSettings {
  return new Map(
    Object.entries(choices).map(([id, choice]) => [id, toSetting(id, known(id), choice)])
  )
}

function known(id: string): KnownRule {
  const rule = knownRules.get(id)
  if (rule) return rule
  const {wanted} = expectName(id, knownRules, 'the id of a rule')
  throw new Error(`Unexpected rule \`${id}\` in settings, expected ${wanted}`)
}

function toSetting(
  id: string,
  {options: schema}: KnownRule,
  choice: RuleChoices[string]
): RuleSetting {
  const [severity, options] = typeof choice === 'string' ? [choice, {}] : choice
  const {issues} = v.safeParse(schema ?? NONE, options)
  if (!issues) return {severity, options}
  const [{message, path}] = issues
  const place = path?.map(({key}) => String(key)).join('.') ?? 'the options'
  throw new Error(`Unexpected value for ${place} of the rule \`${id}\`: ${message}`)
}

const NONE = v.strictObject({})
