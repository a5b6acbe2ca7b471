import type {Disagreement} from '../../exchange/agreement/disagreements.js'
import type {DistanceName, Interval, Measured} from '../../exchange/agreement/measured.js'
import {asPlainText, type CsvCell, writeCsvRows} from '../../exchange/csv.js'
import {escapeMarkdown} from '../../reporting/formats/markdown.js'
import {alignTable, count, printable} from '../../reporting/text.js'
import {type FilePlace, shown} from './coded-texts.js'

/** A report on agreement, as all formats print it. */
export interface AgreeReport {
  readonly coders: readonly string[]
  /** The number of articles that were compared. */
  readonly texts: number
  readonly measured: readonly Measured[]
  readonly disagreements: readonly PlacedDisagreement[]
  /** Whether the disagreements are printed, too. */
  readonly lists: boolean
  /** How far it came, where it was stopped: articles looked at, of how many, and whether numbers are missing. */
  readonly partial:
    | {readonly read: number; readonly of: number; readonly isCut: boolean}
    | undefined
}

/** A disagreement with its places in the files of the two; at least one is there. */
type PlacedDisagreement = Disagreement & {
  readonly places: readonly [FilePlace | null, FilePlace | null]
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

/** The rows with their head; articles and deviations have a column where some rows have one. */
function rowsOf({measured, coders}: AgreeReport): readonly (readonly string[])[] {
  const hasTexts = measured.some(({text}) => text !== null)
  const hasMeans = measured.some(({mean}) => mean !== null)
  const rows = measured.map(row => [
    ...(hasTexts ? [row.text ?? 'all articles'] : []),
    row.kind ?? 'all kinds',
    row.attribute ?? '',
    labelOf(row),
    whoseIs(row, coders),
    digits(row.value) ?? 'not defined',
    ...(hasMeans ? [digits(row.mean?.sd) ?? ''] : []),
    shownInterval(row.interval),
    String(row.count)
  ])
  const head = [
    ...(hasTexts ? ['article'] : []),
    ...['kind', 'attribute', 'measure', 'coders', 'value'],
    ...(hasMeans ? ['SD'] : []),
    ...['95 %', 'n']
  ]
  return [head, ...rows]
}

function labelOf({measure, attribute, distance}: Measured): string {
  const by = attribute === null || distance === null ? '' : DISTANCES[distance]
  return LABELS[measure] + by
}

const LABELS: Readonly<Record<Measured['measure'], string>> = {
  f1: 'F1, same span',
  overlap: 'F1, overlap',
  iou: 'shared characters',
  relations: 'F1, relations',
  alpha: 'α',
  gamma: 'γ',
  agreement: 'agreement',
  kappa: 'κ',
  pi: 'π',
  fleiss: 'κ of Fleiss'
}

const DISTANCES: Readonly<Record<DistanceName, string>> = {
  nominal: '',
  ordinal: ', ranks',
  interval: ', numbers',
  jaccard: ', sets',
  masi: ', sets'
}

function whoseIs({coders: pair, mean}: Measured, coders: readonly string[]): string {
  if (mean) return `mean of ${count(mean.pairs, 'pair')}`
  return pair ? `${coders[pair[0]]}, ${coders[pair[1]]}` : 'all'
}

function shownInterval(interval: Interval): string {
  if (interval === undefined || interval === 'not defined') return interval ?? ''
  return `${digits(interval[0])}–${digits(interval[1])}`
}

/** The ends of an interval for programs; undefined where there are none. */
function endsOf(interval: Interval): Exclude<Interval, string> {
  return interval === 'not defined' ? undefined : interval
}

function digits(value: number | undefined): string | undefined {
  return value?.toFixed(3)
}

function* formatTable(report: AgreeReport): Iterable<string> {
  const {disagreements, coders, lists} = report
  if (report.partial) yield `${partialNote(report.partial)}\n\n`
  yield* alignTable(rowsOf(report).map(row => row.map(printable)))
  if (lists) {
    yield '\n'
    for (const each of disagreements) yield `${printable(describe(each, coders))}\n`
  }
  yield `\n${sumOf(report)}\n`
}

function sumOf({disagreements, texts}: AgreeReport): string {
  return `${disagreements.length} disagreements in ${texts} ${texts === 1 ? 'article' : 'articles'}`
}

function partialNote({read, of, isCut}: NonNullable<AgreeReport['partial']>): string {
  return `Stopped: only ${read} of ${of} articles${isCut ? ', and not all measures' : ''}`
}

function describe(
  {places, coders: [a, b], type, kind, attribute, words, first, second}: PlacedDisagreement,
  coders: readonly string[]
): string {
  const place = places[0] ?? places[1]
  const where = `${place ? shown(place) : ''} ${kind}`
  const [one, other] = [coders[a], coders[b]]
  const value = (text: string): string => text || 'nothing'
  const also = (relations: string): string => relations && ` · ${relations}`
  switch (type) {
    case 'only-first':
      return `${where} “${words}” · ${one}, not ${other}${also(first)}`
    case 'only-second':
      return `${where} “${words}” · ${other}, not ${one}${also(second)}`
    case 'span':
      return `${where} “${first}” · ${other}: “${second}”`
    case 'attribute':
      return `${where} “${words}” · ${attribute}: ${value(first)} (${one}), ${value(second)} (${other})`
  }
}

function* formatJson(report: AgreeReport): Iterable<string> {
  const {coders, texts, measured, disagreements, partial} = report
  const name = (pair: readonly [number, number] | null) => pair?.map(at => coders[at]) ?? null
  const json = {
    coders,
    articles: texts,
    partial: partial ? {articles: partial.read, of: partial.of, isCut: partial.isCut} : null,
    measures: measured.map(({text, mean, ...row}) => ({
      ...row,
      article: text,
      coders: name(row.coders),
      value: row.value ?? null,
      interval: endsOf(row.interval) ?? null,
      pairs: mean?.pairs ?? null,
      sd: mean?.sd ?? null
    })),
    disagreements: disagreements.map(({at: _at, text, places, ...each}) => ({
      ...each,
      article: text,
      coders: name(each.coders),
      places
    }))
  }
  yield `${JSON.stringify(json, undefined, 2)}\n`
}

/** The numbers, or with `lists` the disagreements: one table, as programs read a file of them. */
function* formatCsv(report: AgreeReport): Iterable<string> {
  const {coders, measured, disagreements, lists, partial} = report
  const state = partial ? `${partial.read} of ${partial.of}` : ''
  if (!lists) {
    yield 'kind,attribute,measure,coders,value,low,high,n,distance,article,partial,pairs,sd\n'
    for (const {kind, attribute, measure, coders: of, value, interval, mean, ...row} of measured) {
      const pair = of ? of.map(at => coders[at]).join(' ') : ''
      const [low, high] = endsOf(interval) ?? []
      const numbers = [value, low, high, row.count]
      const about = [row.distance, row.text, state, mean?.pairs, mean?.sd]
      yield csvLine([kind, attribute, measure, pair, ...numbers, ...about])
    }
    return
  }
  yield 'article,type,kind,attribute,words,first,second,coder_1,path_1,line_1,column_1,coder_2,path_2,line_2,column_2,partial\n'
  for (const each of disagreements) {
    const {text, type, kind, attribute, words, first, second, places} = each
    const sides = places.flatMap((place, of) => [
      coders[each.coders[of] ?? 0],
      place?.path,
      place?.line,
      place?.column
    ])
    yield csvLine([text, type, kind, attribute, words, first, second, ...sides, state])
  }
}

function csvLine(cells: readonly CsvCell[]): string {
  return writeCsvRows([cells.map(cell => (typeof cell === 'string' ? asPlainText(cell) : cell))])
}

function* formatMarkdown(report: AgreeReport): Iterable<string> {
  const [head = [], ...rows] = rowsOf(report)
  const line = (cells: readonly string[]): string =>
    `| ${cells.map(escapeMarkdown).join(' | ')} |\n`
  if (report.partial) yield `**${escapeMarkdown(partialNote(report.partial))}**\n\n`
  yield line(head)
  yield `|${head.map(() => '---').join('|')}|\n`
  for (const row of rows) yield line(row)
  if (!report.lists) return
  yield `\n${sumOf(report)}${report.disagreements.length > 0 ? ':\n\n' : '\n'}`
  for (const each of report.disagreements)
    yield `- ${escapeMarkdown(describe(each, report.coders))}\n`
}
