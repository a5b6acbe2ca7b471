import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {applyEdits} from '../../server/src/base/edits.js'
import {isArticleText, startArticle} from '../../server/src/exchange/start-article.js'
import {toBaseText} from '../../server/src/syntax/base-text.js'
import {parse} from '../../server/src/syntax/parse.js'
import {anyText} from '../syntax/arbitrary-text.js'

const texts = fc.oneof(anyText, fc.string({unit: 'binary'}))
const languages = fc.constantFrom(undefined, 'en')
const baseText = (text: string): string => toBaseText(parse(text)).text

describe('for every text', () => {
  test('the base text of the article is the text, without the byte order mark of its file', () => {
    fc.assert(
      fc.property(texts, languages, fc.boolean(), (text, language, isMarked) => {
        const file = isMarked ? `\uFEFF${text}` : text
        const article = applyEdits(file, startArticle(file, {language}))
        expect(baseText(article)).toBe(file.replace(/^\uFEFF/, ''))
        expect(article.startsWith('\uFEFF')).toBe(file.startsWith('\uFEFF'))
      }),
      {numRuns: 3000}
    )
  })

  test('nothing is taken from it: the edits insert, each at a place of its own', () => {
    fc.assert(
      fc.property(texts, languages, (text, language) => {
        const edits = startArticle(text, {language})
        expect(edits.every(({start, end}) => start === end)).toBe(true)
        const starts = edits.map(({start}) => start)
        expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b))
      })
    )
  })

  test('one in which nothing is markup stays as it is', () => {
    fc.assert(
      fc.property(texts, text => {
        const body = text.replace(/^\uFEFF+/, '')
        const changes = startArticle(body, {}).length > 0
        expect(changes).toBe(
          baseText(body) !== body ||
            /(?<!:):(?=\p{L}[\p{L}\p{N}_-]*\[)|<!--/u.test(body) ||
            /^---[ \t]*(?:[\n\r]|$)/.test(body)
        )
      })
    )
  })
})

test.each([
  ['plain text', 'A :b[c] d.', false],
  ['a tag of a kind that there is', 'A :actor[c] d.', true],
  ['a tag that is not closed', 'A :actor[c', false],
  ['front matter', '---\ntitle: x\n---\nA', true],
  ['front matter behind a byte order mark', '\uFEFF---\r\ndate: 2016-04-22\r\n---\r\nA', true],
  ['a story between rules', '---\nGENEVA: A\n---\n', false]
])('%s is an article: %#', (_, text, expected) => {
  expect(isArticleText(text)).toBe(expected)
})
