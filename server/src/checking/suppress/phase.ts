import type {RuleSettings} from '../../project/rule-settings.js'
import {allRules} from '../../rules/registry.js'
import type {Rule} from '../../rules/rule.js'

/**
 * The rules that run together: on an article alone, on it in the light of the corpus, on the project's own files, and
 * on these in the light of the corpus. Only when all findings of a rule are there can it be said what was accepted in vain.
 */
export type Phase = 'article' | 'corpus' | 'files' | 'usage'

/** Whether a comment that names a rule has had its chance once a phase is over; never where the rule is off or unknown. */
export function decidesComment(phase: Phase, ruleId: string, settings: RuleSettings): boolean {
  const rule = RULES.get(ruleId)
  if (!rule || isOff(rule, settings)) return false
  return (rule.subject === 'corpus' ? 'corpus' : 'article') === phase
}

/**
 * Whether what the baseline lists for a rule has had its chance once a phase is over. A rule that is gone finds nothing
 * any more. What rules on comments find is spread over two phases, and an editor reads every encoding there is, so that
 * what they or rules on files find is never called missing.
 */
export function decidesListed(phase: Phase, ruleId: string, settings: RuleSettings): boolean {
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

/** Whether a comment can silence findings of a rule. */
export function isSuppressible(ruleId: string): boolean {
  const {subject} = RULES.get(ruleId) ?? {}
  return subject === 'article' || subject === 'corpus'
}
