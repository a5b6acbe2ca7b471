import {printable} from '../../reporting/text.js'
import {UsageError} from '../../runner/files/usage-error.js'
import {exitCode, exitCodeFor} from '../../runner/run/exit-code.js'
import {createProgress} from '../../runner/run/progress.js'
import {sourceOf} from '../../runner/run/sources.js'
import {exitCodesHelp} from '../help/exit-codes-help.js'
import {notify, reportFailures} from '../notify.js'
import {reportingOptions} from '../options/check-options.js'
import {type CheckSettings, readCheckSettings} from '../options/check-settings.js'
import type {Arguments} from '../options/read-arguments.js'
import {tellTimes} from '../report/print-times.js'
import {checkOutputs, writeReports} from '../report/write-reports.js'
import type {Command} from './command.js'

/** What `newsmark merge --help` says before the options. */
const mergeDetails: string = `Files:
  What \`newsmark check --shard I/N\` or \`--partial\` printed, of each part once; - means
  standard input, which may hold several parts one behind the other. To be run in the
  folder where the parts were made, with the same articles, glossary and settings:
  what compares articles is checked now, and the report is that of a single run.
`

/** What it says behind them. */
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
  options: [reportingOptions],
  notes: mergeNotes,
  run: merge
}

async function merge(given: Arguments): Promise<number> {
  if (given.operands.length === 0)
    throw new UsageError('Unexpected lack of files, expected the reports of all parts, or `-`')
  const settings = readCheckSettings(given, process.env)
  checkOutputs(settings.reporting)
  const {ShardError} = await import('../../runner/shards/shard-error.js')
  try {
    return await mergeFiles(given.operands, settings)
  } catch (error) {
    if (!(error instanceof ShardError)) throw error
    notify(printable(error.message))
    return exitCode.failure
  }
}

async function mergeFiles(files: readonly string[], options: CheckSettings): Promise<number> {
  const {gatherShards} = await import('../../runner/shards/merge-shards.js')
  const {mergeShards} = await import('../../runner/shards/merge-shards.js')
  const {gathered, settings} = gatherShards(files, options)
  const progress = createProgress(gathered.articles)
  const {report, jobs, notes} = await mergeShards(gathered, settings, progress)
  progress.end()
  for (const note of notes) notify(note)
  reportFailures(report.failures)
  const unwritten = await writeReports(report, settings.reporting, sourceOf(jobs))
  await tellTimes(report, settings.reporting)
  return exitCodeFor({...report, failures: [...report.failures, ...unwritten]}, settings, 0)
}
