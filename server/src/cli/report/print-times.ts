import {compareText} from '../../base/compare.js'
import {STANDARD_ERROR, writeOutput} from '../../node/standard-streams.js'
import {groupFindings} from '../../reporting/count-findings.js'
import type {CheckReport} from '../../reporting/report.js'
import {alignTable} from '../../reporting/text.js'
import type {ReportOptions} from '../../runner/options.js'

/**
 * Prints on standard error how long each rule took, what it found, and what else took time, if the options ask for it:
 * first all rules, the slowest first, then the phases of the work. Threads are added up, so that together they may
 * take longer than the run. `whole` is how long that took, in milliseconds.
 */
export function tellTimes(
  {findings, suppressed, times}: CheckReport,
  {stats}: ReportOptions,
  whole: number
): void {
  if (!stats) return
  const sum = [...times.values()].reduce((total, time) => total + time, 0)
  const share = (time: number): string => `${Math.round((time / Math.max(sum, whole)) * 100)} %`
  const counts = groupFindings([...findings, ...suppressed], 'ruleId')
  const slowest = [...times].sort(([a, x], [b, y]) => y - x || compareText(a, b))
  const isPhase = ([name]: readonly [string, number]): boolean => name.startsWith('(')
  const rows = [...slowest.filter(item => !isPhase(item)), ...slowest.filter(isPhase)].map(
    ([name, time]) => {
      const count = name.startsWith('(') ? '' : String(counts.get(name)?.length ?? 0)
      return [toMilliseconds(time), share(time), count, name]
    }
  )
  if (whole > sum) rows.push([toMilliseconds(whole - sum), share(whole - sum), '', '(the rest)'])
  const end = [toMilliseconds(whole), '', '', 'the whole run']
  writeOutput(STANDARD_ERROR, alignTable([['ms', 'share', 'findings', 'rule'], ...rows, end]))
}

function toMilliseconds(time: number): string {
  return time.toFixed(1)
}
