import type {CheckSettings} from '../../cli/options/check-settings.js'
import {tell} from '../../cli/tell.js'
import {STANDARD_ERROR, STANDARD_OUTPUT} from '../../node/standard-streams.js'
import type {FindingRecord} from '../../reporting/finding-record.js'
import type {CheckReport} from '../../reporting/report.js'
import {count, grouped} from '../../reporting/text.js'
import {STDIN} from '../files/named-input.js'
import {absolutePath, loadAgain} from '../files/reload-project.js'
import type {ProjectJob} from '../files/run-files.js'
import type {Checker} from '../run/check-file.js'
import {checkProjectFiles} from '../run/check-project-files.js'
import type {Pace} from '../run/progress.js'
import {equip, runCheck} from '../run/run-check.js'
import {filesToMend} from './files-to-fix.js'
import {emptyTally, mendFiles, type Tally, type Workbench} from './fix-files.js'
import {diffOutlet, type Outlet, pipingOutlet, writingOutlet} from './output-target.js'

/** What a run has come to that mends what it finds. */
export interface MendedRun {
  /** The projects with the texts that were checked last. */
  readonly jobs: readonly ProjectJob[]
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
export async function mendRun(
  planned: readonly ProjectJob[],
  found: CheckReport,
  settings: CheckSettings,
  pace: Pace
): Promise<MendedRun> {
  const {mending} = settings
  const isPiped = mending.mode === 'write' && settings.selecting.paths.includes(STDIN)
  const outlet = await outletFor(planned, mending.mode, isPiped)
  const bench = {mending, outlet, pace, tally: emptyTally(), held: new Map<string, string>()}
  const jobs = await mendProjects(bench, planned, found.findings, settings)
  const isSame = jobs === planned || bench.tally.interrupted
  const report = isSame ? found : await runCheck(jobs, settings, pace)
  const equipped = jobs.map(job => equip(job, settings))
  await mendFiles(bench, filesToMend(equipped, report.findings, 'articles', mending))
  outlet.finish()
  const left = await checkAgain(bench, jobs, report, settings)
  tellWhatWasDone(bench.tally, left.report.findings, settings)
  const changed = bench.tally.files.size
  return {...left, changed, descriptor: isPiped ? STANDARD_ERROR : STANDARD_OUTPUT}
}

function outletFor(
  jobs: readonly ProjectJob[],
  mode: CheckSettings['mending']['mode'],
  isPiped: boolean
): Outlet | Promise<Outlet> {
  if (mode === 'diff') return diffOutlet()
  return isPiped ? pipingOutlet(jobs) : writingOutlet()
}

/** Fixes the projects' own files, until none of them changes any more; gives the projects as they are then. */
async function mendProjects(
  bench: Workbench,
  planned: readonly ProjectJob[],
  found: readonly FindingRecord[],
  settings: CheckSettings
): Promise<readonly ProjectJob[]> {
  let jobs = planned
  let findings = found
  for (let round = 0; round < MOST; round++) {
    const equipped = jobs.map(job => equip(job, settings))
    const {fixed} = bench.tally
    await mendFiles(bench, filesToMend(equipped, findings, 'own files', bench.mending))
    if (bench.tally.fixed === fixed || bench.tally.interrupted) return jobs
    jobs = jobs.map(job => renew(job, bench))
    findings = jobs.flatMap(job => checkProjectFiles(equip(job, settings).checker).findings)
  }
  return jobs
}

/** A misspelt key may hide a file, in that file another key, and so on; but not for ever. */
const MOST = 10

/** What is left where that is asked for, as what is mended in one file may be found in others. */
async function checkAgain(
  bench: Workbench,
  jobs: readonly ProjectJob[],
  before: CheckReport,
  settings: CheckSettings
): Promise<Pick<MendedRun, 'jobs' | 'report'>> {
  const {mending, tally, pace} = bench
  const isAsked = mending.reports && tally.files.size > 0 && !tally.interrupted
  const renewed = isAsked ? jobs.map(job => renew(job, bench)) : jobs
  const left = isAsked ? await runCheck(renewed, settings, pace) : before
  const failures = [...left.failures, ...tally.failures]
  return {
    jobs: renewed,
    report: {...left, failures, interrupted: tally.interrupted || pace.interrupted}
  }
}

/** The same job with the new texts that are held for its files. */
function renew(job: ProjectJob, {held, mending}: Workbench): ProjectJob {
  if (held.size === 0) return job
  const {checker} = job
  const {project} = checker
  const textOf = (path: string): string | undefined => held.get(absolutePath(project, path))
  const renewed: Checker = {
    ...checker,
    project: loadAgain(project, held),
    read: (path, limit) => textOf(path) ?? checker.read(path, limit),
    readBytes: (path, limit) => {
      const text = textOf(path)
      return text === undefined ? checker.readBytes(path, limit) : Buffer.from(text)
    },
    ...(mending.mode === 'diff' && {isGiven: true})
  }
  return {...job, checker: renewed}
}

/** Told on standard error, as it is none of the findings. */
function tellWhatWasDone(
  {files, fixed, notes}: Tally,
  left: readonly FindingRecord[],
  {mending: {mode, unsafe}}: CheckSettings
): void {
  for (const note of notes) tell(note)
  const more = unsafe ? 0 : left.filter(({fix}) => fix?.safety === 'unsafe').length
  if (fixed === 0 && more === 0) return
  const what = mode === 'diff' ? 'Would fix' : 'Fixed'
  const done = `${what} ${count(fixed, 'problem')} in ${count(files.size, 'file')}`
  tell(more === 0 ? `${done}.` : `${done}; ${grouped(more)} more with --unsafe-fixes.`)
}
