import {describe, expect, test} from 'vitest'
import {parseYaml} from '../../server/src/data/yaml/parse-yaml.js'
import {checkYaml, type Reader} from './check-yaml.js'

describe('places and values', () => {
  test.each<[string, Reader, string]>([
    [
      'of scalars by the core schema',
      'strict',
      `
name: Aleppo
^^^^ key name
      ^^^^^^ "Aleppo"
lat: 36.2
^^^ key lat
     ^^^^ 36.2
big: yes # no word of YAML 1.2
^^^ key big
     ^^^ "yes"
old: true
^^^ key old
     ^^^^ true
hex: 0x1F
^^^ key hex
     ^^^^ 31
none: ~
^^^^ key none
      ^ null
date: 2016-04-22
^^^^ key date
      ^^^^^^^^^^ "2016-04-22"
2016: year
^^^^ key 2016
      ^^^^ "year"`
    ],
    [
      'of lists below their key and in brackets',
      'strict',
      `
a:
^ key a
- x
  ^ "x"
- 2
  ^ 2
b: [y, {c: z}]
^ key b
    ^ "y"
        ^ key c
           ^ "z"
       ^^^^^^ map
   ^^^^^^^^^^^ list
c:
^ key c
  - d: 1
    ^ key d
       ^ 1
    e: http://example.org/#x
    ^ key e
       ^^^^^^^^^^^^^^^^^^^^^ "http://example.org/#x"`
    ],
    [
      'of quoted texts, without their quotes',
      'strict',
      `
- "a: \\"b\\" # c"
   ^^^^^^^^^^^^ "a: \\"b\\" # c"
- 'it''s'
   ^^^^^ "it's"
- ""
   | ""
- {"k":"v"}
    ^ key k
        ^ "v"
  ^^^^^^^^^ map`
    ],
    [
      'of nothing, behind the colon',
      'strict',
      `
a:
^ key a
  | null
b: # what b is for
^ key b
  | null`
    ],
    [
      'of block scalars and aliases',
      'library',
      `
a: &x >-
^ key a
  one
b: *x
^ key b
   ^^ "one"`
    ],
    [
      'of what is readable beside what is not',
      'library',
      `
a: [b, c
^ key a
    ^ "b"
       ^ "c"
         | Unexpected end of a list in brackets, expected a closing \`]\``
    ],
    [
      'of values with tags that are not known',
      'library',
      `
a: !!js/function x
^ key a
   ^^^^^^^^^^^^^ A value cannot start with \`!\`: put the value in quotes
                 ^ "x"
^^^^^^^^^^^^^^^^^^ map`
    ],
    [
      'of values in a text with tabs',
      'library',
      `
a:\tb
^ key a
  \t^ "b"
^^^^ map`
    ]
  ])('%s', (_, reader, fixture) => checkYaml(reader, fixture))

  test('are shifted by the offset', () => {
    const {value} = parseYaml('a: b', 10)
    expect(value).toMatchObject({span: {start: 10, end: 14}, pairs: [{keySpan: {start: 10}}]})
  })

  test.each(['\n', '\r\n', '\r'])('are right with line ends %j and a byte order mark', end => {
    const text = `\uFEFFa: 1${end}b:${end}  - c${end}`
    const {value, problems} = parseYaml(text)
    const last = value.type === 'map' ? value.pairs[1]?.value : undefined
    expect(problems).toEqual([])
    expect(value.span).toEqual({start: 1, end: text.length - end.length})
    expect(last?.span).toEqual({start: text.indexOf('-'), end: text.indexOf('c') + 1})
  })
})

describe('texts without a value', () => {
  test.each(['', '\n\n', '# nothing', '---\n', '\uFEFF'])('%j is null', text => {
    expect(parseYaml(text)).toMatchObject({value: {type: 'scalar', value: null}, problems: []})
  })
})

describe('what is no YAML', () => {
  test.each([
    ['a: "b', 'Unexpected end of a text in quotes, expected a closing quote'],
    ["a: 'b", 'Unexpected end of a text in quotes, expected a closing quote'],
    ['a: {b: c', 'Unexpected end of a part in braces, expected a closing `}`'],
    ['a: b\nc', 'Unexpected text without a colon, expected `name: value`'],
    ['a: ["b" c]', 'Unexpected value without a comma before it, expected a comma'],
    [
      '- a\nb',
      'This text does not belong to the value before it: check the quotes and the spaces at the start of the line'
    ],
    ['a: b: c', 'This value has a colon in it: put the value in quotes, or start a new line'],
    ['a:\n\tb: c', 'Unexpected tab, expected spaces'],
    ['a: @b', 'A value cannot start with this sign: put the value in quotes'],
    [
      'a: "\\q"',
      'A backslash in double quotes means something of its own: write two of them, or use single quotes'
    ],
    ['a: b\n---\nc: d', 'A line `---` or `...` cuts this in two: remove it']
  ])('%j: %s', (text, message) => {
    expect(parseYaml(text).problems.map(problem => problem.message)).toContain(message)
  })
})
