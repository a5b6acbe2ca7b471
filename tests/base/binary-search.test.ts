import fc from 'fast-check'
import {expect, test} from 'vitest'
import {firstIndex} from '../../server/src/base/binary-search.js'

test('gives the first index at which the condition holds, or the length', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.nat(21), (numbers, wanted) => {
      const sorted = numbers.toSorted((a, b) => a - b)
      const found = sorted.findIndex(number => number >= wanted)
      const expected = found < 0 ? sorted.length : found
      expect(firstIndex(sorted.length, at => (sorted[at] ?? 0) >= wanted)).toBe(expected)
    })
  )
})
