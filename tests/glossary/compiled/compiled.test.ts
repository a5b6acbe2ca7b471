import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {addAlias} from '../../../server/src/annotate/glossary/add-alias.js'
import {removeAlias} from '../../../server/src/annotate/glossary/remove-alias.js'
import {createLineIndex, findLine, toPlace} from '../../../server/src/base/line-index.js'
import {defaultCodebook} from '../../../server/src/codebook/default/codebook.js'
import {joinGlossary} from '../../../server/src/glossary/compiled/join-glossary.js'
import {buildGlossary, type GlossaryFile} from '../../../server/src/glossary/glossary.js'
import {parseGlossaryFile} from '../../../server/src/glossary/parse-glossary.js'
import {answers, compiled, compiledIfAny} from './compile.js'
import {OWN_CODEBOOK, yamlTexts} from './yaml-texts.js'

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

const table = fc
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

const yaml = yamlTexts(NAMES).map(text => ({path: 'g.yaml', text}))

const file = fc.oneof({weight: 3, arbitrary: table}, {weight: 1, arbitrary: yaml})

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

/** A change at a share of a text's length. */
const change = fc.record({
  at: fc.double({min: 0, max: 0.999, noNaN: true}),
  length: fc.constantFrom(0, 0, 1, 1, 5),
  inserted: fc.constantFrom(
    ...[
      '',
      ' ',
      '\n',
      '\r',
      '"',
      "'",
      '#',
      ' # ',
      ':',
      ': ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      ', ',
      '\t',
      '\\'
    ],
    ...['\ufeff', '&x ', '*x', '|', '>', '---\n', '\n  q:\n    name: Q\n', '\nactors:\n', 'name: ']
  )
})

function changed(
  text: string,
  changes: readonly (typeof change extends fc.Arbitrary<infer T> ? T : never)[]
) {
  return changes.reduce((now, {at, length, inserted}) => {
    const start = Math.floor(at * now.length)
    return now.slice(0, start) + inserted + now.slice(start + length)
  }, text)
}

describe('YAML', () => {
  test('whatever it holds, answers as one in memory does wherever it has a compiled form', () => {
    let compiledOnes = 0
    fc.assert(
      fc.property(yamlTexts(NAMES), fc.array(change, {maxLength: 2}), (whole, changes) => {
        const text = changed(whole, changes)
        const stored = compiledIfAny('g.yaml', text, OWN_CODEBOOK)
        if (!stored) {
          expect(changes).not.toEqual([])
          return
        }
        compiledOnes++
        const plain = parseGlossaryFile('g.yaml', text, OWN_CODEBOOK)
        expect(answers(joinGlossary([stored]), TEXTS)).toEqual(
          answers(buildGlossary([plain]), TEXTS)
        )
      }),
      {numRuns: 300}
    )
    expect(compiledOnes).toBeGreaterThan(80)
  })

  test('is found its way about by places, without all of its text', () => {
    fc.assert(
      fc.property(yamlTexts(NAMES), text => {
        const {stored} = compiled('g.yaml', text)
        const index = createLineIndex(text)
        const {entries, problems} = parseGlossaryFile('g.yaml', text, defaultCodebook)
        const places = problems.flatMap(({location: {span}}) => [span.start, span.end])
        for (const start of [...places, ...entries.map(({location}) => location.span.start)]) {
          const {line: row, column} = toPlace(index, start)
          const isMarked = row === 1 && column > 1 && text.startsWith('\ufeff')
          expect(stored?.placeAt(start)).toEqual({line: row, column: column - (isMarked ? 1 : 0)})
          const line = stored?.search.lineAt(start)
          const number = findLine(index, start)
          expect(line).toEqual({
            line: number,
            start: index.starts[number],
            text: text.slice(index.starts[number], index.starts[number + 1])
          })
        }
        for (const {id, location} of entries) {
          expect(stored?.search.entryAt(location.span.start)?.location).toEqual(location)
          expect([...(stored?.search.holding(id) ?? [])].map(entry => entry?.id)).toContain(id)
        }
      }),
      {numRuns: 150}
    )
  })

  test('is edited by the acts as one in memory is', () => {
    const [path, codebook] = ['g.yaml', defaultCodebook]
    fc.assert(
      fc.property(yamlTexts(NAMES), text => {
        const file = {path, text}
        const stored = compiled(path, text).entries
        for (const [at, entry] of parseGlossaryFile(path, text, codebook).entries.entries()) {
          const own = stored[at] ?? entry
          const add = addAlias(file, codebook, entry, 'Qamishli')
          expect(addAlias(file, codebook, own, 'Qamishli')).toEqual(add)
          const [name, ownName] = [entry.names.at(-1), own.names.at(-1)]
          if (!name || !ownName) continue
          const remove = removeAlias(file, codebook, entry, name)
          expect(removeAlias(file, codebook, own, ownName)).toEqual(remove)
        }
      }),
      {numRuns: 30}
    )
  })

  test.each([
    ['entries on one line', 'places: {a: {name: A}, b: {name: B}}\n'],
    ['a file on one line', '{places: {a: {name: A}}}\n'],
    ['an anchor', 'places:\n  a: &a\n    name: A\n  b: *a\n'],
    ['a value on several lines', 'places:\n  a:\n    name: >\n      A\n      B\n'],
    ['braces over several lines', 'places:\n  a: {name: A,\n    aliases: [B]}\n'],
    ['a tab', 'places:\n  a:\n    name:\tA\n'],
    ['what is no YAML', 'places:\n  a:\n    name: "A\n'],
    ['no sections', '- a\n- b\n'],
    ['nothing', '# nothing\n']
  ])('with %s has no compiled form', (_, text) => {
    expect(compiledIfAny('g.yaml', text)).toBeUndefined()
  })
})
