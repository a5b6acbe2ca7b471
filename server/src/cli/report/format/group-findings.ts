import type {FindingRecord} from '../finding-record.js'

/** Findings by their path or rule, in the order in which these first come. */
export function groupFindings(
  findings: readonly FindingRecord[],
  key: 'path' | 'ruleId'
): Map<string, FindingRecord[]> {
  const groups = new Map<string, FindingRecord[]>()
  for (const finding of findings) {
    const group = groups.get(finding[key])
    if (group) group.push(finding)
    else groups.set(finding[key], [finding])
  }
  return groups
}
