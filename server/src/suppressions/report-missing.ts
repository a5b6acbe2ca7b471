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
    message: `The baseline accepts ${describe(count, id)} in \`${path}\`, which ${count === 1 ? 'is' : 'are'} not there any more: run \`newsmark baseline prune\``,
    path: baseline.path,
    span: listed.get(id)?.span ?? {start: 0, end: 0},
    expected: [],
    fix: undefined,
    related: []
  }))
}

function describe(count: number, id: string): string {
  return count === 1 ? `a finding of \`${id}\`` : `${count} findings of \`${id}\``
}

const RULE = 'unused-suppression'
