import {printable} from '../../reporting/text.js'
import {exitCode, exitCodeFor} from '../../runner/exit-code.js'
import {notifyFailures} from '../../runner/notify-failures.js'
import type {CheckOptions} from '../../runner/options.js'
import {sourceOf} from '../../runner/run/sources.js'
import {UsageError} from '../../runner/usage-error.js'
import {exitCodesHelp} from '../help/exit-codes-help.js'
import {notify} from '../notify.js'
import {readCheckOptions} from '../options/check-options.js'
import type {Arguments} from '../options/option.js'
import {reportOptions} from '../options/report-options.js'
import {checkOutputs, protectInputs} from '../report/check-outputs.js'
import {tellTimes} from '../report/print-times.js'
import {writeReports} from '../report/write-reports.js'
import {createContext} from '../run-context.js'
import type {Command} from './command.js'

/** The text of `newsmark merge --help` before the options. */
const mergeDetails: string = `Files:
  What \`newsmark check --shard I/N\` or \`--partial\` printed, of each part once; - means
  standard input, which may hold several parts one behind the other. To be run in the
  folder where the parts were made, with the same articles, glossary and settings:
  what compares articles is checked now, and the report is that of a single run.
`

/** The text behind them. */
const mergeNotes: string = `Examples:
  newsmark check --shard 1/2 --format json-lines > 1.jsonl
  newsmark check --shard 2/2 --format json-lines > 2.jsonl
  newsmark merge 1.jsonl 2.jsonl --format github

${exitCodesHelp}`

/** `newsmark merge FILES…` */
export const mergeCommand: Command = {
  name: 'merge',
  summary: 'Put together what the parts of a check have found',
  operands: 'FILES…',
  completes: 'paths',
  details: mergeDetails,
  options: [reportOptions],
  notes: mergeNotes,
  run: merge
}

async function merge(given: Arguments): Promise<number> {
  if (given.operands.length === 0)
    throw new UsageError('No file is given: name the reports of all parts, or write `-`')
  const options = readCheckOptions(given, process.env)
  checkOutputs(options.reporting, process.cwd())
  const {ShardError} = await import('../../runner/shards/shard-error.js')
  try {
    return await mergeFiles(given.operands, options)
  } catch (error) {
    if (!(error instanceof ShardError)) throw error
    notify(printable(error.message))
    return exitCode.failure
  }
}

/** Loaded when asked for, as most runs are whole. */
async function mergeFiles(files: readonly string[], given: CheckOptions): Promise<number> {
  const {openShards, mergeShards} = await import('../../runner/shards/merge-shards.js')
  const context = createContext()
  const {content, options} = openShards(files, given, context.cwd)
  const {reporting} = options
  context.progress.begin(content.articles, reporting.progress)
  const {report, projects, notes} = await mergeShards(content, options, context)
  context.progress.end()
  for (const note of notes) notify(note)
  notifyFailures(report.failures, context)
  protectInputs(reporting, projects, files, context.cwd)
  const unwritten = await writeReports(report, reporting, context, sourceOf(projects))
  tellTimes(report, reporting, context.uptime())
  return exitCodeFor({...report, failures: [...report.failures, ...unwritten]}, options, 0)
}
