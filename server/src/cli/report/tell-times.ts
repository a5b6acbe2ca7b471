import type {CheckReport} from '../check/run-check.js'
import type {Reporting} from '../settings/read-reporting.js'

/** Prints how long rules took, if so asked; `seconds` is how long the whole run did. */
export async function tellTimes(
  report: CheckReport,
  {stats}: Reporting,
  seconds: number = process.uptime()
): Promise<void> {
  if (!stats) return
  const {printTimes} = await import('./print-times.js')
  printTimes(report, seconds * 1000)
}
