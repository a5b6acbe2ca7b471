import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {drawMarks} from './draw-marks.js'
import {parseFixture} from './fixture.js'

describe('a fixture', () => {
  test('holds files, a cursor and marks that count neither', () => {
    const {files, cursor} = parseFixture(`
one 😀 t$0wo
    ^^ emoji
       ^^^ word
... of two lines
| start
=== b/c.yaml ===
a: b
four
  ^>
five
<^ both
`)
    expect(files).toEqual([
      {
        path: 'article.news.txt',
        text: 'one 😀 two\n',
        marks: [
          {span: {start: 4, end: 6}, text: 'emoji'},
          {span: {start: 7, end: 10}, text: 'word\nof two lines'},
          {span: {start: 0, end: 0}, text: 'start'}
        ]
      },
      {
        path: 'b/c.yaml',
        text: 'a: b\nfour\nfive\n',
        marks: [{span: {start: 7, end: 12}, text: 'both'}]
      }
    ])
    expect(cursor).toEqual({path: 'article.news.txt', offset: 8})
  })

  test('keeps line ends', () => {
    const [file] = parseFixture('a\r\nbc\r\n ^ c\r\nd').files
    expect(file).toMatchObject({text: 'a\r\nbc\r\nd', marks: [{span: {start: 4, end: 5}}]})
  })

  test('may be empty', () => {
    expect(parseFixture('')).toEqual({files: [], cursor: undefined})
  })

  test.each([
    ['a\n<^ b', 'No `^>` opens'],
    ['a\n^>\nb', 'No `<` closes'],
    ['$0a$0', 'More than one cursor'],
    ['a\n   ^^ b', 'Drawn behind the end']
  ])('%j is refused', (fixture, message) => {
    expect(() => parseFixture(fixture)).toThrow(message)
  })

  test('is drawn as it is read', () => {
    const line = fc.stringMatching(/^[a-z😀 ]{0,6}$/u)
    const share = fc.double({min: 0, max: 1, noNaN: true})
    const mark = fc.record({at: share, to: share, text: fc.constantFrom('', 'x', 'y z', 'x\ny')})
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), mark, (lines, end, drawn) => {
        const text = lines.map(content => content + end).join('')
        const offsets = [drawn.at, drawn.to].map(part => Math.round(part * text.length))
        const span = {start: Math.min(...offsets), end: Math.max(...offsets)}
        const picture = drawMarks(text, [{span, text: drawn.text}])
        const read = parseFixture(`=== a ===\n${picture}\n`.replaceAll('\n', end)).files[0]
        fc.pre(!splitsLineEnd(text, span.start) && !splitsLineEnd(text, span.end))
        if (text !== '') expect(read).toMatchObject({text, marks: [{span, text: drawn.text}]})
      })
    )
  })
})

function splitsLineEnd(text: string, offset: number): boolean {
  return text.slice(offset - 1, offset + 1) === '\r\n'
}
