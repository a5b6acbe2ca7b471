import {compareText} from '../../base/compare.js'
import {isThere} from '../../node/file-kind.js'
import {allowedRoot, toPortable} from '../../node/paths.js'
import {type CheckReport, sortFailures} from '../../reporting/report.js'
import {exitCode, exitCodeFor} from '../../runner/exit-code.js'
import {resolveFiles} from '../../runner/files/resolve-files.js'
import {countArticles, type ProjectFiles, type RunFiles} from '../../runner/files/run-files.js'
import type {FixedRun} from '../../runner/fix/fix-run.js'
import {notifyFailures} from '../../runner/notify-failures.js'
import type {CheckOptions} from '../../runner/options.js'
import type {CheckContext} from '../../runner/run/check-context.js'
import {runCheck} from '../../runner/run/run-check.js'
import {sourceOf} from '../../runner/run/sources.js'
import {exitCodesHelp} from '../help/exit-codes-help.js'
import {checkOptions, readCheckOptions} from '../options/check-options.js'
import type {Arguments} from '../options/option.js'
import {checkOutputs, protectInputs} from '../report/check-outputs.js'
import {tellTimes} from '../report/print-times.js'
import {writeReports} from '../report/write-reports.js'
import {createContext} from '../run-context.js'
import type {Command} from './command.js'

/** The text of `newsmark check --help` before the options. */
const checkDetails: string = `Paths:
  A folder means all articles in and below it; without any path, this folder.
  The nearest newsmark.yaml above an article says which files are articles, what the
  glossary is and which rules apply; without one, all *.news.txt are articles.
  A file is checked whatever newsmark.yaml includes, unless --force-exclude is given.
  A glob in quotes means all files that it matches; - means standard input.
`

/** The text behind them. */
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
  const options = readCheckOptions(given, process.env)
  const context = createContext()
  checkOutputs(options.reporting, context.cwd)
  const files = await resolveFiles(options, context)
  if (options.files.show) return showFiles(files, options, context)
  const {fileList} = options.files
  const inputs = fileList === undefined ? [] : [fileList]
  protectInputs(options.reporting, files.projects, inputs, context.cwd)
  if (options.running.watch) return watch(files, options, context)
  if (options.files.partial) return checkShard(files, options, context)
  await warnOfGit(files, context)
  return checkFiles(files, options, context)
}

/** Says once that git would merge articles line by line here, where the repository wants Newsmark to do that. */
async function warnOfGit({projects}: RunFiles, {cwd, notify}: CheckContext): Promise<void> {
  const roots = [toPortable(cwd), ...projects.map(({project}) => project.root)]
  const folders = new Set(roots.flatMap(root => [root, toPortable(allowedRoot(root))]))
  const wanting = [...folders].filter(folder => isThere(`${folder}/.gitattributes`))
  if (wanting.length === 0) return
  const {driverProblem} = await import('../../runner/merge/git-setup.js')
  const problem = wanting.map(driverProblem).find(found => found !== undefined)
  if (problem !== undefined) notify(problem)
}

/** Lists the articles that would be checked; gives the exit code. */
function showFiles(
  {projects, failures, notes}: RunFiles,
  {files: {separator}}: CheckOptions,
  context: CheckContext
): number {
  const shown = projects.flatMap(({access, articles}) => articles.map(access.show))
  context.stdout.write(shown.sort(compareText).map(path => path + separator))
  for (const note of notes) context.notify(note)
  notifyFailures(sortFailures([...failures]), context)
  return failures.length > 0 ? exitCode.failure : exitCode.ok
}

/** Checks files, fixes what is to be fixed, and reports the rest; gives the exit code. */
async function checkFiles(
  files: RunFiles,
  options: CheckOptions,
  context: CheckContext
): Promise<number> {
  // Starting up belongs to a run, but not to each of those that follow each other.
  const started = options.running.watch ? context.uptime() : 0
  context.progress.begin(countArticles(files.projects), options.reporting.progress)
  const found = await runCheck(files.projects, options, context)
  const fixed = await fixIfAsked(files.projects, found, options, context)
  context.progress.end()
  const failures = sortFailures([...files.failures, ...fixed.report.failures])
  for (const note of files.notes) context.notify(note)
  notifyFailures(failures, context)
  const report = {...fixed.report, failures}
  if (!options.fixing.reports) return exitCodeFor(report, options, fixed.changed)
  const {reporting} = options
  const unwritten = await writeReports(
    report,
    reporting,
    context,
    sourceOf(fixed.projects),
    fixed.stream
  )
  tellTimes(report, reporting, context.uptime() - started)
  return exitCodeFor({...report, failures: [...failures, ...unwritten]}, options, fixed.changed)
}

/** Loaded when asked for, as most runs end. */
async function watch(
  files: RunFiles,
  options: CheckOptions,
  context: CheckContext
): Promise<number> {
  const runner = await import('../../runner/watch/watch.js')
  const check = options.files.partial ? checkShard : checkFiles
  return runner.watch(files, options, context, changed => check(changed, options, context))
}

/** Loaded when asked for, as most runs are whole. */
async function checkShard(
  files: RunFiles,
  options: CheckOptions,
  context: CheckContext
): Promise<number> {
  const {runAsShard} = await import('../../runner/shards/run-shard.js')
  return runAsShard(files, options, context)
}

/** Loaded when asked for, as most runs change nothing. */
async function fixIfAsked(
  projects: readonly ProjectFiles[],
  report: CheckReport,
  options: CheckOptions,
  context: CheckContext
): Promise<FixedRun> {
  const reason = options.suppression.add
  if (reason !== undefined) {
    const {addIgnores} = await import('../../runner/fix/add-comments.js')
    return addIgnores(projects, report, reason, options, context)
  }
  if (options.fixing.mode === 'off') return {projects, report, changed: 0, stream: context.stdout}
  const {fixRun} = await import('../../runner/fix/fix-run.js')
  return fixRun(projects, report, options, context)
}
