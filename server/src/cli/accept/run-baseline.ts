import {relative, resolve} from 'node:path'
import {isThere} from '../../node/is-there.js'
import {allowedRoot, isWithin, realPath} from '../../node/paths.js'
import {writeText} from '../../node/write-text.js'
import {type AcceptedFiles, baselineName} from '../../project/baseline.js'
import {writeBaseline} from '../../project/write-baseline.js'
import {type CheckReport, runCheck} from '../check/run-check.js'
import {exitCode} from '../exit-code.js'
import {describeChange} from '../mend/describe-change.js'
import {createPace} from '../pace.js'
import type {Arguments} from '../read-arguments.js'
import {reportFailures, tell} from '../report-failures.js'
import {makePlan} from '../select/make-plan.js'
import type {ProjectJob} from '../select/plan.js'
import {type CheckSettings, readCheckSettings} from '../settings/check-settings.js'
import {UsageError} from '../usage-error.js'
import {chooseBaseline} from './choose-baseline.js'
import {type BaselineAction, countsOf, nextBaseline} from './next-baseline.js'

/** Checks as if nothing were accepted, and writes for each project what is accepted from now on; gives the exit code. */
export async function runBaseline(action: BaselineAction, given: Arguments): Promise<number> {
  const settings = readCheckSettings(given, process.env)
  const plan = await makePlan(settings)
  const targets = plan.jobs.map(job => targetOf(job, action, given, settings))
  if (given.values.has('baseline') && targets.length > 1)
    throw new UsageError('Unexpected `--baseline` for several projects, expected one project')
  const pace = createPace(plan.jobs.reduce((sum, {articles}) => sum + articles.length, 0))
  const report = await runCheck(plan.jobs, withoutBaseline(settings), pace)
  pace.end()
  for (const note of [...plan.notes, ...report.notices]) tell(note)
  reportFailures([...plan.failures, ...report.failures])
  if (report.interrupted) return exitCode.interrupted
  for (const target of targets) write(target, action, report)
  return plan.failures.length + report.failures.length > 0 ? exitCode.failure : exitCode.ok
}

function withoutBaseline(settings: CheckSettings): CheckSettings {
  return {...settings, acceptance: {...settings.acceptance, baseline: 'none'}}
}

/** Where the accepted findings of a project are listed, and which they are so far. */
interface Target {
  readonly job: ProjectJob
  /** Absolute. */
  readonly file: string
  readonly old: AcceptedFiles
}

/** Throws a UsageError where there is a baseline that should not be, or none that should, or one that cannot be read. */
function targetOf(
  job: ProjectJob,
  action: BaselineAction,
  {flags, values}: Arguments,
  {acceptance}: CheckSettings
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
    throw new UsageError(`There is a ${shown} already: write it anew with \`--force\``)
  }
  if (action === 'prune' && !exists)
    throw new UsageError(
      `There is no ${shown} to prune: write it with \`newsmark baseline create\``
    )
  if (!exists) return {job, file, old: new Map()}
  const {baseline, problems} = chooseBaseline(project, acceptance.baseline)
  if (problems.some(({ruleId}) => ruleId === 'invalid-baseline'))
    throw new UsageError(
      `${shown} has mistakes: mend them, or write it anew with \`newsmark baseline create --force\``
    )
  return {job, file, old: baseline?.files ?? new Map()}
}

function write({job, file, old}: Target, action: BaselineAction, report: CheckReport): void {
  const next = nextBaseline(action, job, report, old)
  writeText(file, writeBaseline(next))
  const shown = relative(process.cwd(), file)
  tell(describeChange(action, countsOf(old), next, shown))
}
