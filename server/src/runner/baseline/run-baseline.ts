import {resolve} from 'node:path'
import {isThere} from '../../node/file-kind.js'
import {allowedRoot, isWithin, pathFrom, realPath} from '../../node/paths.js'
import {writeText} from '../../node/write-files.js'
import {type AcceptedFiles, baselineName, writeBaseline} from '../../project/baseline.js'
import {type CheckReport, noticesOf} from '../../reporting/report.js'
import {exitCode} from '../exit-code.js'
import {resolveFiles} from '../files/resolve-files.js'
import {countArticles, type ProjectFiles} from '../files/run-files.js'
import {chooseBaseline} from '../files/run-project.js'
import {notifyFailures} from '../notify-failures.js'
import type {BaselineChoice, CheckOptions} from '../options.js'
import type {CheckContext} from '../run/check-context.js'
import {runCheck} from '../run/run-check.js'
import {UsageError} from '../usage-error.js'
import {type BaselineAction, countsOf, describeChange, nextBaseline} from './next-baseline.js'

/** The change that is asked for; `force` writes a new baseline over one that is there. */
export interface BaselineRequest {
  readonly action: BaselineAction
  readonly force: boolean
}

/**
 * Checks without a baseline, and writes for each project the one that follows from the findings; gives the exit code.
 * Throws a UsageError where there is a baseline that should not be, or none that should, or one that cannot be read.
 */
export async function runBaseline(
  request: BaselineRequest,
  options: CheckOptions,
  context: CheckContext
): Promise<number> {
  const {notify, progress, cwd} = context
  const files = await resolveFiles(withBaseline(options, 'default'), context)
  const {baseline} = options.suppression
  const targets = files.projects.map(project => targetOf(project, request, baseline, cwd))
  if (typeof baseline === 'object' && targets.length > 1)
    throw new UsageError('Unexpected `--baseline` for several projects, expected one project')
  progress.begin(countArticles(files.projects), options.reporting.progress)
  const projects = files.projects.map(each => ({
    ...each,
    project: chooseBaseline(each.project, 'none', cwd)
  }))
  const report = await runCheck(projects, withBaseline(options, 'none'), context)
  progress.end()
  for (const note of [...files.notes, ...noticesOf(report)]) notify(note)
  notifyFailures([...files.failures, ...report.failures], context)
  if (report.interrupted) return exitCode.interrupted
  for (const target of targets) write(target, request.action, report, context)
  return files.failures.length + report.failures.length > 0 ? exitCode.failure : exitCode.ok
}

function withBaseline(options: CheckOptions, baseline: BaselineChoice): CheckOptions {
  return {...options, suppression: {...options.suppression, baseline}}
}

/** The baseline of a project that is written, and what it lists so far. */
interface Target {
  readonly files: ProjectFiles
  /** Absolute. */
  readonly file: string
  readonly old: AcceptedFiles
}

function targetOf(
  files: ProjectFiles,
  {action, force}: BaselineRequest,
  choice: BaselineChoice,
  cwd: string
): Target {
  const {project} = files
  const chosen = typeof choice === 'object' ? choice.file : undefined
  const file = chosen === undefined ? `${project.root}/${baselineName}` : resolve(cwd, chosen)
  const shown = pathFrom(cwd, file)
  if (chosen === undefined && !isWithin(allowedRoot(project.root), realPath(file)))
    throw new UsageError(`Unexpected link out of the project at ${shown}, expected a file in it`)
  const exists = isThere(file)
  if (action === 'create') {
    if (!exists || force) return {files, file, old: new Map()}
    throw new UsageError(`There is a ${shown} already: write it anew with \`--force\``)
  }
  if (action === 'prune' && !exists)
    throw new UsageError(
      `There is no ${shown} to prune: write it with \`newsmark baseline create\``
    )
  if (!exists) return {files, file, old: new Map()}
  const {baseline, problems} = chooseBaseline(project, choice, cwd)
  if (problems.some(({ruleId}) => ruleId === 'invalid-baseline'))
    throw new UsageError(
      `${shown} has mistakes: correct them, or write it anew with \`newsmark baseline create --force\``
    )
  return {files, file, old: baseline?.files ?? new Map()}
}

function write(
  {files, file, old}: Target,
  action: BaselineAction,
  report: CheckReport,
  {cwd, notify}: CheckContext
): void {
  const next = nextBaseline(action, files, report, old)
  writeText(file, writeBaseline(next))
  notify(describeChange(action, countsOf(old), next, pathFrom(cwd, file)))
}
