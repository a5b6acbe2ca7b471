import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {createLineIndex, toOffset, toPlace} from '../../server/src/base/line-index.js'
import {anyText} from '../syntax/arbitrary-text.js'

describe('a line index', () => {
  test.each([
    ['', 0, 1, 1],
    ['a\nb', 1, 1, 2],
    ['a\nb', 2, 2, 1],
    ['a\r\nb', 2, 1, 3],
    ['a\r\nb', 3, 2, 1],
    ['a\rb\n\rc', 2, 2, 1],
    ['a\rb\n\rc', 4, 3, 1],
    ['a\rb\n\rc', 5, 4, 1],
    ['😀e\u0301x', 2, 1, 3],
    ['😀e\u0301x', 5, 1, 6],
    ['a\u2028b\u0085c', 4, 1, 5]
  ])('has in %j offset %i at line %i, column %i', (text, offset, line, column) => {
    const index = createLineIndex(text)
    expect(toPlace(index, offset)).toEqual({line, column})
  })

  test.each([
    ['a\nbc', {line: 2, column: 9}, 4],
    ['a\r\nbc', {line: 1, column: 9}, 1],
    ['a\nbc', {line: 7, column: 1}, 4],
    ['a\nbc', {line: 0, column: 5}, 0],
    ['a\nbc', {line: 2, column: 0}, 2]
  ])('takes in %j the nearest place to %j', (text, place, offset) => {
    expect(toOffset(createLineIndex(text), place)).toBe(offset)
  })

  test.each([
    [-1, {line: 1, column: 1}],
    [9, {line: 2, column: 2}]
  ])('takes the nearest end for offset %i', (offset, place) => {
    expect(toPlace(createLineIndex('a\nb'), offset)).toEqual(place)
  })

  test('leads from every offset to its line and back', () => {
    fc.assert(
      fc.property(anyText, text => {
        const index = createLineIndex(text)
        const lines = text.split(/\r\n|\n|\r/)
        expect(index.starts).toHaveLength(lines.length)
        for (let offset = 0; offset <= text.length; offset++) {
          const isWithinLineEnd = text.slice(offset - 1, offset + 1) === '\r\n' && offset > 0
          const {line, column} = toPlace(index, offset)
          const before = text.slice(0, isWithinLineEnd ? offset - 1 : offset)
          expect(line).toBe(before.split(/\r\n|\n|\r/).length)
          expect(toOffset(index, {line, column})).toBe(isWithinLineEnd ? offset - 1 : offset)
        }
      }),
      {numRuns: 1000}
    )
  })
})
