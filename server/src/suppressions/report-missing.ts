import type {AcceptedInFile, Baseline} from '../project/baseline.js'
import type {RuleSettings} from '../project/rule-settings.js'
import {activeRules} from '../rules/active-rules.js'
import type {Finding} from '../rules/finding.js'

/** Says of each rule, in the file of the baseline, how many accepted findings of a file are not there. */
export function reportMissing(
  path: string,
  listed: AcceptedInFile,
  missing: ReadonlyMap<string, number>,
  baseline: Baseline,
  settings: RuleSettings
): readonly Finding[] {
  const rule = activeRules(settings).suppression.find(active => active.rule.id === RULE)
  if (!rule) return []
  return Array.from(missing, ([id, count]) => ({
    ruleId: RULE,
    severity: rule.severity,
    message: `Unexpected ${describe(count, id)} in ${path}, expected a baseline without what is not there, as \`newsmark baseline prune\` makes it`,
    path: baseline.path,
    span: listed.get(id)?.span ?? {start: 0, end: 0},
    expected: [],
    fix: undefined,
    related: []
  }))
}

function describe(count: number, id: string): string {
  return count === 1 ? `accepted finding of \`${id}\`` : `${count} accepted findings of \`${id}\``
}

const RULE = 'unused-suppression'
