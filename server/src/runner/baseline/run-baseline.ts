import {relative, resolve} from 'node:path'
import {notify, reportFailures} from '../../cli/notify.js'
import {type CheckSettings, readCheckSettings} from '../../cli/options/check-settings.js'
import type {Arguments} from '../../cli/options/read-arguments.js'
import {isThere} from '../../node/file-kind.js'
import {allowedRoot, isWithin, realPath} from '../../node/paths.js'
import {writeText} from '../../node/write-files.js'
import {type AcceptedFiles, baselineName, writeBaseline} from '../../project/baseline.js'
import type {CheckReport} from '../../reporting/report.js'
import {chooseBaseline} from '../files/choose-baseline.js'
import {resolveFiles} from '../files/resolve-files.js'
import type {ProjectFiles} from '../files/run-files.js'
import {UsageError} from '../files/usage-error.js'
import {exitCode} from '../run/exit-code.js'
import {createProgress} from '../run/progress.js'
import {runCheck} from '../run/run-check.js'
import {type BaselineAction, countsOf, describeChange, nextBaseline} from './next-baseline.js'

/** Checks as if nothing were accepted, and writes for each project what is accepted from now on; gives the exit code. */
export async function runBaseline(action: BaselineAction, given: Arguments): Promise<number> {
  const settings = readCheckSettings(given, process.env)
  const plan = await resolveFiles(settings)
  const targets = plan.jobs.map(job => targetOf(job, action, given, settings))
  if (given.values.has('baseline') && targets.length > 1)
    throw new UsageError('Unexpected `--baseline` for several projects, expected one project')
  const progress = createProgress(plan.jobs.reduce((sum, {articles}) => sum + articles.length, 0))
  const report = await runCheck(plan.jobs, withoutBaseline(settings), progress)
  progress.end()
  for (const note of [...plan.notes, ...report.notices]) notify(note)
  reportFailures([...plan.failures, ...report.failures])
  if (report.interrupted) return exitCode.interrupted
  for (const target of targets) write(target, action, report)
  return plan.failures.length + report.failures.length > 0 ? exitCode.failure : exitCode.ok
}

function withoutBaseline(settings: CheckSettings): CheckSettings {
  return {...settings, suppression: {...settings.suppression, baseline: 'none'}}
}

/** Where the accepted findings of a project are listed, and which they are so far. */
interface Target {
  readonly job: ProjectFiles
  /** Absolute. */
  readonly file: string
  readonly old: AcceptedFiles
}

/** Throws a UsageError where there is a baseline that should not be, or none that should, or one that cannot be read. */
function targetOf(
  job: ProjectFiles,
  action: BaselineAction,
  {flags, values}: Arguments,
  {suppression}: CheckSettings
): Target {
  const {project} = job.checker
  const chosen = values.get('baseline')
  const file = chosen === undefined ? `${project.root}/${baselineName}` : resolve(chosen)
  const shown = relative(process.cwd(), file)
  if (chosen === undefined && !isWithin(allowedRoot(project.root), realPath(file)))
    throw new UsageError(`Unexpected link out of the project at ${shown}, expected a file in it`)
  const exists = isThere(file)
  if (action === 'create') {
    if (!exists || flags.has('force')) return {job, file, old: new Map()}
    throw new UsageError(`Unexpected ${shown}, expected none yet, or \`--force\` to write it anew`)
  }
  if (action === 'prune' && !exists)
    throw new UsageError(`Unexpected \`prune\` without ${shown}, expected a baseline`)
  if (!exists) return {job, file, old: new Map()}
  const {baseline, problems} = chooseBaseline(project, suppression.baseline)
  if (problems.some(({ruleId}) => ruleId === 'invalid-baseline'))
    throw new UsageError(
      `Unexpected mistakes in ${shown}, expected them mended, or \`newsmark baseline create --force\``
    )
  return {job, file, old: baseline?.files ?? new Map()}
}

function write({job, file, old}: Target, action: BaselineAction, report: CheckReport): void {
  const next = nextBaseline(action, job, report, old)
  writeText(file, writeBaseline(next))
  const shown = relative(process.cwd(), file)
  notify(describeChange(action, countsOf(old), next, shown))
}
