import {judge} from './check/judge.js'
import type {Command} from './command.js'
import {exitCode} from './exit-code.js'
import {mergeDetails, mergeNotes} from './help/merge-help.js'
import {reportingOptions} from './options/check-options.js'
import {createPace} from './pace.js'
import type {Arguments} from './read-arguments.js'
import {checkOutputs} from './report/check-outputs.js'
import {printable} from './report/format/printable.js'
import {sourceOf} from './report/source-of.js'
import {tellTimes} from './report/tell-times.js'
import {writeReports} from './report/write-reports.js'
import {reportFailures, tell} from './report-failures.js'
import {type CheckSettings, readCheckSettings} from './settings/check-settings.js'
import {UsageError} from './usage-error.js'

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
    throw new UsageError('No file is given: name the reports of all parts, or write `-`')
  const settings = readCheckSettings(given, process.env)
  checkOutputs(settings.reporting)
  const {PartError} = await import('./part/part-error.js')
  try {
    return await mergeFiles(given.operands, settings)
  } catch (error) {
    if (!(error instanceof PartError)) throw error
    tell(printable(error.message))
    return exitCode.failure
  }
}

async function mergeFiles(files: readonly string[], options: CheckSettings): Promise<number> {
  const {gatherParts} = await import('./part/gather-parts.js')
  const {mergeParts} = await import('./part/merge-parts.js')
  const {gathered, settings} = gatherParts(files, options)
  const pace = createPace(gathered.articles)
  const {report, jobs, notes} = await mergeParts(gathered, settings, pace)
  pace.end()
  for (const note of notes) tell(note)
  reportFailures(report.failures)
  const unwritten = await writeReports(report, settings.reporting, sourceOf(jobs))
  await tellTimes(report, settings.reporting)
  return judge({...report, failures: [...report.failures, ...unwritten]}, settings, 0)
}
