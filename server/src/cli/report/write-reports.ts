import {countFindings} from '../../reporting/count-findings.js'
import {cutReport} from '../../reporting/cut-report.js'
import type {FindingRecord} from '../../reporting/finding-record.js'
import {formatEntries} from '../../reporting/formats.js'
import type {PrintedReport, Source} from '../../reporting/formatter.js'
import {createIdentify} from '../../reporting/identify.js'
import {type CheckReport, type Failure, noticesOf} from '../../reporting/report.js'
import {printable} from '../../reporting/text.js'
import {writeOutputFile} from '../../runner/files/output-file.js'
import {notifyFailures} from '../../runner/notify-failures.js'
import type {ReportOptions} from '../../runner/options.js'
import type {OutputStream, RunContext} from '../../runner/run-context.js'
import {createOutputTarget} from './report-target.js'

/**
 * Writes a report in each format that is asked for, to its file or to a stream, and tells on standard error what is
 * left out. Gives the failures of files that could not be written, which have been told too. `source` gives the texts
 * of checked files.
 */
export async function writeReports(
  report: CheckReport,
  reporting: ReportOptions,
  context: RunContext,
  source: Source,
  stream: OutputStream = context.stdout
): Promise<readonly Failure[]> {
  const shown = cutReport(toPrinted(report, reporting), reporting.maxDiagnostics)
  const told = new Set(shown.notices)
  const failures: Failure[] = []
  for (const output of reporting.outputs) {
    const {load, most} = formatEntries[output.format]
    const fitting = cutReport(shown, most, output.format)
    for (const notice of fitting.notices) told.add(notice)
    const format = await load()
    const pieces = format(fitting, await createOutputTarget(output, reporting, fitting, source))
    failures.push(...writeOutputFile(pieces, output.file, stream, context.cwd))
  }
  for (const notice of told) context.notify(printable(notice))
  notifyFailures(failures, context)
  return failures
}

function toPrinted(report: CheckReport, {quiet}: ReportOptions): PrintedReport {
  const {findings, suppressed} = report
  const shown = quiet
    ? {findings: findings.filter(isError), suppressed: suppressed.filter(isError)}
    : {findings, suppressed}
  const totals = {...countFindings(shown.findings), suppressed: shown.suppressed.length}
  const identify = createIdentify([...findings, ...suppressed])
  return {...report, ...shown, notices: noticesOf(report), totals, identify}
}

function isError({severity}: FindingRecord): boolean {
  return severity === 'error'
}
