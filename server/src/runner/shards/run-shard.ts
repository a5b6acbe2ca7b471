import type {CheckSettings} from '../../cli/options/check-settings.js'
import {putReport} from '../../cli/report/write-reports.js'
import {reportFailures, tell} from '../../cli/tell.js'
import {allowedRoot, isWithin, realPath} from '../../node/paths.js'
import {STANDARD_OUTPUT} from '../../node/standard-streams.js'
import {type CheckReport, emptyOutcome, joinOutcome} from '../../reporting/report.js'
import {STDIN} from '../files/named-input.js'
import type {Plan, ProjectJob} from '../files/run-files.js'
import {showPath} from '../files/show-path.js'
import {UsageError} from '../files/usage-error.js'
import {type CheckedArticles, checkArticles} from '../run/check-articles.js'
import {judge} from '../run/exit-code.js'
import type {Pace} from '../run/progress.js'
import {equip, finish, tellTrouble} from '../run/run-check.js'
import {planShard} from './shard.js'
import {hashOfProject, makeHeader} from './shard-header.js'
import {formatPart, type Part, type PartProject} from './write-shard.js'

/** Does `newsmark check --partial` and `--shard`; gives the exit code, by what this part has found. */
export async function runAsPart(plan: Plan, settings: CheckSettings, pace: Pace): Promise<number> {
  refusePart(plan, settings)
  const {selecting, reporting} = settings
  const planned = selecting.shard ? planShard(plan, selecting.shard) : plan
  const {part, report, drop} = await runPart(planned, settings, pace)
  pace.end()
  const failures = reporting.outputs.flatMap(({file}) =>
    putReport(formatPart(part), file, STANDARD_OUTPUT)
  )
  drop()
  for (const note of [...part.notes, ...report.notices]) tell(note)
  reportFailures([...report.failures, ...failures])
  return judge({...report, failures: [...report.failures, ...failures]}, settings, 0)
}

/** What one of several runs has found, and what to call when it has been written. */
export interface PartRun {
  readonly part: Part
  readonly report: CheckReport
  readonly drop: () => void
}

/** Checks the articles of a plan each on its own, and leaves what takes all of them to `newsmark merge`. */
export async function runPart(plan: Plan, settings: CheckSettings, pace: Pace): Promise<PartRun> {
  const whole = emptyOutcome()
  for (const failure of plan.failures) whole.failures.push(failure)
  const done: CheckedJob[] = []
  const troubles: string[] = []
  let articles = 0
  for (const planned of plan.jobs) {
    if (pace.interrupted) break
    const job = equip(planned, settings)
    const checked = await checkArticles(job, settings.running, pace, articles)
    joinOutcome(whole, checked.checked)
    troubles.push(...checked.checked.troubles)
    articles += checked.checked.articles
    done.push({job, ...checked})
  }
  tellTrouble(troubles)
  const report = finish(whole, articles, pace.interrupted)
  const part = {
    header: makeHeader(settings.selecting, settings.acceptance),
    projects: done.map(({job, stored}) => ({...describe(job), facts: stored.lines})),
    report,
    notes: plan.notes
  }
  const drop = (): void => {
    for (const {stored} of done) stored.drop()
  }
  return {part, report, drop}
}

interface CheckedJob extends CheckedArticles {
  readonly job: ProjectJob
}

function describe({checker: {project}, articles, isWhole}: ProjectJob): Omit<PartProject, 'facts'> {
  return {
    root: showPath(project.root),
    hash: hashOfProject(project),
    isWhole: isWhole === true,
    articles
  }
}

/** Throws a UsageError where the options ask for what only the whole of all parts can give. */
export function refusePart({jobs}: Plan, settings: CheckSettings): void {
  const option = settings.selecting.shard ? '--shard' : '--partial'
  if (settings.reporting.outputs.some(({format}) => format !== 'json-lines'))
    throw new UsageError(
      `Unexpected format beside \`${option}\`, expected \`--format json-lines\`; \`newsmark merge\` writes all formats`
    )
  const refused = refusedOption(settings)
  if (refused !== undefined)
    throw new UsageError(`Unexpected \`${refused}\` beside \`${option}\`, expected one of them`)
  for (const {checker} of jobs) refuseOutside(checker.project.root)
}

function refusedOption(settings: CheckSettings): string | undefined {
  const {selecting, mending, acceptance, reporting, running} = settings
  const given: Readonly<Record<string, boolean>> = {
    '-': selecting.paths.includes(STDIN),
    '--staged': selecting.staged,
    '--fix': mending.mode === 'write',
    '--diff': mending.mode === 'diff',
    '--add-ignores': acceptance.add !== undefined,
    '--quiet': reporting.quiet,
    '--max-warnings': reporting.maxWarnings !== undefined,
    '--max-diagnostics': reporting.maxDiagnostics !== undefined,
    '--watch': running.watch,
    '--fail-fast': running.failFast
  }
  return Object.keys(given).find(option => given[option])
}

/** Where parts are put together, no project is read that lies elsewhere: they may come from strangers. */
function refuseOutside(root: string): void {
  if (isWithin(allowedRoot('.'), realPath(root))) return
  throw new UsageError(
    `Unexpected project in ${showPath(root)}, expected to be run in the folder of the project, or in its repository`
  )
}
