import {STANDARD_OUTPUT} from '../node/standard-streams.js'
import {judge} from './check/judge.js'
import {type CheckReport, runCheck, sortFailures} from './check/run-check.js'
import type {Command} from './command.js'
import {checkDetails, checkNotes} from './help/check-help.js'
import type {MendedRun} from './mend/mend-run.js'
import {checkOptions} from './options/check-options.js'
import {createPace, type Pace} from './pace.js'
import type {Arguments} from './read-arguments.js'
import {checkOutputs} from './report/check-outputs.js'
import {sourceOf} from './report/source-of.js'
import {tellTimes} from './report/tell-times.js'
import {writeReports} from './report/write-reports.js'
import {reportFailures, tell} from './report-failures.js'
import {makePlan} from './select/make-plan.js'
import type {Plan, ProjectJob} from './select/plan.js'
import {type CheckSettings, readCheckSettings} from './settings/check-settings.js'

/** `newsmark check [paths…]` */
export const checkCommand: Command = {
  name: 'check',
  summary: 'Check articles, and the glossary and settings of their projects',
  operands: '[paths…]',
  completes: 'paths',
  details: checkDetails,
  options: checkOptions,
  notes: checkNotes,
  run: check
}

async function check(given: Arguments): Promise<number> {
  const settings = readCheckSettings(given, process.env)
  checkOutputs(settings.reporting)
  const plan = await makePlan(settings)
  return settings.running.watch ? watchPlan(plan, settings) : checkPlan(plan, settings)
}

async function checkPlan(plan: Plan, settings: CheckSettings): Promise<number> {
  // Starting up belongs to a run, but not to each of those that follow each other.
  const started = settings.running.watch ? process.uptime() : 0
  const pace = createPace(plan.jobs.reduce((sum, {articles}) => sum + articles.length, 0))
  if (settings.selecting.partial) return checkPart(plan, settings, pace)
  const found = await runCheck(plan.jobs, settings, pace)
  const {report, jobs, changed, descriptor} = await mendIfAsked(plan.jobs, found, settings, pace)
  pace.end()
  const failures = sortFailures([...plan.failures, ...report.failures])
  for (const note of plan.notes) tell(note)
  reportFailures(failures)
  const told = {...report, failures}
  if (!settings.mending.reports) return judge(told, settings, changed)
  const unwritten = await writeReports(told, settings.reporting, sourceOf(jobs), descriptor)
  await tellTimes(report, settings.reporting, process.uptime() - started)
  return judge({...report, failures: [...failures, ...unwritten]}, settings, changed)
}

/** Loaded when asked for, as most runs end. */
async function watchPlan(plan: Plan, settings: CheckSettings): Promise<number> {
  const {watch} = await import('./watch/watch.js')
  return watch(settings, plan, checkPlan)
}

/** Loaded when asked for, as most runs are whole. */
async function checkPart(plan: Plan, settings: CheckSettings, pace: Pace): Promise<number> {
  const {runAsPart} = await import('./part/check-part.js')
  return runAsPart(plan, settings, pace)
}

/** Loaded when asked for, as most runs change nothing. */
async function mendIfAsked(
  jobs: readonly ProjectJob[],
  report: CheckReport,
  settings: CheckSettings,
  pace: Pace
): Promise<MendedRun> {
  const reason = settings.acceptance.add
  if (reason !== undefined) {
    const {addIgnores} = await import('./accept/add-ignores.js')
    return addIgnores(jobs, report, reason, settings, pace)
  }
  if (settings.mending.mode === 'off')
    return {jobs, report, changed: 0, descriptor: STANDARD_OUTPUT}
  const {mendRun} = await import('./mend/mend-run.js')
  return mendRun(jobs, report, settings, pace)
}
