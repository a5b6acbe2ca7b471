import type {RuleSetting, Severity} from '../project/project.js'
import type {RuleSettings} from '../project/rule-settings.js'
import {expectName} from '../text/expect-name.js'
import {ruleIds} from './registry.js'
import type {RuleOptions} from './rule.js'

/** Severities by rule, or a severity and options. */
export type RuleChoices = Readonly<Record<string, Severity | readonly [Severity, RuleOptions]>>

/** The settings that choices stand for; throws an error for a rule that there is not. */
export function readChoices(choices: RuleChoices): RuleSettings {
  return new Map(Object.entries(choices).map(([id, choice]) => [known(id), toSetting(choice)]))
}

function known(id: string): string {
  if (ruleIds.has(id)) return id
  const {wanted} = expectName(id, ruleIds, 'the id of a rule')
  throw new Error(`Unexpected rule \`${id}\` in settings, expected ${wanted}`)
}

function toSetting(choice: RuleChoices[string]): RuleSetting {
  const [severity, options] = typeof choice === 'string' ? [choice, {}] : choice
  return {severity, options}
}
