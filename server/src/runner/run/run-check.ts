import {notify} from '../../cli/notify.js'
import type {CheckSettings} from '../../cli/options/check-settings.js'
import {byPath} from '../../reporting/finding-record.js'
import type {CheckReport, Failure} from '../../reporting/report.js'
import {emptyOutcome, joinOutcome, type Outcome} from '../../reporting/report.js'
import {chooseBaseline} from '../files/choose-baseline.js'
import type {ProjectFiles} from '../files/run-files.js'
import {checkArticles} from './check-articles.js'
import {checkReferences} from './check-corpus.js'
import {checkProjectFiles} from './check-project-files.js'
import type {Progress} from './progress.js'

/**
 * Checks projects one after the other; findings are sorted by path, place and rule.
 * After an interruption the report holds what was found until then.
 */
export async function runCheck(
  jobs: readonly ProjectFiles[],
  settings: CheckSettings,
  progress: Progress
): Promise<CheckReport> {
  const whole = emptyOutcome()
  const troubles: string[] = []
  let articles = 0
  for (const planned of jobs) {
    if (progress.interrupted) break
    const job = equip(planned, settings)
    joinOutcome(whole, checkProjectFiles(job.checker))
    const {checked, stored} = await checkArticles(job, settings.running, progress, articles)
    joinOutcome(whole, checked)
    troubles.push(...checked.troubles)
    articles += checked.articles
    const {stoppedAt} = checked
    if (!progress.interrupted && stoppedAt === undefined)
      joinOutcome(whole, await checkReferences(job, stored, progress))
    stored.drop()
    if (stoppedAt === undefined) continue
    whole.notices.push(`Stopped at ${stoppedAt}, the first article with an error`)
    break
  }
  tellTrouble(troubles)
  return finish(whole, articles, progress.interrupted)
}

/** Tells once why a cache could not be used, as it changes nothing else. */
export function tellTrouble([trouble]: readonly string[]): void {
  if (trouble !== undefined)
    notify(`The cache cannot be used, so that what is found is not remembered: ${trouble}`)
}

/** A job whose checker knows what the options say. */
export function equip(
  job: ProjectFiles,
  {reporting, fileSettings, suppression: {baseline, inline}}: CheckSettings
): ProjectFiles {
  const {maxFileSize} = fileSettings
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
