import {shorten} from '../../base/excerpt.js'
import {noColours} from '../colours.js'
import {countByRule} from '../count-findings.js'
import type {FindingRecord} from '../finding-record.js'
import type {OutputTarget, PrintedReport} from '../formatter.js'
import type {Failure} from '../report.js'
import {summarise} from '../summary.js'
import {count, printable} from '../text.js'

/**
 * A summary for a page, as that of a job: how often each rule has found something, the gravest findings with
 * links to their lines, and what could not be checked. Short enough for any service, whatever was found.
 */
export function* formatMarkdown(report: PrintedReport, target: OutputTarget): Iterable<string> {
  yield '## Newsmark\n\n'
  for (const line of summarise(report, noColours)) yield `${escapeMarkdown(line.trim())}\n\n`
  const {findings, failures} = report
  if (findings.length > 0) {
    yield* tableOfRules(findings)
    yield* tableOfFindings(findings, target)
  }
  if (failures.length > 0) yield* listFailures(failures)
}

function* tableOfRules(findings: readonly FindingRecord[]): Iterable<string> {
  yield '| rule | errors | warnings | notes | fixable |\n|---|---:|---:|---:|---:|\n'
  const urls = new Map(findings.map(({ruleId, url}) => [ruleId, url]))
  for (const [rule, totals] of countByRule(findings)) {
    const {error, warning, info, safe, unsafe} = totals
    const name = link(escapeMarkdown(rule), urls.get(rule))
    yield row([name, ...[error, warning, info, safe + unsafe].map(String)])
  }
  yield '\n'
}

function* tableOfFindings(
  findings: readonly FindingRecord[],
  target: OutputTarget
): Iterable<string> {
  const shown = [...findings].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]).slice(0, MOST)
  yield '| place | severity | finding | rule |\n|---|---|---|---|\n'
  for (const {path, line, column, severity, message, ruleId, url} of shown) {
    const place = escapeMarkdown(`${shorten(path, LONGEST)}:${line}:${column}`)
    const text = formatMessage(shorten(message, LONGEST))
    const rule = link(escapeMarkdown(ruleId), url)
    yield row([link(place, target.page(path, line)), severity, text, rule])
  }
  const left = findings.length - shown.length
  if (left > 0) yield `\nand ${count(left, 'problem')} more\\.\n`
  yield '\n'
}

const WEIGHT = {error: 0, warning: 1, info: 2} as const

function* listFailures(failures: readonly Failure[]): Iterable<string> {
  yield '### Not checked\n\n'
  for (const {path, message} of failures.slice(0, MOST)) {
    const [first = ''] = message.split('\n')
    yield `- ${escapeMarkdown(shorten(path, LONGEST))}: ${escapeMarkdown(shorten(first, LONGEST))}\n`
  }
  const left = failures.length - MOST
  if (left > 0) yield `- and ${count(left, 'file')} more\n`
}

/** Findings on the page: GitHub shows no summary of more than a megabyte. */
const MOST = 50
/** UTF-16 units of a text on the page. */
const LONGEST = 500

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}

function link(label: string, address: string | undefined): string {
  return address === undefined ? label : `[${label}](<${address}>)`
}

/** A message, with what it quotes as code. */
function formatMessage(message: string): string {
  return printable(message)
    .split(/(`[^`]+`)/)
    .filter(part => part !== '')
    .map((part, index, parts) => (isPlainCode(part, parts[index - 1]) ? part : escapeMarks(part)))
    .join('')
}

/**
 * Whether a piece of a message stays whole as code in a table, where backslashes and bars have a meaning of their
 * own: so does the blank at the edge of code, and two pieces of code without a word between them.
 */
function isPlainCode(part: string, before: string | undefined): boolean {
  return /^`[^`\\|]+`$/.test(part) && !/^` | `$/.test(part) && !before?.endsWith('`')
}

/** A text that means nothing but itself, on one line: neither to Markdown nor to what GitHub adds to it. */
export function escapeMarkdown(text: string): string {
  return escapeMarks(printable(text))
}

function escapeMarks(text: string): string {
  return text.replace(/[!#$&*+\-.:<>@[\\\]_`{|}~]/g, '\\$&')
}
