import {byPath, type FindingRecord} from './finding-record.js'

/**
 * Makes a function that gives the fingerprint of each of some findings, which several findings of one file may
 * share, with a number behind it that tells them apart: the first of them by place is 1. Suppressing one of them
 * does not renumber the others, if the suppressed ones are among them. The work is done when it is first called.
 */
export function createIdentify(
  findings: readonly FindingRecord[]
): (finding: FindingRecord) => string {
  let known: ReadonlyMap<FindingRecord, string> | undefined
  return finding => {
    known ??= numberAll(findings)
    return known.get(finding) ?? finding.fingerprint
  }
}

function numberAll(findings: readonly FindingRecord[]): Map<FindingRecord, string> {
  const counts = new Map<string, number>()
  const known = new Map<FindingRecord, string>()
  for (const finding of [...findings].sort(byPath)) {
    const key = `${finding.fingerprint} ${finding.path}`
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    known.set(finding, `${finding.fingerprint}:${count}`)
  }
  return known
}
