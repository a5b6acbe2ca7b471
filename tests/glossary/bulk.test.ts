import {describe, expect, test} from 'vitest'
import {readRows} from '../../server/src/data/table.js'
import {checkGlossary, checkPlaces, glossaryOf, summarise} from './check-glossary.js'

const wanted = [
  {
    id: 'aleppo',
    kind: 'place',
    name: 'Aleppo',
    names: [{text: 'Aleppo'}, {text: 'Halab'}, {text: 'حلب'}],
    fields: {
      name: ['Aleppo'],
      aliases: ['Halab', 'حلب'],
      lat: ['36.2'],
      ids: ['wikidata:Q41183', 'geonames:170063']
    }
  }
]

const formats = [
  [
    'gazetteer.tsv',
    'kind\tid\tname\taliases\tlat\tids\nplace\taleppo\tAleppo\tHalab|حلب\t36.2\twikidata:Q41183|geonames:170063\n'
  ],
  [
    'gazetteer.csv',
    '\uFEFFsection,id,name,aliases,lat,ids\r\nplaces,aleppo,"Aleppo",Halab|حلب,36.2,wikidata:Q41183|geonames:170063\r\n'
  ],
  [
    'gazetteer.jsonl',
    '{"kind":"place","id":"aleppo","name":"Aleppo","aliases":["Halab",{"text":"حلب"}],"lat":36.2,"ids":{"wikidata":"Q41183","geonames":"170063"}}\n'
  ]
] as const

describe('gazetteers', () => {
  test.each(formats)('%s hold the same entries', (path, text) => {
    expect(summarise(glossaryOf(path, text))).toEqual(wanted)
  })

  test('have places', () => {
    checkPlaces(glossaryOf('g.jsonl', formats[2][1]))
    checkPlaces(glossaryOf('g.tsv', 'id\tkind\tname\taliases\nx\tplace\tX y\tA|B\n'))
  })

  test.each(['g.tsv', 'g.csv', 'g.jsonl'])('%s may be empty', path => {
    expect(glossaryOf(path, '').entries).toEqual([])
  })

  test('may have blank lines, and lines of any end', () => {
    const text = 'id,kind,name\r\n\r\na,place,A\rb,place,B\n\n'
    expect(glossaryOf('g.csv', text).entries.map(({id}) => id)).toEqual(['a', 'b'])
  })
})

describe('gazetteers are reported', () => {
  test.each([
    [
      'where they have no kind',
      `
=== g.tsv ===
id\tname
^^^^^^^ Unexpected first row without \`kind\`, expected a column \`kind\` or \`section\`
x\tX`
    ],
    [
      'where they have no id',
      `
=== g.csv ===
kind,name
^^^^^^^^^ Unexpected first row without \`id\`, expected a column \`id\`
place,X`
    ],
    [
      'where a cell is wrong',
      `
=== g.csv ===
kind,id,name,type,lat,continent
                      ^^^^^^^^^ Unexpected field \`continent\`, expected a field of \`place\` entries
plce,x,X,city,1
^^^^ Unexpected kind \`plce\`, expected \`place\`
place,y,Y,cty,north,Asia,more
          ^^^ Unexpected \`cty\`, expected \`city\`
              ^^^^^ Unexpected \`north\`, expected a number
                         ^^^^ Unexpected cell, expected no more cells than the first row has
place,,Z
^^^^^^^^ Unexpected entry without \`id\`, expected an \`id\``
    ],
    [
      'where a line is no JSON object',
      `
=== g.jsonl ===
{"kind": "place", "id": "a", "name": "A", "lat": "x"}
                                                  ^ Unexpected \`x\`, expected a number
{kind: place, id: b, name: B}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Unexpected line, expected one in braces like \`{"kind": "place", "id": "aleppo"}\`
[1]
^^^ Unexpected line, expected one in braces like \`{"kind": "place", "id": "aleppo"}\`
{"id": "c", "name": "C"}
^^^^^^^^^^^^^^^^^^^^^^^^ Unexpected entry without \`kind\`, expected a \`kind\` or a \`section\``
    ]
  ])('%s', (_, fixture) => checkGlossary(fixture))
})

describe('rows', () => {
  const textsOf = (text: string, separator: ',' | '\t') =>
    [...readRows(text, separator)].map(row => row.map(cell => cell.text))

  test.each([
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd']
      ]
    ],
    ['"a,b",c', [['a,b', 'c']]],
    ['"a\nb",c\nd', [['a\nb', 'c'], ['d']]],
    ['"say ""no""",x', [['say "no"', 'x']]],
    ['a,"open', [['a', 'open']]],
    ['a,,\n', [['a', '', '']]],
    ['a"b,c', [['a"b', 'c']]],
    ['', []]
  ])('between commas: %j', (text, rows) => {
    expect(textsOf(text, ',')).toEqual(rows)
  })

  test('between tabs, where quotes are nothing special', () => {
    expect(textsOf('"a\tb"\n', '\t')).toEqual([['"a', 'b"']])
  })
})
