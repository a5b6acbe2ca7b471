import type {Counts} from './baseline.js'
import {baselineVersion} from './baseline-shape.js'

/** What is accepted, by file and rule. */
export type AcceptedCounts = ReadonlyMap<string, ReadonlyMap<string, Counts>>

/**
 * The text of a file of accepted findings: sorted, and with a line of its own for each rule of each file,
 * so that two branches seldom change the same line.
 */
export function writeBaseline(accepted: AcceptedCounts): string {
  const files = sorted(accepted).flatMap(([path, rules]) => {
    const lines = sorted(rules).flatMap(([rule, counts]) =>
      counts.size === 0 ? [] : [`\n      ${JSON.stringify(rule)}: {${writeCounts(counts)}}`]
    )
    return lines.length === 0 ? [] : [`\n    ${JSON.stringify(path)}: {${lines.join(',')}\n    }`]
  })
  const list = files.length === 0 ? '{}' : `{${files.join(',')}\n  }`
  return `{\n  "version": ${baselineVersion},\n  "files": ${list}\n}\n`
}

function writeCounts(counts: Counts): string {
  return sorted(counts)
    .map(([fingerprint, count]) => `${JSON.stringify(fingerprint)}: ${count}`)
    .join(', ')
}

/** By code units, so that the order is the same everywhere. */
function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}
