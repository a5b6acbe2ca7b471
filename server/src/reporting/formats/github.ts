import {noColours} from '../colours.js'
import type {FindingRecord} from '../finding-record.js'
import type {OutputTarget, PrintedReport} from '../formatter.js'
import type {Failure} from '../report.js'
import {summarise} from '../summary.js'
import {printable} from '../text.js'
import {describeFinding} from './concise.js'

/** Commands that make GitHub's runner put findings beside the lines of a pull request, and a summary for its log. */
export function* formatGithub(report: PrintedReport, {fromRoot}: OutputTarget): Iterable<string> {
  for (const finding of report.findings) yield formatFinding(finding, fromRoot)
  for (const failure of report.failures) yield formatFailure(failure, fromRoot)
  yield* summarise(report, noColours)
}

/** The log shows nothing but the message, so it says all. */
function formatFinding(finding: FindingRecord, fromRoot: OutputTarget['fromRoot']): string {
  const {path, line, column, endLine, endColumn, ruleId, severity, url} = finding
  // Columns of a place over several lines would be taken for columns of its first line.
  const columns = line === endLine ? {col: column, endColumn} : {}
  const place = {file: fromRoot(path), line, endLine, ...columns}
  const properties = {title: `Newsmark (${ruleId})`, ...place}
  return toCommand(LEVEL[severity], properties, `${describeFinding(finding)}\n${url}`)
}

const LEVEL = {error: 'error', warning: 'warning', info: 'notice'} as const

function formatFailure({path, message}: Failure, fromRoot: OutputTarget['fromRoot']): string {
  const text = `${printable(path)}: ${message}`
  return toCommand('error', {title: 'Newsmark', file: fromRoot(path)}, text)
}

function toCommand(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  message: string
): string {
  const written = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeProperty(String(value))}`
  )
  return `::${name} ${written.join(',')}::${escapeData(message)}\n`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
