import {countByRule, countFindings, type Totals} from '../count-findings.js'
import type {PrintedReport} from '../formatter.js'
import {alignTable, grouped} from '../text.js'

/** How often each rule has found something, and how much of that is fixable. */
export function* formatStatistics({findings}: PrintedReport): Iterable<string> {
  if (findings.length === 0) return
  const rows = countByRule(findings).map(([rule, totals]) => [...numbersOf(totals), rule])
  const all = [...numbersOf(countFindings(findings)), 'all rules']
  yield* alignTable([['errors', 'warnings', 'notes', 'fixable', 'rule'], ...rows, all])
}

function numbersOf({error, warning, info, safe, unsafe}: Totals): string[] {
  return [error, warning, info, safe + unsafe].map(grouped)
}
