import {notify} from '../../cli/notify.js'
import type {CheckSettings} from '../../cli/options/check-settings.js'
import {STANDARD_ERROR, STANDARD_OUTPUT} from '../../node/standard-streams.js'
import type {FindingRecord} from '../../reporting/finding-record.js'
import type {CheckReport} from '../../reporting/report.js'
import {count, grouped} from '../../reporting/text.js'
import {STDIN} from '../files/named-input.js'
import {absolutePath, reloadProject} from '../files/reload-project.js'
import type {ProjectFiles} from '../files/run-files.js'
import type {Checker} from '../run/check-file.js'
import {checkProjectFiles} from '../run/check-project-files.js'
import type {Progress} from '../run/progress.js'
import {equip, runCheck} from '../run/run-check.js'
import {filesToFix} from './files-to-fix.js'
import {emptyFixTally, type FixContext, type FixTally, fixFiles} from './fix-files.js'
import {diffOutput, type FixOutput, pipingOutput, writingOutput} from './output-target.js'

/** What a run has come to that mends what it finds. */
export interface FixedRun {
  /** The projects with the texts that were checked last. */
  readonly jobs: readonly ProjectFiles[]
  /** What is left; where only the changes are asked for, what was found before. */
  readonly report: CheckReport
  /** How many files are another now, or would be. */
  readonly changed: number
  /** Where reports go: not where the mended text went. */
  readonly descriptor: number
}

/**
 * Fixes what a run has found: in the files, in what goes from standard input to standard output, or on paper.
 * The projects' own files come first, as what is found in articles depends on them.
 */
export async function fixRun(
  planned: readonly ProjectFiles[],
  found: CheckReport,
  settings: CheckSettings,
  progress: Progress
): Promise<FixedRun> {
  const {fixing} = settings
  const isPiped = fixing.mode === 'write' && settings.fileSettings.paths.includes(STDIN)
  const output = await outputFor(planned, fixing.mode, isPiped)
  const context = {
    fixing,
    output,
    progress,
    tally: emptyFixTally(),
    held: new Map<string, string>()
  }
  const jobs = await fixProjects(context, planned, found.findings, settings)
  const isSame = jobs === planned || context.tally.interrupted
  const report = isSame ? found : await runCheck(jobs, settings, progress)
  const equipped = jobs.map(job => equip(job, settings))
  await fixFiles(context, filesToFix(equipped, report.findings, 'articles', fixing))
  output.finish()
  const left = await checkAgain(context, jobs, report, settings)
  tellWhatWasDone(context.tally, left.report.findings, settings)
  const changed = context.tally.files.size
  return {...left, changed, descriptor: isPiped ? STANDARD_ERROR : STANDARD_OUTPUT}
}

function outputFor(
  jobs: readonly ProjectFiles[],
  mode: CheckSettings['fixing']['mode'],
  isPiped: boolean
): FixOutput | Promise<FixOutput> {
  if (mode === 'diff') return diffOutput()
  return isPiped ? pipingOutput(jobs) : writingOutput()
}

/** Fixes the projects' own files, until none of them changes any more; gives the projects as they are then. */
async function fixProjects(
  context: FixContext,
  planned: readonly ProjectFiles[],
  found: readonly FindingRecord[],
  settings: CheckSettings
): Promise<readonly ProjectFiles[]> {
  let jobs = planned
  let findings = found
  for (let round = 0; round < MOST; round++) {
    const equipped = jobs.map(job => equip(job, settings))
    const {fixed} = context.tally
    await fixFiles(context, filesToFix(equipped, findings, 'own files', context.fixing))
    if (context.tally.fixed === fixed || context.tally.interrupted) return jobs
    jobs = jobs.map(job => renew(job, context))
    findings = jobs.flatMap(job => checkProjectFiles(equip(job, settings).checker).findings)
  }
  return jobs
}

/** A misspelt key may hide a file, in that file another key, and so on; but not for ever. */
const MOST = 10

/** What is left where that is asked for, as what is mended in one file may be found in others. */
async function checkAgain(
  context: FixContext,
  jobs: readonly ProjectFiles[],
  before: CheckReport,
  settings: CheckSettings
): Promise<Pick<FixedRun, 'jobs' | 'report'>> {
  const {fixing, tally, progress} = context
  const isAsked = fixing.reports && tally.files.size > 0 && !tally.interrupted
  const renewed = isAsked ? jobs.map(job => renew(job, context)) : jobs
  const left = isAsked ? await runCheck(renewed, settings, progress) : before
  const failures = [...left.failures, ...tally.failures]
  return {
    jobs: renewed,
    report: {...left, failures, interrupted: tally.interrupted || progress.interrupted}
  }
}

/** The same job with the new texts that are held for its files. */
function renew(job: ProjectFiles, {held, fixing}: FixContext): ProjectFiles {
  if (held.size === 0) return job
  const {checker} = job
  const {project} = checker
  const textOf = (path: string): string | undefined => held.get(absolutePath(project, path))
  const renewed: Checker = {
    ...checker,
    project: reloadProject(project, held),
    read: (path, limit) => textOf(path) ?? checker.read(path, limit),
    readBytes: (path, limit) => {
      const text = textOf(path)
      return text === undefined ? checker.readBytes(path, limit) : Buffer.from(text)
    },
    ...(fixing.mode === 'diff' && {isGiven: true})
  }
  return {...job, checker: renewed}
}

/** Told on standard error, as it is none of the findings. */
function tellWhatWasDone(
  {files, fixed, notes}: FixTally,
  left: readonly FindingRecord[],
  {fixing: {mode, unsafe}}: CheckSettings
): void {
  for (const note of notes) notify(note)
  const more = unsafe ? 0 : left.filter(({fix}) => fix?.safety === 'unsafe').length
  if (fixed === 0 && more === 0) return
  const what = mode === 'diff' ? 'Would fix' : 'Fixed'
  const done = `${what} ${count(fixed, 'problem')} in ${count(files.size, 'file')}`
  notify(more === 0 ? `${done}.` : `${done}; ${grouped(more)} more with --unsafe-fixes.`)
}
