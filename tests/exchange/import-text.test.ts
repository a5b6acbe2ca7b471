import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {
  type ArticleFields,
  headlineOf,
  importText,
  writeFrontMatter
} from '../../server/src/exchange/import-text.js'
import {readMetadata} from '../../server/src/model/metadata.js'
import {toBaseText} from '../../server/src/syntax/base-text.js'
import {parse} from '../../server/src/syntax/parse.js'
import {findAll} from '../support/check-rule.js'
import {anyText} from '../syntax/arbitrary-text.js'

const anyFields: fc.Arbitrary<ArticleFields> = fc.record(
  {
    title: anyText,
    source: anyText,
    date: fc.constantFrom('2016-04-22', '2016?', 'x: y'),
    language: anyText
  },
  {requiredKeys: []}
)

describe('for every text', () => {
  test('the base text of the article is the text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({unit: 'binary'})), anyFields, (text, fields) => {
        const syntax = parse(importText(text, fields))
        expect(toBaseText(syntax).text).toBe(text)
        expect(syntax.tags).toEqual([])
        expect(syntax.comments).toEqual([])
      }),
      {numRuns: 3000}
    )
  })

  test('the front matter holds the fields', () => {
    fc.assert(
      fc.property(anyText, anyFields, (text, fields) => {
        const {fields: found, problems} = readMetadata(parse(importText(text, fields)))
        expect(problems).toEqual([])
        const texts = [...found].map(([name, field]) => [name, field.text])
        expect(texts).toEqual(Object.entries(fields))
      }),
      {numRuns: 2000}
    )
  })

  test('nothing is said of what is lost', () => {
    fc.assert(
      fc.property(anyText, text => {
        const files = [{path: 'a.news.txt', text: importText(text, {}), marks: []}]
        const rules = ['lost-text', 'unclosed-tag', 'invalid-attributes', 'unknown-kind']
        for (const rule of [...rules, 'invalid-front-matter'])
          expect(findAll(rule, files)).toEqual([])
      })
    )
  })
})

test.each([
  ['nothing', '', ''],
  ['a rule', '---', '\\---'],
  ['a story between rules', '---\nA: b\n---\nc', '\\---\nA: b\n---\nc'],
  ['front matter', '---\r\ntitle: x\r\n---\r\n', '\\---\r\ntitle: x\r\n---\r\n'],
  ['a longer line', '----\n', '----\n'],
  ['a byte order mark', '\uFEFFa', '---\n---\n\uFEFFa'],
  ['a tag', 'a :actor[b]{c} ::d[e]', 'a \\:actor[b]{c} ::d[e]'],
  ['text like a tag', 'NYSE:IBM[+1.2%], 10:30, [sic], {x}', 'NYSE\\:IBM[+1.2%], 10:30, [sic], {x}'],
  ['backslashes', '\\_ \\n \\\\ \\', '\\\\_ \\n \\\\\\ \\'],
  ['a comment', '<!-- a --> <b>', '\\<!-- a --> <b>']
])('%s is escaped no more than it must be', (_, text, article) => {
  expect(importText(text, {})).toBe(article)
  expect(toBaseText(parse(article)).text).toBe(text)
})

test('nesting of any depth comes back', () => {
  const text = ':a['.repeat(50_000) + ']'.repeat(50_000)
  expect(toBaseText(parse(importText(text, {title: 'x'}))).text).toBe(text)
})

test('front matter has the line ends of the text', () => {
  expect(importText('a\r\nb', {title: 'A: b', source: undefined, date: '2016-04-22'})).toBe(
    '---\r\ntitle: "A: b"\r\ndate: 2016-04-22\r\n---\r\na\r\nb'
  )
})

test.each([
  ['Truce in trouble', 'Truce in trouble'],
  ['“Truce” fails, again', '“Truce” fails, again'],
  ['Syria: truce', '"Syria: truce"'],
  ['"Truce" fails', '\'"Truce" fails\''],
  ['2016', '"2016"'],
  ['yes', '"yes"'],
  ['a "b\'" \\', "'a \"b''\" \\'"],
  ['a\nb', '"a\\nb"'],
  ['', '""']
])('the title %j is written %s', (title, written) => {
  expect(writeFrontMatter({title})).toBe(`---\ntitle: ${written}\n---\n`)
})

test.each([
  ['\n \t Truce in trouble \r\nText', 'Truce in trouble'],
  ['\uFEFFTruce', 'Truce'],
  ['x'.repeat(201), undefined],
  [' \n', undefined],
  ['', undefined]
])('the headline of %j is %j', (text, headline) => {
  expect(headlineOf(text)).toBe(headline)
})
