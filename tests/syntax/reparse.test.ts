import {describe, expect, test} from 'vitest'
import {parse} from '../../server/src/syntax/parse.js'
import {reparse} from '../../server/src/syntax/reparse.js'
import {reparsePlainly} from '../../server/src/syntax/reparse-plainly.js'
import {blockKey} from '../../server/src/syntax/syntax.js'
import {parseFixture} from '../support/fixture.js'

/** What is typed at the cursor, or with a number what is deleted behind it. */
function checkEdit(fixture: string, change: string | number): void {
  const {files, cursor} = parseFixture(fixture)
  const old = parse(files[0]?.text ?? '')
  const start = cursor?.offset ?? 0
  const end = typeof change === 'number' ? start + change : start
  const syntax = reparsePlainly(old, {start, end, text: typeof change === 'string' ? change : ''})
  expect(syntax.text).not.toBe(old.text)
  expect(syntax).toStrictEqual(parse(syntax.text))
}

describe('an edit has its effect', () => {
  test.each([
    ['far before it, where a comment opens', 'A <!-- :b[c]\n\nd\n\ne\n\nf $0 g', '-->'],
    ['far behind it, where a comment closes', 'A $0 :b[c]\n\nd\n\ne --> f\n\n:g[h]', '<!--'],
    ['far behind it, where a comment opened', 'A $0<!-- :b[c]\n\nd\n\ne --> f\n\n:g[h]', 1],
    ['on paragraphs that it joins', 'A :b[c\n$0\nd] e', 1],
    ['on paragraphs that it parts', 'A :b[c$0 d] e\n\n:f[g]', '\n\n'],
    ['on the paragraph behind', 'A\n\n$0B :c[d]', ':e['],
    ['on front matter that it closes', '---\na: b\n$0\n\nC :d[e]', '---'],
    ['on front matter that it opens', '$0---\na: b\n---\nC :d[e]', 'x'],
    ['on front matter that stays one', '---\na: b$0\n---\n:C[d]\n\ne --> f', 'x'],
    ['on front matter with its last line end', '---\na: b\n---$0\nC :d[e]', 1],
    ['between CR and LF', 'A\r$0\nB :c[d]\r\n\r\ne', '\r'],
    ['at the very end', 'A :b[c$0', ']'],
    ['on problems behind, which move', 'A $0 b\n\n:c[d]{=} :e[', 'x']
  ])('%s', (_, fixture, change) => checkEdit(fixture, change))
})

test('an edit keeps what stands before as it is', () => {
  const old = parse('A :b[c].\n\nD :e[f].\n\nG :h[i].\n\nJ :k[l].')
  const {tags} = reparse(old, {start: old.text.length, end: old.text.length, text: ' :m[n]'})
  expect(tags.map((tag, index) => tag === old.tags[index])).toEqual([
    true,
    true,
    true,
    false,
    false
  ])
})

test.each([
  ['in a block', 'A.\n\nB.\n\n$0C.\n\nD.\n\nE.', [true, false, false, true, true]],
  ['in front matter', '---\na: $0\n---\nA.\n\nB.', [true, true]],
  ['that makes front matter', '-$0--\n\n---\nA.\n\nB.', [false, false, false]]
])('an edit %s keeps the keys of the blocks that it only moves', (_, fixture, kept) => {
  const {files, cursor} = parseFixture(fixture)
  const old = parse(files[0]?.text ?? '')
  const start = cursor?.offset ?? 0
  const keys = new Set(old.blocks.map(block => block[blockKey]))
  const {blocks} = reparse(old, {start, end: start, text: 'x'})
  expect(blocks.map(block => keys.has(block[blockKey]))).toEqual(kept)
})
