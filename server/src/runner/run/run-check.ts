import type {CheckSettings} from '../../cli/options/check-settings.js'
import {tell} from '../../cli/tell.js'
import {byPath} from '../../reporting/finding-record.js'
import type {CheckReport, Failure} from '../../reporting/report.js'
import {emptyOutcome, joinOutcome, type Outcome} from '../../reporting/report.js'
import {chooseBaseline} from '../files/choose-baseline.js'
import type {ProjectJob} from '../files/run-files.js'
import {checkArticles} from './check-articles.js'
import {checkReferences} from './check-corpus.js'
import {checkProjectFiles} from './check-project-files.js'
import type {Pace} from './progress.js'

/**
 * Checks projects one after the other; findings are sorted by path, place and rule.
 * After an interruption the report holds what was found until then.
 */
export async function runCheck(
  jobs: readonly ProjectJob[],
  settings: CheckSettings,
  pace: Pace
): Promise<CheckReport> {
  const whole = emptyOutcome()
  const troubles: string[] = []
  let articles = 0
  for (const planned of jobs) {
    if (pace.interrupted) break
    const job = equip(planned, settings)
    joinOutcome(whole, checkProjectFiles(job.checker))
    const {checked, stored} = await checkArticles(job, settings.running, pace, articles)
    joinOutcome(whole, checked)
    troubles.push(...checked.troubles)
    articles += checked.articles
    const {stoppedAt} = checked
    if (!pace.interrupted && stoppedAt === undefined)
      joinOutcome(whole, await checkReferences(job, stored, pace))
    stored.drop()
    if (stoppedAt === undefined) continue
    whole.notices.push(`Stopped at ${stoppedAt}, the first article with an error`)
    break
  }
  tellTrouble(troubles)
  return finish(whole, articles, pace.interrupted)
}

/** Tells once why a cache could not be used, as it changes nothing else. */
export function tellTrouble([trouble]: readonly string[]): void {
  if (trouble !== undefined)
    tell(`The cache cannot be used, so that what is found is not remembered: ${trouble}`)
}

/** A job whose checker knows what the options say. */
export function equip(
  job: ProjectJob,
  {reporting, selecting, acceptance: {baseline, inline}}: CheckSettings
): ProjectJob {
  const {maxFileSize} = selecting
  const project = chooseBaseline(job.checker.project, baseline)
  const options = {timed: reporting.stats, maxFileSize, inline, baseline}
  return {...job, checker: {...job.checker, ...options, project}}
}

/** The report of what was found, the same in whatever order that was. */
export function finish(outcome: Outcome, articles: number, interrupted: boolean): CheckReport {
  return {
    findings: outcome.findings.sort(byPath),
    suppressed: outcome.suppressed.sort(byPath),
    failures: sortFailures(outcome.failures),
    notices: eachOnce(outcome.notices, notice => notice),
    times: new Map([...outcome.times].sort(([a], [b]) => (a < b ? -1 : 1))),
    articles,
    interrupted
  }
}

/** Failures by path and message, each once. */
export function sortFailures(failures: readonly Failure[]): Failure[] {
  return eachOnce(failures, ({path, message}) => `${path}\n${message}`)
}

/** Sorted by a key that tells all that is said. */
function eachOnce<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const byKey = new Map(items.map(item => [keyOf(item), item]))
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item)
}
