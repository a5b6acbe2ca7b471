import type {Severity} from '../../project/project.js'
import {allRules} from '../../rules/registry.js'
import {type Rule, ruleUrl} from '../../rules/rule.js'

/** A rule as `newsmark rules` prints it. */
export interface RuleRecord {
  readonly id: string
  readonly group: string
  /** What holds in the preset `recommended`. */
  readonly severity: Severity
  /** What holds in the preset `strict`. */
  readonly strict: Severity
  /** What `newsmark check --fix` may do. */
  readonly fix: 'safe' | 'unsafe' | null
  readonly options: readonly string[]
  readonly summary: string
  readonly url: string
}

/** All rules in the order of the documentation. */
export function listRules(): readonly RuleRecord[] {
  return allRules.map(toRecord)
}

function toRecord(rule: Rule): RuleRecord {
  const {id, group, severity, strict = severity, fix = null, options, summary} = rule
  const names = Object.keys(options?.entries ?? {})
  return {id, group, severity, strict, fix, options: names, summary, url: ruleUrl(id)}
}
