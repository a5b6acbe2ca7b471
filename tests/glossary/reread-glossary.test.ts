import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {applyEdits} from '../../server/src/base/edits.js'
import {defaultCodebook} from '../../server/src/codebook/default/codebook.js'
import type {Entry} from '../../server/src/glossary/entry.js'
import type {GlossaryFile} from '../../server/src/glossary/glossary.js'
import {type GlossaryReading, readGlossaryFile} from '../../server/src/glossary/parse-glossary.js'
import {rereadGlossaryFile} from '../../server/src/glossary/reread-glossary.js'

const TEXTS: readonly (readonly [string, string])[] = [
  [
    'g.tsv',
    'id\tkind\tname\taliases\tlat\tids\na\tplace\tA b\tX|Y\t1\twikidata:Q1\n\nb\tactor\tB\n' +
      'c\tplac\tC c\t\tx\tcells\ttoo\tmany\nd\tplace\tD\r\ne\tplace\tE\t\r\r\nf\tplace\tF'
  ],
  [
    'g.csv',
    'id,kind,name,aliases,town\r\na,place,"A, b",X|Y\r\nb,actor,"B ""b""\nB",Z\r\nc,place,C,,x\r\n'
  ],
  [
    'g.jsonl',
    '{"id":"a","kind":"place","name":"A"}\n\n{"id":"b","kind":"actor","nam":"B"}\n{"id":\n{"id":"c","kind":"place","name":"C","aliases":["D",{"text":"E","lang":"ar"}]}'
  ],
  [
    'g.yaml',
    'places:\n  a:\n    name: A\n    aliases: [B, {text: C, lang: ar}]\n\n  # note\n  b:\n    nam: B\n' +
      '    aliases:\n    - D\n    - text: E\n      since: 2016\n  "c d":\n    name: C\nothers:\n  x:\n    y: 1\n' +
      'actors:\n    d:\n        name: D\n    e:\n        name: E\n        ids: {wikidata: Q1}\n# end\n'
  ]
]

const PIECES = [
  ...[
    '\n',
    '\r',
    '\t',
    ',',
    '"',
    '|',
    ' ',
    '  ',
    ':',
    '- ',
    '#',
    '{',
    '}',
    '[',
    ']',
    'x',
    "'",
    '\uFEFF'
  ],
  ...[
    '\n  q:\n    name: Q\n',
    '\nq\tplace\tQ\n',
    '\n{"id":"q","kind":"place","name":"Q"}\n',
    '---\n',
    '&x',
    'name'
  ]
]

/** A change at a share of the text's length, as an edit of it. */
const change = fc.record({
  at: fc.double({min: 0, max: 1, noNaN: true}),
  length: fc.constantFrom(0, 0, 0, 1, 1, 2, 5, 30),
  text: fc.constantFrom('', ...PIECES)
})

describe('a glossary file that is read again', () => {
  test.each(TEXTS)('%s equals one that is read for the first time', (path, text) => {
    fc.assert(
      fc.property(fc.array(change, {minLength: 1, maxLength: 6}), changes => {
        let reading = readGlossaryFile(path, text, defaultCodebook)
        for (const {at, length, text: inserted} of changes) {
          const start = Math.floor(at * reading.text.length)
          const end = Math.min(start + length, reading.text.length)
          const next = applyEdits(reading.text, [{start, end, text: inserted}])
          reading = rereadGlossaryFile(reading, next, defaultCodebook)
          expect(plain(reading)).toEqual(plain(readGlossaryFile(path, next, defaultCodebook)))
        }
      }),
      {numRuns: 120}
    )
  })

  test.each(['g.tsv', 'g.yaml'])('%s keeps the entries that an edit does not touch', path => {
    const before = longReading(path)
    const at = before.text.indexOf('Name 300')
    const text = applyEdits(before.text, [{start: at, end: at + 1, text: 'Kn'}])
    const after = rereadGlossaryFile(before, text, defaultCodebook)
    expect(after.entries[299]).toBe(before.entries[299])
    expect(after.entries[300]).not.toBe(before.entries[300])
    const back = rereadGlossaryFile(after, before.text, defaultCodebook)
    expect(back.entries[301]).toBe(before.entries[301])
  })

  test.each(['g.tsv', 'g.yaml'])(
    '%s names the nearest of what was meant up to the same problem',
    path => {
      let reading = longReading(path)
      for (const [line, inserted] of [
        [50, '?'],
        [50, ''],
        [350, '? ?'],
        [40, ''],
        [120, '?']
      ] as const) {
        const start = reading.text.indexOf(`Name ${line}`)
        const end = reading.text.indexOf('\n', start)
        const next = applyEdits(reading.text, [
          {
            start,
            end,
            text:
              path === 'g.tsv' ? `N\t\t${inserted}` : `N${inserted === '' ? '' : '\n    nam: 1'}`
          }
        ])
        if (start < 0) continue
        reading = rereadGlossaryFile(reading, next, defaultCodebook)
        expect(plain(reading)).toEqual(plain(readGlossaryFile(path, next, defaultCodebook)))
      }
    }
  )
})

/** A file of 600 entries of which each has an unknown field or code. */
function longReading(path: string): GlossaryReading {
  const rows = Array.from({length: 600}, (_, row) =>
    path === 'g.tsv'
      ? `p${row}\tplace\tName ${row}\tcitty\n`
      : `  p${row}:\n    name: Name ${row}\n    typ: city\n`
  )
  const head = path === 'g.tsv' ? 'id\tkind\tname\ttype\n' : 'places:\n'
  return readGlossaryFile(path, head + rows.join(''), defaultCodebook)
}

/** All that a file says, with its places, as plain data. */
function plain({
  path,
  text,
  entries,
  problems,
  rows,
  header
}: GlossaryFile & Partial<GlossaryReading>): unknown {
  const {starts, counts, isPlain} = rows ?? {}
  return {path, text, problems, header, starts, counts, isPlain, entries: entries.map(plainEntry)}
}

function plainEntry({id, kind, name, names, fields, location}: Entry): unknown {
  return {id, kind, name, names, fields: [...fields], location}
}
