import {notify, reportFailures} from '../../cli/notify.js'
import type {CheckSettings} from '../../cli/options/check-settings.js'
import {putReport} from '../../cli/report/write-reports.js'
import {allowedRoot, isWithin, realPath} from '../../node/paths.js'
import {STANDARD_OUTPUT} from '../../node/standard-streams.js'
import {type CheckReport, emptyOutcome, joinOutcome} from '../../reporting/report.js'
import {STDIN} from '../files/named-input.js'
import type {ProjectFiles, RunFiles} from '../files/run-files.js'
import {showPath} from '../files/show-path.js'
import {UsageError} from '../files/usage-error.js'
import {type CheckedArticles, checkArticles} from '../run/check-articles.js'
import {exitCodeFor} from '../run/exit-code.js'
import type {Progress} from '../run/progress.js'
import {equip, finish, tellTrouble} from '../run/run-check.js'
import {filesOfShard} from './shard.js'
import {hashOfProject, makeHeader} from './shard-header.js'
import {formatShard, type ShardProject, type ShardReport} from './write-shard.js'

/** Does `newsmark check --partial` and `--shard`; gives the exit code, by what this part has found. */
export async function runAsShard(
  plan: RunFiles,
  settings: CheckSettings,
  progress: Progress
): Promise<number> {
  refuseOnShard(plan, settings)
  const {fileSettings, reporting} = settings
  const planned = fileSettings.shard ? filesOfShard(plan, fileSettings.shard) : plan
  const {part, report, drop} = await runShard(planned, settings, progress)
  progress.end()
  const failures = reporting.outputs.flatMap(({file}) =>
    putReport(formatShard(part), file, STANDARD_OUTPUT)
  )
  drop()
  for (const note of [...part.notes, ...report.notices]) notify(note)
  reportFailures([...report.failures, ...failures])
  return exitCodeFor({...report, failures: [...report.failures, ...failures]}, settings, 0)
}

/** What one of several runs has found, and what to call when it has been written. */
export interface ShardRun {
  readonly part: ShardReport
  readonly report: CheckReport
  readonly drop: () => void
}

/** Checks the articles of a plan each on its own, and leaves what takes all of them to `newsmark merge`. */
export async function runShard(
  plan: RunFiles,
  settings: CheckSettings,
  progress: Progress
): Promise<ShardRun> {
  const whole = emptyOutcome()
  for (const failure of plan.failures) whole.failures.push(failure)
  const done: CheckedJob[] = []
  const troubles: string[] = []
  let articles = 0
  for (const planned of plan.jobs) {
    if (progress.interrupted) break
    const job = equip(planned, settings)
    const checked = await checkArticles(job, settings.running, progress, articles)
    joinOutcome(whole, checked.checked)
    troubles.push(...checked.checked.troubles)
    articles += checked.checked.articles
    done.push({job, ...checked})
  }
  tellTrouble(troubles)
  const report = finish(whole, articles, progress.interrupted)
  const part = {
    header: makeHeader(settings.fileSettings, settings.suppression),
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
  readonly job: ProjectFiles
}

function describe({
  checker: {project},
  articles,
  isWhole
}: ProjectFiles): Omit<ShardProject, 'facts'> {
  return {
    root: showPath(project.root),
    hash: hashOfProject(project),
    isWhole: isWhole === true,
    articles
  }
}

/** Throws a UsageError where the options ask for what only the whole of all parts can give. */
export function refuseOnShard({jobs}: RunFiles, settings: CheckSettings): void {
  const option = settings.fileSettings.shard ? '--shard' : '--partial'
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
  const {fileSettings, fixing, suppression, reporting, running} = settings
  const given: Readonly<Record<string, boolean>> = {
    '-': fileSettings.paths.includes(STDIN),
    '--staged': fileSettings.staged,
    '--fix': fixing.mode === 'write',
    '--diff': fixing.mode === 'diff',
    '--add-ignores': suppression.add !== undefined,
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
