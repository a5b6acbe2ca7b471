import {parse as parseCsv} from 'csv-parse/sync'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {defaultCodebook} from '../../../server/src/codebook/default/codebook.js'
import type {Piece} from '../../../server/src/exchange/export/exporter.js'
import type {Loss} from '../../../server/src/exchange/export/loss.js'
import {exportTables} from '../../../server/src/exchange/tables/export-tables.js'
import {buildGlossary} from '../../../server/src/glossary/glossary.js'
import {parseGlossaryFile} from '../../../server/src/glossary/parse-glossary.js'
import {resolve} from '../../../server/src/model/resolve.js'
import {parse} from '../../../server/src/syntax/parse.js'
import {articleWithMistakes, PROJECT} from '../../checking/fix/arbitrary-article.js'

type Row = Readonly<Record<string, unknown>>

const glossary = buildGlossary([
  parseGlossaryFile('glossary.yaml', PROJECT['glossary.yaml'] ?? '', defaultCodebook)
])

/** Exports articles, and reads the tables back as another program would: by the data package and a CSV reader. */
function tablesOf(texts: Readonly<Record<string, string>>) {
  const exporter = exportTables({
    codebook: defaultCodebook,
    glossary,
    generator: 'newsmark',
    nameOf: path => path
  })
  const files = new Map<string, string>()
  const losses: Loss[] = []
  const put = (pieces: readonly Piece[]): void => {
    for (const {file, text} of pieces) files.set(file, (files.get(file) ?? '') + text)
  }
  put(exporter.start())
  for (const [path, text] of Object.entries(texts)) {
    const added = exporter.add(resolve(path, parse(text), defaultCodebook, glossary))
    put(added.pieces)
    losses.push(...added.losses)
  }
  const last = exporter.finish()
  put(last.pieces)
  losses.push(...last.losses)
  const {resources} = JSON.parse(files.get('datapackage.json') ?? '')
  const schemas = new Map<string, Schema>(
    resources.flatMap((resource: {name: string; schema?: Schema}) =>
      resource.schema ? [[resource.name, resource.schema]] : []
    )
  )
  const csv = new Map(
    [...schemas].map(([name, schema]) => [name, readCsv(files.get(`${name}.csv`) ?? '', schema)])
  )
  return {files, losses: [...losses], schemas, csv}
}

interface Schema {
  readonly fields: readonly {
    readonly name: string
    readonly type: string
    readonly constraints?: {readonly required?: boolean}
  }[]
  readonly primaryKey: readonly string[]
  readonly foreignKeys?: readonly ForeignKey[]
  /** Foreign keys that are optional in part. */
  readonly links?: readonly ForeignKey[]
}

interface ForeignKey {
  readonly fields: readonly string[]
  readonly reference: {readonly resource: string; readonly fields: readonly string[]}
}

/** Rows with the types that the schema says. */
function readCsv(text: string, {fields}: Schema): readonly Row[] {
  const rows = parseCsv(text, {columns: true}) as Record<string, string>[]
  if (rows.length > 0) expect(Object.keys(rows[0] ?? {})).toEqual(fields.map(({name}) => name))
  return rows.map(row =>
    Object.fromEntries(fields.map(({name, type}) => [name, cast(row[name] ?? '', type)]))
  )
}

function cast(value: string, type: string): unknown {
  if (value === '') return null
  if (type === 'string') return value
  if (type === 'boolean') return value === 'true'
  if (type === 'integer' || type === 'number') {
    expect(value).toMatch(/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/)
    return Number(value)
  }
  return JSON.parse(value)
}

/** Holds what the data package says: keys are unique, and foreign keys lead to rows. */
function checkKeys({schemas, csv}: Pick<ReturnType<typeof tablesOf>, 'schemas' | 'csv'>): void {
  const keysOf = (name: string, fields: readonly string[]): string[] =>
    (csv.get(name) ?? []).map(row => JSON.stringify(fields.map(field => row[field])))
  for (const [name, {primaryKey, foreignKeys = [], links = []}] of schemas) {
    const keys = keysOf(name, primaryKey)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.filter(key => key.includes('null'))).toEqual([])
    for (const {fields, reference} of [...foreignKeys, ...links]) {
      const known = new Set(keysOf(reference.resource, reference.fields))
      const used = (csv.get(name) ?? []).filter(row => fields.every(field => row[field] !== null))
      const lost = used.filter(row => !known.has(JSON.stringify(fields.map(field => row[field]))))
      expect(lost).toEqual([])
    }
  }
}

/** Holds that offsets lead to the words in the text beside the tables, in both units. */
function checkOffsets({files, csv}: Pick<ReturnType<typeof tablesOf>, 'files' | 'csv'>): void {
  const texts = new Map(
    (csv.get('articles') ?? []).map(row => [row['path'], files.get(String(row['text_file'])) ?? ''])
  )
  for (const row of [...(csv.get('mentions') ?? []), ...(csv.get('claims') ?? [])]) {
    const text = texts.get(row['article']) ?? ''
    const letters = [...text]
    for (const span of [row, ...(row['fragments'] as Row[])]) {
      const words = String(span['text'] ?? '').replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '')
      expect(text.slice(Number(span['start_utf16']), Number(span['end_utf16']))).toBe(words)
      expect(letters.slice(Number(span['start_cp']), Number(span['end_cp'])).join('')).toBe(words)
    }
  }
}

describe('the tables of articles', () => {
  test('keep their keys, lead to their words, and say the same in both forms', () => {
    fc.assert(
      fc.property(articleWithMistakes, articleWithMistakes, (a, b) => {
        const tables = tablesOf({'a.news.txt': a, 'b.news.txt': b})
        checkKeys(tables)
        checkOffsets(tables)
        const formulas = new Set(
          tables.losses.filter(({done}) => done === 'encoded').map(({value}) => value)
        )
        for (const [name, rows] of tables.csv) {
          const lines = (tables.files.get(`${name}.jsonl`) ?? '').split('\n').slice(0, -1)
          expect(rows).toEqual(
            lines.map(line =>
              Object.fromEntries(
                Object.entries(JSON.parse(line)).map(([column, value]) => [
                  column,
                  formulas.has(String(value)) && typeof value === 'string'
                    ? `'${value}`
                    : value === ''
                      ? null
                      : value
                ])
              )
            )
          )
        }
      }),
      {numRuns: 150}
    )
  })

  test('have one row for each speaker and topic of a claim, and say so', () => {
    const {csv, losses} = tablesOf({
      'a.news.txt': ':claim[no]{#c1 speaker="ada bob author" topic="war peace" stance=oppose}'
    })
    expect(
      csv
        .get('claims')
        ?.map(row => [row['speaker'], row['speaker_entry'], row['topic'], row['rows']])
    ).toEqual([
      ['ada', 'ada', 'war', 6],
      ['ada', 'ada', 'peace', 6],
      ['bob', 'bob', 'war', 6],
      ['bob', 'bob', 'peace', 6],
      ['author', null, 'war', 6],
      ['author', null, 'peace', 6]
    ])
    expect(losses).toEqual([
      {path: 'a.news.txt', id: 'c1', feature: 'speaker', value: 'ada bob author', done: 'split'},
      {path: 'a.news.txt', id: 'c1', feature: 'topic', value: 'war peace', done: 'split'}
    ])
    expect(csv.get('entries')?.map(({id}) => id)).toEqual(['ada', 'bob'])
  })

  test('count a speaker who is a mention of the article, and relations', () => {
    const {csv} = tablesOf({
      'a.news.txt': `:actor[a witness]{#w mention=nominal} said :claim[x]{#c1 speaker=w} and
:claim[y]{#c2 speaker=w rebuts="c1 b#c7 c9"}`
    })
    expect(csv.get('claims')?.map(row => [row['speaker'], row['speaker_mention']])).toEqual([
      ['w', 1],
      ['w', 1]
    ])
    expect(
      csv
        .get('relations')
        ?.map(row => [
          row['type'],
          row['from_claim'],
          row['to_article_id'],
          row['to_id'],
          row['to_claim']
        ])
    ).toEqual([
      ['rebuts', 3, 'a', 'c1', 2],
      ['rebuts', 3, 'b', 'c7', null],
      ['rebuts', 3, 'a', 'c9', null]
    ])
  })

  test('let no spreadsheet calculate what an article says', () => {
    const {files, losses, csv} = tablesOf({
      'a.news.txt':
        '---\ntitle: =HYPERLINK("http://x","y")\n---\n:actor[@sum]{ref=none note="+1"} -3'
    })
    expect(files.get('articles.csv')).toContain(`,"'=HYPERLINK(""http://x"",""y"")",`)
    expect(csv.get('mentions')?.map(row => [row['text'], row['note']])).toEqual([["'@sum", "'+1"]])
    expect(losses.map(({feature, value, done}) => [feature, value, done])).toEqual(
      expect.arrayContaining([
        ['articles.csv title', '=HYPERLINK("http://x","y")', 'encoded'],
        ['mentions.csv text', '@sum', 'encoded'],
        ['mentions.csv note', '+1', 'encoded']
      ])
    )
    expect(files.get('mentions.jsonl')).toContain('"text":"@sum"')
  })

  test('count emoji, right-to-left words and Windows line ends as readers do', () => {
    const {csv, files} = tablesOf({
      'a.news.txt': '👩‍👩‍👧 שלום\r\n:place[Rome]: 𝒜\r\n:actor[Ada]\r\n'
    })
    expect(files.get('texts/a.news.txt.txt')).toBe('👩‍👩‍👧 שלום\nRome: 𝒜\nAda\n')
    expect(
      csv.get('mentions')?.map(row => [row['text'], row['start_utf16'], row['start_cp']])
    ).toEqual([
      ['Rome', 14, 11],
      ['Ada', 23, 19]
    ])
  })
})
