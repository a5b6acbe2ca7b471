import {readText} from '../../node/file-system.js'
import {STANDARD_OUTPUT} from '../../node/standard-streams.js'
import type {CheckReport} from '../check/run-check.js'
import type {Failure} from '../failure.js'
import {reportFailures, tell} from '../report-failures.js'
import type {Output, Reporting} from '../settings/read-reporting.js'
import {cutReport} from './cut-report.js'
import type {FindingRecord} from './finding-record.js'
import {countFindings} from './format/count-findings.js'
import type {PrintedReport, Source} from './format/formatter.js'
import {createIdentify} from './format/identify.js'
import {printable} from './format/printable.js'
import {formatEntries} from './format-findings.js'
import {putReport} from './put-report.js'
import {createStage} from './stage.js'

/**
 * Writes a report in each format that is asked for, to where it is asked for, and tells on standard error what is
 * left out. Gives the files that could not be written, which has been told too.
 * `source` gives the texts of checked files; by default they are read again. `descriptor` is where a report without
 * a file goes.
 */
export async function writeReports(
  report: CheckReport,
  reporting: Reporting,
  source: Source = readAgain,
  descriptor: number = STANDARD_OUTPUT
): Promise<readonly Failure[]> {
  const shown = cutReport(toPrinted(report, reporting), reporting.maxDiagnostics)
  const told = new Set(shown.notices)
  const failures: Failure[] = []
  for (const output of reporting.outputs) {
    const fitting = cutReport(shown, formatEntries[output.format].most, output.format)
    for (const notice of fitting.notices) told.add(notice)
    failures.push(...(await writeReport(fitting, output, reporting, source, descriptor)))
  }
  for (const notice of told) tell(printable(notice))
  reportFailures(failures)
  return failures
}

function toPrinted(report: CheckReport, {quiet}: Reporting): PrintedReport {
  const {findings, suppressed} = report
  const shown = quiet
    ? {findings: findings.filter(isError), suppressed: suppressed.filter(isError)}
    : {findings, suppressed}
  const totals = {...countFindings(shown.findings), suppressed: shown.suppressed.length}
  return {...report, ...shown, totals, identify: createIdentify([...findings, ...suppressed])}
}

function isError({severity}: FindingRecord): boolean {
  return severity === 'error'
}

async function writeReport(
  report: PrintedReport,
  output: Output,
  reporting: Reporting,
  source: Source,
  descriptor: number
): Promise<readonly Failure[]> {
  const {format, file} = output
  const formatter = await formatEntries[format].load()
  const pieces = formatter(report, await createStage(output, reporting, report, source))
  return putReport(pieces, file, descriptor)
}

/** A file may have gone since it was checked. */
function readAgain(path: string): string | undefined {
  try {
    return readText(path)
  } catch {
    return undefined
  }
}
