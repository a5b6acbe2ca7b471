import {pathHash} from '../../base/hash.js'
import {allowedRoot, isWithin, pathFrom, realPath} from '../../node/paths.js'
import {type CheckReport, noticesOf, toReport} from '../../reporting/report.js'
import {exitCodeFor} from '../exit-code.js'
import {STDIN} from '../files/named-input.js'
import {writeOutputFile} from '../files/output-file.js'
import {countArticles, type ProjectFiles, type RunFiles} from '../files/run-files.js'
import {notifyFailures} from '../notify-failures.js'
import type {CheckOptions, Shard} from '../options.js'
import {type CheckedArticles, checkArticles, openCache} from '../run/check-articles.js'
import {emptyArticlesOutcome, joinArticles} from '../run/check-batch.js'
import type {CheckContext} from '../run/check-context.js'
import {projectRun} from '../run/check-file.js'
import {notifyCacheProblem} from '../run/run-check.js'
import {UsageError} from '../usage-error.js'
import {hashOfProject, makeHeader} from './shard-header.js'
import {formatShard, type ShardProject, type ShardReport} from './write-shard.js'

/**
 * Runs one shard of a check, for `newsmark merge`, and writes its report; gives the exit code for its findings.
 * Throws a UsageError where the options ask for what only all shards together can give.
 */
export async function runAsShard(
  files: RunFiles,
  options: CheckOptions,
  context: CheckContext
): Promise<number> {
  refuseOnShard(files, options, context.cwd)
  const {shard} = options.files
  const own = shard ? filesOfShard(files, shard) : files
  context.progress.begin(countArticles(files.projects), options.reporting.progress)
  const {written, report} = await checkShard(own, options, context)
  context.progress.end()
  const unwritten = options.reporting.outputs.flatMap(({file}) =>
    writeOutputFile(formatShard(written), file, context.stdout, context.cwd)
  )
  for (const note of [...written.notes, ...noticesOf(report)]) context.notify(note)
  const failures = [...report.failures, ...unwritten]
  notifyFailures(failures, context)
  return exitCodeFor({...report, failures}, options, 0)
}

/** The files of a run that fall to a shard. Projects stay in it without articles, so that each shard knows of them. */
function filesOfShard(files: RunFiles, shard: Shard): RunFiles {
  const projects = files.projects.map(project => ({
    ...project,
    articles: project.articles.filter(path => isInShard(path, shard))
  }))
  return {...files, projects}
}

/** Whether an article falls to a shard, by its path relative to its project: the other articles make no difference. */
export function isInShard(path: string, {index, count}: Shard): boolean {
  return pathHash(path) % count === index - 1
}

/** The findings of one shard. */
interface CheckedShard {
  readonly written: ShardReport
  readonly report: CheckReport
}

/** Checks articles each on its own, and leaves what takes all of them to `newsmark merge`. */
async function checkShard(
  files: RunFiles,
  options: CheckOptions,
  context: CheckContext
): Promise<CheckedShard> {
  const {progress, cwd} = context
  const whole = emptyArticlesOutcome()
  for (const failure of files.failures) whole.failures.push(failure)
  const checked: CheckedProject[] = []
  for (const project of files.projects) {
    if (progress.interrupted) break
    const run = projectRun(project, options, context)
    const opened = await openCache(run, context, whole.cacheProblems)
    const result = await checkArticles(run, context, whole.articles, opened)
    joinArticles(whole, result.outcome)
    opened?.close()
    checked.push({files: project, facts: result.facts})
  }
  notifyCacheProblem(whole.cacheProblems, context)
  const {articles, stoppedAt} = whole
  const report = toReport(whole, {articles, stoppedAt, interrupted: progress.interrupted})
  const written = {
    header: makeHeader(options.files, options.suppression),
    projects: checked.map(each => toShardProject(each, cwd)),
    report,
    notes: files.notes
  }
  return {written, report}
}

interface CheckedProject extends Pick<CheckedArticles, 'facts'> {
  readonly files: ProjectFiles
}

function toShardProject(
  {files: {project, articles, isWhole}, facts}: CheckedProject,
  cwd: string
): ShardProject {
  return {
    root: pathFrom(cwd, project.root),
    hash: hashOfProject(project),
    isWhole: isWhole === true,
    articles,
    facts
  }
}

function refuseOnShard({projects}: RunFiles, options: CheckOptions, cwd: string): void {
  const option = options.files.shard ? '--shard' : '--partial'
  if (options.reporting.outputs.some(({format}) => format !== 'json-lines'))
    throw new UsageError(
      `Unexpected format beside \`${option}\`, expected \`--format json-lines\`; \`newsmark merge\` writes all formats`
    )
  const refused = refusedOption(options)
  if (refused !== undefined)
    throw new UsageError(`Unexpected \`${refused}\` beside \`${option}\`, expected one of them`)
  for (const {project} of projects) refuseOutside(project.root, cwd)
}

function refusedOption(options: CheckOptions): string | undefined {
  const {files, rules, fixing, suppression, reporting, running} = options
  const given: Readonly<Record<string, boolean>> = {
    '-': files.paths.includes(STDIN),
    '--staged': files.staged,
    '--fix': fixing.mode === 'write',
    '--diff': fixing.mode === 'diff',
    '--rule': rules.only.length > 0,
    '--config': files.config !== undefined,
    '--isolated': files.isolated,
    '--add-ignores': suppression.add !== undefined,
    '--quiet': reporting.quiet,
    '--max-warnings': reporting.maxWarnings !== undefined,
    '--max-diagnostics': reporting.maxDiagnostics !== undefined,
    '--watch': running.watch,
    '--fail-fast': running.failFast
  }
  return Object.keys(given).find(option => given[option])
}

/** Where shards are merged, no project is read that lies elsewhere: they may come from strangers. */
function refuseOutside(root: string, cwd: string): void {
  if (isWithin(allowedRoot(cwd), realPath(root))) return
  throw new UsageError(
    `Unexpected project in ${pathFrom(cwd, root)}, expected to be run in the folder of the project, or in its repository`
  )
}
