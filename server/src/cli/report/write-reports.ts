import {dirname} from 'node:path'
import {isFolder} from '../../node/file-kind.js'
import {readText} from '../../node/file-system.js'
import {STANDARD_OUTPUT, writeOutput} from '../../node/standard-streams.js'
import {writeTo} from '../../node/write-files.js'
import {countFindings} from '../../reporting/count-findings.js'
import {cutReport} from '../../reporting/cut-report.js'
import type {FindingRecord} from '../../reporting/finding-record.js'
import {formatEntries} from '../../reporting/formats.js'
import type {PrintedReport, Source} from '../../reporting/formatter.js'
import {createIdentify} from '../../reporting/identify.js'
import type {CheckReport, Failure} from '../../reporting/report.js'
import {printable} from '../../reporting/text.js'
import {toFailure} from '../../runner/files/failure.js'
import {UsageError} from '../../runner/files/usage-error.js'
import {notify, reportFailures} from '../notify.js'
import type {Output, ReportSettings} from '../options/read-reporting.js'
import {createOutputTarget} from './report-target.js'

/**
 * Writes a report in each format that is asked for, to where it is asked for, and tells on standard error what is
 * left out. Gives the files that could not be written, which has been told too.
 * `source` gives the texts of checked files; by default they are read again. `descriptor` is where a report without
 * a file goes.
 */
export async function writeReports(
  report: CheckReport,
  reporting: ReportSettings,
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
  for (const notice of told) notify(printable(notice))
  reportFailures(failures)
  return failures
}

function toPrinted(report: CheckReport, {quiet}: ReportSettings): PrintedReport {
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
  reporting: ReportSettings,
  source: Source,
  descriptor: number
): Promise<readonly Failure[]> {
  const {format, file} = output
  const formatter = await formatEntries[format].load()
  const pieces = formatter(report, await createOutputTarget(output, reporting, report, source))
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

/** Writes a report to a file, or to a descriptor where no file is given; gives why a file could not be written. */
export function putReport(
  pieces: Iterable<string>,
  file: string | undefined,
  descriptor: number
): readonly Failure[] {
  if (file === undefined) {
    writeOutput(descriptor, pieces)
    return []
  }
  try {
    writeTo(file, pieces)
    return []
  } catch (error) {
    return [toFailure(file, error)]
  }
}

/** Throws a UsageError where a report could not be written: better before a long run than after it. */
export function checkOutputs({outputs}: ReportSettings): void {
  for (const {file} of outputs) {
    if (file === undefined) continue
    if (isFolderAt(file))
      throw new UsageError(`Unexpected folder \`${file}\` for \`--output-file\`, expected a file`)
    if (!isFolderAt(dirname(file)))
      throw new UsageError(
        `Unexpected value \`${file}\` for \`--output-file\`, expected a file in a folder that exists`
      )
  }
}

function isFolderAt(path: string): boolean {
  try {
    return isFolder(path)
  } catch {
    return false
  }
}
