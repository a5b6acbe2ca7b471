import type {RuleSettings} from '../../project/rule-settings.js'
import {allRules} from '../../rules/registry.js'
import type {Rule} from '../../rules/rule.js'

/**
 * The phase in which rules run: on an article alone, on an article in its corpus, on the project files, and on the
 * usage of entries. A suppression can be called unused only in the last phase in which its rule may have findings.
 */
export type Phase = 'article' | 'corpus' | 'files' | 'usage'

/**
 * Whether a rule can have no more findings in an article after a phase, so that a comment for it is used or unused;
 * never if the rule is off or unknown.
 */
export function isLastPhaseForComment(
  phase: Phase,
  ruleId: string,
  settings: RuleSettings
): boolean {
  const rule = RULES.get(ruleId)
  if (!rule || isOff(rule, settings)) return false
  return (rule.subject === 'corpus' ? 'corpus' : 'article') === phase
}

/**
 * Whether a rule can have no more findings in a file after a phase, so that what the baseline lists for it was found or
 * is missing. A rule that does not exist has none. Never for rules on comments, whose findings come in two phases, nor
 * for rules on files, as an editor decodes every encoding.
 */
export function isLastPhaseForBaseline(
  phase: Phase,
  ruleId: string,
  settings: RuleSettings
): boolean {
  const rule = RULES.get(ruleId)
  if (!rule) return phase === 'article'
  return !isOff(rule, settings) && PHASES[rule.subject] === phase
}

const RULES: ReadonlyMap<string, Rule> = new Map(allRules.map(rule => [rule.id, rule]))

const PHASES: Readonly<Record<Rule['subject'], Phase | undefined>> = {
  file: undefined,
  article: 'article',
  corpus: 'corpus',
  glossary: 'files',
  project: 'files',
  usage: 'usage',
  suppression: undefined
}

function isOff(rule: Rule, settings: RuleSettings): boolean {
  return (settings.get(rule.id) ?? rule).severity === 'off'
}

/** Whether a comment can suppress findings of a rule. */
export function isSuppressible(ruleId: string): boolean {
  const {subject} = RULES.get(ruleId) ?? {}
  return subject === 'article' || subject === 'corpus'
}
