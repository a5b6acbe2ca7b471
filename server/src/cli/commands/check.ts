import {STANDARD_OUTPUT} from '../../node/standard-streams.js'
import type {CheckReport} from '../../reporting/report.js'
import {resolveFiles} from '../../runner/files/resolve-files.js'
import type {ProjectFiles, RunFiles} from '../../runner/files/run-files.js'
import type {FixedRun} from '../../runner/fix/fix-run.js'
import {exitCodeFor} from '../../runner/run/exit-code.js'
import {createProgress, type Progress} from '../../runner/run/progress.js'
import {runCheck, sortFailures} from '../../runner/run/run-check.js'
import {sourceOf} from '../../runner/run/sources.js'
import {exitCodesHelp} from '../help/exit-codes-help.js'
import {notify, reportFailures} from '../notify.js'
import {checkOptions} from '../options/check-options.js'
import {type CheckSettings, readCheckSettings} from '../options/check-settings.js'
import type {Arguments} from '../options/read-arguments.js'
import {tellTimes} from '../report/print-times.js'
import {checkOutputs, writeReports} from '../report/write-reports.js'
import type {Command} from './command.js'

/** What `newsmark check --help` says before the options. */
const checkDetails: string = `Paths:
  A folder means all articles in and below it; without any path, this folder.
  The nearest newsmark.yaml above an article says which files are articles, what the
  glossary is and which rules apply; without one, all *.news.txt are articles.
  A file is checked whatever newsmark.yaml includes, unless --force-exclude is given.
  A glob in quotes means all files that it matches; - means standard input.
`

/** What it says behind them. */
const checkNotes: string = `Formats:
  stylish      for people: grouped by file, with a summary (default)
  full         the same with the lines that are meant
  concise      one line each: path:line:column: severity rule message
  grouped      as stylish, for logs
  statistics   how often each rule has found something
  markdown     a summary for a page, as that of a job
  json         an array of records with path, line, column, endLine, endColumn, offset,
               endOffset, ruleId, severity, message, expected, url, fingerprint, fix, related
  json-lines   the same records, one a line
  sarif, junit, checkstyle, gitlab, rdjson    reports for services
  github, azure    commands for the log of a job (github is the default in GitHub Actions)
  Lines and columns count from 1; columns and offsets count UTF-16 units.

Examples:
  newsmark check                             everything in and below this folder
  newsmark check articles/2016               one folder
  newsmark check --max-warnings 0            fail on warnings too, as in CI
  newsmark check --format json | jq length   count what is found
  newsmark check - --stdin-filename articles/a.news.txt < draft.txt

${exitCodesHelp}`

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
  const plan = await resolveFiles(settings)
  return settings.running.watch ? watchPlan(plan, settings) : checkPlan(plan, settings)
}

async function checkPlan(plan: RunFiles, settings: CheckSettings): Promise<number> {
  // Starting up belongs to a run, but not to each of those that follow each other.
  const started = settings.running.watch ? process.uptime() : 0
  const progress = createProgress(plan.jobs.reduce((sum, {articles}) => sum + articles.length, 0))
  if (settings.fileSettings.partial) return checkPart(plan, settings, progress)
  const found = await runCheck(plan.jobs, settings, progress)
  const {report, jobs, changed, descriptor} = await fixIfAsked(plan.jobs, found, settings, progress)
  progress.end()
  const failures = sortFailures([...plan.failures, ...report.failures])
  for (const note of plan.notes) notify(note)
  reportFailures(failures)
  const told = {...report, failures}
  if (!settings.fixing.reports) return exitCodeFor(told, settings, changed)
  const unwritten = await writeReports(told, settings.reporting, sourceOf(jobs), descriptor)
  await tellTimes(report, settings.reporting, process.uptime() - started)
  return exitCodeFor({...report, failures: [...failures, ...unwritten]}, settings, changed)
}

/** Loaded when asked for, as most runs end. */
async function watchPlan(plan: RunFiles, settings: CheckSettings): Promise<number> {
  const {watch} = await import('../../runner/watch/watch.js')
  return watch(settings, plan, checkPlan)
}

/** Loaded when asked for, as most runs are whole. */
async function checkPart(
  plan: RunFiles,
  settings: CheckSettings,
  progress: Progress
): Promise<number> {
  const {runAsShard} = await import('../../runner/shards/run-shard.js')
  return runAsShard(plan, settings, progress)
}

/** Loaded when asked for, as most runs change nothing. */
async function fixIfAsked(
  jobs: readonly ProjectFiles[],
  report: CheckReport,
  settings: CheckSettings,
  progress: Progress
): Promise<FixedRun> {
  const reason = settings.suppression.add
  if (reason !== undefined) {
    const {addIgnores} = await import('../../runner/fix/add-comments.js')
    return addIgnores(jobs, report, reason, settings, progress)
  }
  if (settings.fixing.mode === 'off') return {jobs, report, changed: 0, descriptor: STANDARD_OUTPUT}
  const {fixRun} = await import('../../runner/fix/fix-run.js')
  return fixRun(jobs, report, settings, progress)
}
