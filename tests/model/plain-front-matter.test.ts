import fc from 'fast-check'
import {expect, test} from 'vitest'
import {parseYaml} from '../../server/src/data/yaml/parse-yaml.js'
import {findSlips} from '../../server/src/model/front-matter-slips.js'
import {readPlainFields} from '../../server/src/model/plain-front-matter.js'

test('a plain field has its text and the places of its name and its value', () => {
  const text = 'id: a1\ntitle: The week’s truce\n'
  expect([...(readPlainFields(text, {start: 0, end: text.length}) ?? [])]).toEqual([
    ['id', {text: 'a1', keySpan: {start: 0, end: 2}, span: {start: 4, end: 6}}],
    ['title', {text: 'The week’s truce', keySpan: {start: 7, end: 12}, span: {start: 14, end: 30}}]
  ])
})

const names = fc.constantFrom(
  ...['id', 'title', 'source', 'date', 'x-1', 'url', 'null', 'Date', '"id"', 'é']
)
const colons = fc.constantFrom(': ', ': ', ': ', ':', ' : ', ':  ')
const plain = fc.constantFrom('The week in brief', '2016-04-22', 'en', 'x, y; z', 'A “ü” b', 'a-1')
const strange = fc
  .array(
    fc.constantFrom(
      ...['The week', 'a', '2016-04-22', '1e3', 'yes', 'null', 'Null', '~', ' ', '\t', '#x', ': '],
      ...[
        ' #',
        '"',
        "'",
        '[',
        ']',
        '{',
        '&',
        '*',
        '!',
        '|',
        '>',
        '-',
        '’',
        'ü',
        '\u00ad',
        '\u200b'
      ],
      ...['\u00a0', '\u2028', '\u0085', '😀', 'é', ',', '?', '%', '@', '`', '\\']
    ),
    {maxLength: 4}
  )
  .map(parts => parts.join(''))
const values = fc.oneof(plain, plain, strange)
const lineEnds = fc.constantFrom(...Array.from('abcdefgh', () => '\n'), '\r\n', '\n\n', '\n  ')
const lines = fc.tuple(names, colons, values, lineEnds).map(parts => parts.join(''))

test('what is read as plain, the readers of slips and of YAML read alike', () => {
  let read = 0
  fc.assert(
    fc.property(fc.array(lines, {minLength: 1, maxLength: 3}), all => {
      const text = `---\n${all.join('')}`
      const span = {start: 4, end: text.length}
      const fields = readPlainFields(text, span)
      if (!fields) return
      read++
      expect(findSlips(text, span)).toEqual([])
      const {value, problems} = parseYaml(text.slice(4), 4)
      expect(problems).toEqual([])
      const pairs = value.type === 'map' ? value.pairs : []
      expect([...fields]).toEqual(
        pairs.map(({key, keySpan, value: item}) => [
          key,
          {text: item.type === 'scalar' ? item.text : '', keySpan, span: item.span}
        ])
      )
      for (const {value: item} of pairs) expect(item).not.toHaveProperty('value', null)
    }),
    {numRuns: 3000}
  )
  expect(read).toBeGreaterThan(100)
})

test('front matter with a name twice is left to others', () => {
  const text = 'id: a\nid: b\n'
  expect(readPlainFields(text, {start: 0, end: text.length})).toBeUndefined()
})
