import {severityColour} from '../colours.js'
import {groupFindings} from '../count-findings.js'
import type {FindingRecord} from '../finding-record.js'
import type {OutputTarget, PrintedReport} from '../formatter.js'
import {summarise} from '../summary.js'
import {printable} from '../text.js'

/** For people: findings under the path of their file, in columns, and a summary. */
export function* formatStylish(report: PrintedReport, target: OutputTarget): Iterable<string> {
  for (const [path, group] of groupFindings(report.findings, 'path')) {
    yield `${target.colours.underline(printable(path))}\n`
    yield* formatGroup(group, target)
    yield '\n'
  }
  yield* summarise(report, target.colours)
}

function* formatGroup(group: readonly FindingRecord[], target: OutputTarget): Iterable<string> {
  const {colours, width, link} = target
  const lineWidth = widest(group, ({line}) => String(line).length)
  const columnWidth = widest(group, ({column}) => String(column).length)
  const severityWidth = widest(group, ({severity}) => severity.length)
  const messageWidth = Math.min(
    MESSAGE,
    widest(group, ({message}) => width(printable(message)))
  )
  for (const {line, column, severity, message, ruleId, url} of group) {
    const place = `${String(line).padStart(lineWidth)}:${String(column).padEnd(columnWidth)}`
    const weight = colours[severityColour[severity]](severity.padEnd(severityWidth))
    const text = printable(message)
    const padding = ' '.repeat(Math.max(0, messageWidth - width(text)))
    const rule = colours.dim(link(ruleId, url))
    yield `  ${colours.dim(place)}  ${weight}  ${text}${padding}  ${rule}\n`
  }
}

/** Messages are aligned up to this width, so that one long message does not push all rules away. */
const MESSAGE = 90

function widest(
  group: readonly FindingRecord[],
  widthOf: (finding: FindingRecord) => number
): number {
  let width = 0
  for (const finding of group) width = Math.max(width, widthOf(finding))
  return width
}
