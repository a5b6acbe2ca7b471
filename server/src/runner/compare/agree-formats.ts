import type {Disagreement} from '../../exchange/agreement/disagreements.js'
import type {Measured} from '../../exchange/agreement/measured.js'
import {escapeMarkdown} from '../../reporting/formats/markdown.js'
import {alignTable, printable} from '../../reporting/text.js'

/** A report on agreement, as all formats print it. */
export interface AgreeReport {
  readonly coders: readonly string[]
  readonly texts: number
  readonly measured: readonly Measured[]
  /** Each with its place: path, line and column. */
  readonly disagreements: readonly (Disagreement & {readonly place: string})[]
  /** Whether the disagreements are printed, too. */
  readonly lists: boolean
}

/** How a report is printed. */
export type AgreeFormat = 'table' | 'json' | 'csv' | 'markdown'

/** The formats by name. */
export const agreeFormats: Readonly<
  Record<AgreeFormat, (report: AgreeReport) => Iterable<string>>
> = {
  table: formatTable,
  json: formatJson,
  csv: formatCsv,
  markdown: formatMarkdown
}

const HEAD = ['kind', 'attribute', 'measure', 'coders', 'value', '95 %', 'n'] as const

function rowsOf({measured, coders}: AgreeReport): readonly (readonly string[])[] {
  return measured.map(row => [
    row.kind ?? 'all kinds',
    row.attribute ?? '',
    LABELS[row.measure],
    pairName(row.coders, coders) ?? 'all',
    digits(row.value) ?? 'not defined',
    row.interval ? `${digits(row.interval[0])}–${digits(row.interval[1])}` : '',
    String(row.count)
  ])
}

const LABELS: Readonly<Record<Measured['measure'], string>> = {
  f1: 'F1, same span',
  overlap: 'F1, overlap',
  iou: 'shared characters',
  alpha: 'α',
  gamma: 'γ',
  agreement: 'agreement',
  kappa: 'κ',
  pi: 'π'
}

function pairName(pair: Measured['coders'], coders: readonly string[]): string | undefined {
  return pair ? `${coders[pair[0]]}, ${coders[pair[1]]}` : undefined
}

function digits(value: number | undefined): string | undefined {
  return value?.toFixed(3)
}

function* formatTable(report: AgreeReport): Iterable<string> {
  yield* alignTable([HEAD, ...rowsOf(report).map(row => row.map(printable))])
  if (report.lists) {
    yield '\n'
    for (const each of report.disagreements) yield `${printable(describe(each, report.coders))}\n`
  }
  const {disagreements, texts} = report
  yield `\n${disagreements.length} disagreements in ${texts} ${texts === 1 ? 'article' : 'articles'}\n`
}

function describe(
  {
    place,
    coders: [a, b],
    type,
    kind,
    attribute,
    words,
    first,
    second
  }: AgreeReport['disagreements'][number],
  coders: readonly string[]
): string {
  const [one, other] = [coders[a], coders[b]]
  const value = (text: string): string => text || 'nothing'
  switch (type) {
    case 'only-first':
      return `${place} ${kind} “${words}” · ${one}, not ${other}`
    case 'only-second':
      return `${place} ${kind} “${words}” · ${other}, not ${one}`
    case 'span':
      return `${place} ${kind} “${first}” · ${other}: “${second}”`
    case 'attribute':
      return `${place} ${kind} “${words}” · ${attribute}: ${value(first)} (${one}), ${value(second)} (${other})`
  }
}

function* formatJson({coders, texts, measured, disagreements}: AgreeReport): Iterable<string> {
  const name = (pair: readonly [number, number] | null) => pair?.map(at => coders[at]) ?? null
  const report = {
    coders,
    articles: texts,
    measures: measured.map(row => ({
      ...row,
      coders: name(row.coders),
      value: row.value ?? null,
      interval: row.interval ?? null
    })),
    disagreements: disagreements.map(({at: _at, atCoder: _coder, text, ...each}) => ({
      ...each,
      article: text,
      coders: name(each.coders)
    }))
  }
  yield `${JSON.stringify(report, undefined, 2)}\n`
}

function* formatCsv(report: AgreeReport): Iterable<string> {
  yield 'kind,attribute,measure,coders,value,low,high,n\n'
  for (const {kind, attribute, measure, coders, value, interval, count} of report.measured) {
    const pair = coders ? coders.map(at => report.coders[at]).join(' ') : ''
    const cells = [kind, attribute, measure, pair, value, interval?.[0], interval?.[1], count]
    yield `${cells.map(cell).join(',')}\n`
  }
}

/** A cell by RFC 4180; a text that a spreadsheet would take for a formula begins with an apostrophe. */
function cell(value: string | number | null | undefined): string {
  if (typeof value === 'number') return String(value)
  const text = (value ?? '').replace(/^[=+@\t\r-]/, sign => `'${sign}`)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function* formatMarkdown(report: AgreeReport): Iterable<string> {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map(escapeMarkdown).join(' | ')} |\n`
  yield line(HEAD)
  yield `|${HEAD.map(() => '---').join('|')}|\n`
  for (const row of rowsOf(report)) yield line(row)
}
