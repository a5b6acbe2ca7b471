import type {FindingRecord} from '../finding-record.js'
import {count} from './count.js'
import {printable} from './printable.js'

/** The colours that the format uses; each gives its text back unchanged where colours are off. */
export interface Colours {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly underline: (text: string) => string
  readonly red: (text: string) => string
  readonly yellow: (text: string) => string
  readonly blue: (text: string) => string
  readonly green: (text: string) => string
}

/** No colours. */
export const noColours: Colours = {
  bold: same,
  dim: same,
  underline: same,
  red: same,
  yellow: same,
  blue: same,
  green: same
}

function same(text: string): string {
  return text
}

/** What a run has looked at. */
export interface RunSize {
  readonly articles: number
  readonly failures: readonly unknown[]
  readonly interrupted: boolean
}

/** For people: findings under the path of their file, in columns, and a summary. */
export function* formatStylish(
  findings: readonly FindingRecord[],
  size: RunSize,
  colours: Colours
): Iterable<string> {
  const groups = groupByPath(findings)
  for (const [path, group] of groups) {
    yield `${colours.underline(printable(path))}\n`
    yield* formatGroup(group, colours)
    yield '\n'
  }
  yield `${summarise(findings, groups.size, size, colours)}\n`
}

function groupByPath(findings: readonly FindingRecord[]): Map<string, FindingRecord[]> {
  const groups = new Map<string, FindingRecord[]>()
  for (const finding of findings) {
    const group = groups.get(finding.path)
    if (group) group.push(finding)
    else groups.set(finding.path, [finding])
  }
  return groups
}

function* formatGroup(group: readonly FindingRecord[], colours: Colours): Iterable<string> {
  const lineWidth = widest(group, ({line}) => String(line))
  const columnWidth = widest(group, ({column}) => String(column))
  const severityWidth = widest(group, ({severity}) => severity)
  const messageWidth = Math.min(
    MESSAGE,
    widest(group, ({message}) => printable(message))
  )
  for (const {line, column, severity, message, ruleId} of group) {
    const place = `${String(line).padStart(lineWidth)}:${String(column).padEnd(columnWidth)}`
    const weight = colours[COLOUR[severity]](severity.padEnd(severityWidth))
    const text = printable(message).padEnd(messageWidth)
    yield `  ${colours.dim(place)}  ${weight}  ${text}  ${colours.dim(ruleId)}\n`
  }
}

/** Messages are aligned up to this length, so that one long message does not push all rules away. */
const MESSAGE = 90

const COLOUR = {error: 'red', warning: 'yellow', info: 'blue'} as const

function widest(
  group: readonly FindingRecord[],
  textOf: (finding: FindingRecord) => string
): number {
  let width = 0
  for (const finding of group) width = Math.max(width, textOf(finding).length)
  return width
}

function summarise(
  findings: readonly FindingRecord[],
  files: number,
  size: RunSize,
  colours: Colours
): string {
  const checked = describeSize(size)
  if (findings.length === 0) return summariseNothing(size.failures.length, checked, colours)
  const errors = findings.filter(({severity}) => severity === 'error').length
  const warnings = findings.filter(({severity}) => severity === 'warning').length
  const notes = findings.length - errors - warnings
  const parts = [count(errors, 'error'), count(warnings, 'warning')]
  if (notes > 0) parts.push(count(notes, 'note'))
  const total = `${count(findings.length, 'problem')} (${parts.join(', ')})`
  const colour = errors > 0 ? colours.red : colours.yellow
  return `${colours.bold(colour(`✖ ${total}`))} in ${count(files, 'file')}, ${checked}.`
}

function summariseNothing(failures: number, checked: string, colours: Colours): string {
  if (failures === 0) return `${colours.green('✔')} No problems, ${checked}.`
  return `${colours.red('✖')} No problems found, but ${checked}.`
}

function describeSize({articles, failures, interrupted}: RunSize): string {
  const failed = failures.length > 0 ? `, ${count(failures.length, 'failure')}` : ''
  const stopped = interrupted ? ' before the interruption' : ''
  return `${count(articles, 'article')} checked${failed}${stopped}`
}
