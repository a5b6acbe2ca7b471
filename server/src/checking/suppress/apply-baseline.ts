import {type Phrase, phrase, toMessage} from '../../base/phrase.js'
import type {AcceptedInFile, Baseline} from '../../project/baseline.js'
import type {RuleSettings} from '../../project/rule-settings.js'
import type {Finding} from '../../rules/finding.js'
import {activeRules} from '../../rules/run-rules.js'
import {fingerprintOf} from './fingerprint.js'

/** The findings of one file under a baseline. */
export interface BaselineResult {
  readonly remaining: readonly Finding[]
  readonly suppressed: readonly Finding[]
  /**
   * The number of findings of each rule that the baseline lists but that were not found; rules without any are left
   * out.
   */
  readonly missing: ReadonlyMap<string, number>
}

/**
 * Suppresses as many findings of each rule and fingerprint as the baseline lists for a file, the first by place. `text`
 * is asked for once a rule is listed.
 */
export function applyBaseline(
  findings: readonly Finding[],
  listed: AcceptedInFile,
  text: () => string
): BaselineResult {
  const left = new Map(Array.from(listed, ([rule, {counts}]) => [rule, new Map(counts)]))
  const remaining: Finding[] = []
  const suppressed: Finding[] = []
  for (const finding of findings) {
    const counts = left.get(finding.ruleId)
    const isListed = counts !== undefined && takeOne(counts, fingerprintOf(finding, text()))
    if (isListed) suppressed.push(finding)
    else remaining.push(finding)
  }
  return {remaining, suppressed, missing: countMissing(left)}
}

function takeOne(counts: Map<string, number>, fingerprint: string): boolean {
  const count = counts.get(fingerprint) ?? 0
  if (count > 0) counts.set(fingerprint, count - 1)
  return count > 0
}

function countMissing(left: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, number> {
  const missing = new Map<string, number>()
  for (const [rule, counts] of left) {
    let sum = 0
    for (const count of counts.values()) sum += count
    if (sum > 0) missing.set(rule, sum)
  }
  return missing
}

/** Reports, in the file of the baseline, how many findings of each rule it lists for `path` that were not found. */
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
    ...toMessage(describe(count, id, path)),
    path: baseline.path,
    span: listed.get(id)?.span ?? {start: 0, end: 0},
    expected: [],
    fix: undefined,
    related: []
  }))
}

function describe(count: number, id: string, path: string): Phrase {
  return count === 1
    ? phrase`The baseline accepts a finding of \`${id}\` in \`${path}\`, which is not there any more: run \`newsmark baseline prune\``
    : phrase`The baseline accepts ${count} findings of \`${id}\` in \`${path}\`, which are not there any more: run \`newsmark baseline prune\``
}

const RULE = 'unused-suppression'
