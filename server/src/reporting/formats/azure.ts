import {noColours} from '../colours.js'
import type {FindingRecord} from '../finding-record.js'
import type {OutputTarget, PrintedReport} from '../formatter.js'
import {summarise} from '../summary.js'
import {printable} from '../text.js'
import {describeFinding} from './concise.js'

/**
 * Commands that make the agent of Azure Pipelines list findings as issues of the run, and a summary for its log.
 * Azure knows errors and warnings, so notes are lines of the log and nothing more.
 */
export function* formatAzure(report: PrintedReport, {fromRoot}: OutputTarget): Iterable<string> {
  for (const finding of report.findings)
    yield finding.severity === 'info'
      ? `${describeFinding(finding)}\n`
      : formatFinding(finding, fromRoot)
  for (const {path, message} of report.failures)
    yield toCommand(
      {type: 'error', sourcepath: fromRoot(path)},
      `${printable(path)}: ${printable(message)}`
    )
  yield* summarise(report, noColours)
}

function formatFinding(finding: FindingRecord, fromRoot: OutputTarget['fromRoot']): string {
  const {path, line, column, severity, ruleId} = finding
  const place = {sourcepath: fromRoot(path), linenumber: line, columnnumber: column}
  return toCommand({type: severity, ...place, code: ruleId}, describeFinding(finding))
}

function toCommand(properties: Readonly<Record<string, string | number>>, message: string): string {
  const written = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeProperty(String(value))};`
  )
  return `##vso[task.logissue ${written.join('')}]${escapeData(message)}\n`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(']', '%5D').replaceAll(';', '%3B')
}
