import {describe, expect, test} from 'vitest'
import {defaultCodebook} from '../../server/src/codebook/default/codebook.js'
import {parseCodebook} from '../../server/src/codebook/parse-codebook.js'
import {parseGlossaryFile} from '../../server/src/glossary/parse-glossary.js'
import {checkGlossary, checkPlaces, glossaryOf, summarise} from './check-glossary.js'

const example = `actors:
  de-mistura:
    name: Staffan de Mistura
    aliases: [De Mistura, {text: UN envoy, since: 2014-07-10, until: 2018-12-31, lang: en, match: false}]
    type: person
    role: [igo, expert]
    member-of: un
    note: UN special envoy for Syria.
    ids: {wikidata: Q379731, viaf: 1}
places:
  aleppo:
    name: Aleppo
    lat: 36.2021
    deprecated: true
`

describe('an entry', () => {
  test('has names, fields and values as written', () => {
    expect(summarise(glossaryOf('glossary.yaml', example))).toEqual([
      {
        id: 'de-mistura',
        kind: 'actor',
        name: 'Staffan de Mistura',
        names: [
          {text: 'Staffan de Mistura'},
          {text: 'De Mistura'},
          {text: 'UN envoy', since: '2014-07-10', until: '2018-12-31', lang: 'en', match: false}
        ],
        fields: {
          name: ['Staffan de Mistura'],
          aliases: ['De Mistura', 'UN envoy'],
          type: ['person'],
          role: ['igo', 'expert'],
          'member-of': ['un'],
          note: ['UN special envoy for Syria.'],
          ids: ['wikidata:Q379731', 'viaf:1']
        }
      },
      {
        id: 'aleppo',
        kind: 'place',
        name: 'Aleppo',
        names: [{text: 'Aleppo'}],
        fields: {name: ['Aleppo'], lat: ['36.2021'], deprecated: ['true']}
      }
    ])
  })

  test.each(['\n', '\r\n', '\r'])('has places, with line ends %j', end => {
    checkPlaces(glossaryOf('glossary.yaml', `\uFEFF${example.replaceAll('\n', end)}`))
  })

  test('has a name that is a number or a word of YAML as text', () => {
    const {entries} = glossaryOf('g.yaml', 'actors: {m23: {name: 1.50, aliases: [true]}}')
    expect(entries[0]?.names.map(({text}) => text)).toEqual(['1.50', 'true'])
  })

  test('of a kind of the team’s own is read by its fields', () => {
    const text = 'kinds: {event: {section: events, fields: {day: {type: date}}}}'
    const {codebook} = parseCodebook('codebook.yaml', text)
    const file = parseGlossaryFile('g.yaml', 'events: {e1: {day: 2016-04-31}}', codebook)
    expect(file.entries[0]).toMatchObject({kind: 'event', name: 'e1'})
    expect(file.problems).toMatchObject([
      {message: 'Unexpected `2016-04-31`, expected a date like `2016-04-22`'}
    ])
  })

  test('that is there twice is an entry twice', () => {
    const {entries} = glossaryOf('g.yaml', 'actors:\n  a: {name: A}\n  a: {name: B}\n')
    expect(entries.map(({name}) => name)).toEqual(['A', 'B'])
  })

  test('of a section that is there twice is an entry', () => {
    const text = 'actors: {a: {name: A}}\nactors: {b: {name: B}}'
    expect(glossaryOf('g.yaml', text).entries).toHaveLength(2)
  })
})

describe('a glossary file is reported', () => {
  test.each([
    [
      'with unknown sections and fields',
      `
=== g.yaml ===
actor:
^^^^^ Unexpected section \`actor\`, expected \`actors\`
  x: {name: X}
places:
  aleppo:
    name: Aleppo
    typ: city
    ^^^ Unexpected field \`typ\`, expected \`type\``
    ],
    [
      'with values that do not fit their fields',
      `
=== g.yaml ===
actors:
  un:
    name: [UN]
          ^^^^ Unexpected list, expected a single value of \`name\`
    type: organisation
          ^^^^^^^^^^^^ Unexpected \`organisation\`, expected \`organization\`
    role: [igo, polis]
                ^^^^^ Unexpected \`polis\`, expected \`police\`
    since: last year
           ^^^^^^^^^ Unexpected \`last year\`, expected a date like \`2016-04-22\`
    note:
         | Unexpected empty value, expected a value of \`note\`
    ids: Q1
         ^^ Unexpected \`Q1\`, expected identifiers like \`wikidata: Q379731\`
    deprecated: maybe
                ^^^^^ Unexpected \`maybe\`, expected \`true\` or \`false\`
places:
  aleppo: {name: Aleppo, lat: 36°N}
                              ^^^^ Unexpected \`36°N\`, expected a number`
    ],
    [
      'with aliases that are none',
      `
=== g.yaml ===
actors:
  un:
    name: UN
    aliases:
      - {txt: U.N., lang: en}
         ^^^ Unexpected field \`txt\`, expected \`text\`
        ^^^^^^^^^^^^^^^^^^^^^ Unexpected alias without \`text\`, expected \`text\` with the name
      - {text: U.N., match: maybe}
                            ^^^^^ Unexpected \`maybe\`, expected \`exact\`, \`ignore-case\` or \`false\`
      - [U.N.]
        ^^^^^^ Unexpected list, expected a name
      - {text: U.N., since: soon, until: [2016]}
                            ^^^^ Unexpected \`soon\`, expected a date like \`2016-04-22\`
                                         ^^^^^^ Unexpected list, expected a value of \`until\`
      - {text: U.N., text: UNO}
                     ^^^^ Unexpected second \`text\`, expected each field once
      - ''
         | Unexpected \`\`, expected a name`
    ],
    [
      'with entries that are none',
      `
=== g.yaml ===
actors:
  un: United Nations
  ^^ Unexpected entry \`un\` without \`name\`, expected a field \`name\`
      ^^^^^^^^^^^^^^ Unexpected \`United Nations\`, expected fields like \`name: …\` on lines below
  eu:
  ^^ Unexpected entry \`eu\` without \`name\`, expected a field \`name\`
  ^^ Unexpected entry without fields, expected fields like \`name: …\` on lines below
  nato: {type: organization}
  ^^^^ Unexpected entry \`nato\` without \`name\`, expected a field \`name\`
  "a b": {name: A}
   ^^^ Unexpected id \`a b\`, expected one without spaces, quotes, braces and any of \`= < > | #\``
    ],
    [
      'with a field twice',
      `
=== g.yaml ===
actors:
  un:
    name: UN
    name: United Nations
    ^^^^ Unexpected second \`name\`, expected each field once`
    ],
    [
      'with sections that are none',
      `
=== g.yaml ===
actors: [un]
        ^^^^ Unexpected section without entries, expected entries like \`aleppo:\` with their fields below
places:`
    ],
    [
      'that is a list',
      `
=== g.yaml ===
- un
^^^^ Unexpected text without a section, expected sections \`actors:\` and \`places:\``
    ],
    [
      'that is no YAML, and what is readable of it is read',
      `
=== g.yaml ===
actors:
  un: {name: UN, type: prson}
                       ^^^^^ Unexpected \`prson\`, expected \`person\`
  eu: {name: "EU}
                  | Unexpected end of a text in quotes, expected a closing quote
                  | Unexpected end of a part in braces, expected a closing \`}\``
    ]
  ])('%s', (_, fixture) => checkGlossary(fixture))

  test('with replacements', () => {
    const text = 'actors: {un: {name: UN, type: organisation}}'
    const {problems} = parseGlossaryFile('g.yaml', text, defaultCodebook)
    expect(problems[0]?.expected).toEqual(['organization'])
  })
})

describe('a glossary file from a stranger', () => {
  test('may have names that objects have too', () => {
    const text = 'actors: {__proto__: {name: A, ids: {constructor: b}}, toString: {name: C}}'
    expect(summarise(glossaryOf('g.yaml', text))).toMatchObject([
      {id: '__proto__', fields: {ids: ['constructor:b']}},
      {id: 'toString'}
    ])
  })

  test('with 100,000 entries is read, duplicates and mistakes too', () => {
    const lines = Array.from(
      {length: 100_000},
      (_, index) => `  e${index}: {name: E, x${index}: 1}`
    )
    const {entries, problems} = parseGlossaryFile(
      'g.yaml',
      `actors:\n${lines.join('\n')}\n  e0: {name: E}\n`,
      defaultCodebook
    )
    expect(entries).toHaveLength(100_001)
    expect(problems).toHaveLength(100_000)
  })

  test('with 100,000 entries on one line is read', () => {
    const list = Array.from({length: 100_000}, (_, index) => `e${index}: {name: E}`)
    const text = `actors: {${list.join(', ')}}\n`
    expect(parseGlossaryFile('g.yaml', text, defaultCodebook).entries).toHaveLength(100_000)
  })
})
