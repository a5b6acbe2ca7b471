import fc from 'fast-check'
import {expect, test} from 'vitest'
import {frontMatterHead, frontMatterLines} from '../../server/src/syntax/front-matter.js'

const lines = fc.constantFrom(
  '---',
  '--- ',
  'a: b',
  'a: [b, c]',
  '',
  ' ',
  '# a',
  '- b',
  '---x',
  'text'
)
const ends = fc.constantFrom('\n', '\r\n', '\r')

test('the head of a text has the front matter of the whole', () => {
  const texts = fc
    .tuple(fc.constantFrom('', '\uFEFF', '---\n', '\uFEFF---\r\n'), fc.array(fc.tuple(lines, ends)))
    .map(([start, rest]) => start + rest.flat().join(''))
  fc.assert(
    fc.property(texts, text => {
      const head = frontMatterHead(text)
      expect(frontMatterLines(head)).toEqual(frontMatterLines(text))
      expect(text.startsWith(head)).toBe(true)
      expect(frontMatterHead(head)).toBe(head)
    })
  )
})
