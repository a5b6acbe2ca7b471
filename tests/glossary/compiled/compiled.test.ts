import * as fc from 'fast-check'
import {expect, test} from 'vitest'
import {defaultCodebook} from '../../../server/src/codebook/default/codebook.js'
import {joinGlossary} from '../../../server/src/glossary/compiled/join-glossary.js'
import {buildGlossary, type GlossaryFile} from '../../../server/src/glossary/glossary.js'
import {parseGlossaryFile} from '../../../server/src/glossary/parse-glossary.js'
import {answers, compiled} from './compile.js'

const NAMES = [
  'Police',
  'police',
  'POLICE',
  'New York',
  'New York City',
  'New',
  'İstanbul',
  'istanbul',
  'Isparta',
  'ısparta',
  'Straße',
  'STRASSE',
  'Strasse',
  'ﬁlter Co',
  'Filter Co',
  'ﬀ',
  '北京',
  '北京市',
  'กรุงเทพ',
  'حلب',
  'حـلب',
  'Al\u00a0Bab',
  'Al Bab',
  'Al\u200bBab',
  'Da\u00adra',
  'é',
  'e\u0301',
  'École',
  'E\u0301cole',
  'WHO',
  'who',
  'Ὀδυσσεύς',
  'ΟΔΥΣΣΕΥΣ',
  'O’Neil',
  "O'Neil",
  'well‑known',
  '…dots',
  '𝔘ber',
  'x'.repeat(201),
  '  two  blanks ',
  '"quoted"',
  'a, b',
  'back\\slash'
]

const name = fc.constantFrom(...NAMES)

const row = fc.record({
  id: fc.oneof(
    fc.integer({min: 0, max: 12}).map(number => `e${number}`),
    fc.constantFrom('É', 'E\u0301', '', 'bad id', 'none', '北')
  ),
  kind: fc.constantFrom('place', 'place', 'actor', 'plce', ''),
  name: fc.oneof(name, fc.constant('')),
  aliases: fc.array(name, {maxLength: 4}),
  more: fc.constantFrom('', 'village', 'e1', '2016', '91', 'x\ny'),
  match: fc.constantFrom(undefined, 'exact', 'ignore-case', false)
})

type Row = typeof row extends fc.Arbitrary<infer T> ? T : never

const COLUMNS = ['id', 'kind', 'name', 'aliases', 'within', 'since', 'lat', 'deprecated']

function cellsOf({id, kind, name: own, aliases, more}: Row): string[] {
  const [within, since, lat] = [
    more.startsWith('e') ? more : '',
    more === '2016' ? more : '',
    more === '91' ? more : ''
  ]
  return [id, kind, own, aliases.join('|'), within, since, lat, more === 'village' ? 'true' : '']
}

function toTsv(rows: readonly Row[], end: string): string {
  const clean = (cell: string): string => cell.replace(/[\t\n\r]/g, ' ')
  return [COLUMNS, ...rows.map(each => cellsOf(each).map(clean))]
    .map(cells => cells.join('\t') + end)
    .join('')
}

function toCsv(rows: readonly Row[], end: string): string {
  const quote = (cell: string): string =>
    /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  return [COLUMNS, ...rows.map(each => [...cellsOf(each), each.more].map(quote))]
    .map(cells => cells.join(',') + end)
    .join('')
}

function toJsonLines(rows: readonly Row[], end: string): string {
  return rows
    .map(({id, kind, name: own, aliases, match}, place) => {
      const listed = aliases.map(text =>
        match === undefined ? text : {text, match, since: '2016'}
      )
      const line = JSON.stringify({id, kind, name: own, aliases: listed})
      return (place % 7 === 6 ? line.slice(0, -2) : line) + end
    })
    .join('')
}

const file = fc
  .record({
    rows: fc.array(row, {maxLength: 14}),
    format: fc.constantFrom('tsv', 'csv', 'jsonl'),
    end: fc.constantFrom('\n', '\r\n', '\r', '\n\n'),
    mark: fc.boolean()
  })
  .map(({rows, format, end, mark}) => {
    const write = format === 'tsv' ? toTsv : format === 'csv' ? toCsv : toJsonLines
    return {path: `g.${format}`, text: (mark ? '\ufeff' : '') + write(rows, end)}
  })

const TEXTS = [
  ...NAMES,
  ...NAMES.map(each => each.toLowerCase()),
  'The police of New York City and new york, by O’Neil’s Al\n Bab, in 北京市 or Da\u00adra',
  'STRASSE, straße, ΟΔΥΣΣΕΥΣ and İSTANBUL; E\u0301cole École well-\nknown',
  ''
]

function both(files: readonly {path: string; text: string}[], isCompiled: (at: number) => boolean) {
  const parse = (path: string, text: string): GlossaryFile =>
    parseGlossaryFile(path, text, defaultCodebook)
  const named = files.map(({path, text}, at) => ({path: `${at}${path}`, text}))
  const stored = named.map(({path, text}, at) =>
    isCompiled(at) ? compiled(path, text) : parse(path, text)
  )
  return [
    joinGlossary(stored),
    buildGlossary(named.map(({path, text}) => parse(path, text)))
  ] as const
}

test('a compiled glossary answers as one in memory does', () => {
  fc.assert(
    fc.property(file, one => {
      const [stored, plain] = both([one], () => true)
      expect(answers(stored, TEXTS)).toEqual(answers(plain, TEXTS))
    }),
    {numRuns: 150}
  )
})

test('so does one that is joined of several, compiled or not', () => {
  fc.assert(
    fc.property(fc.array(file, {minLength: 2, maxLength: 4}), fc.nat(15), (files, which) => {
      const [stored, plain] = both(files, at => (which >> at) % 2 === 1)
      expect(answers(stored, TEXTS)).toEqual(answers(plain, TEXTS))
    }),
    {numRuns: 100}
  )
})
