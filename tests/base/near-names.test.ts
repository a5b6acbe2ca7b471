import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {expectName, nearest} from '../../server/src/base/near-names.js'

const severities = ['off', 'info', 'warning', 'error']

describe('the nearest names', () => {
  test.each([
    ['eror', severities, ['error']],
    ['warn', severities, ['warning']],
    ['of', severities, ['off']],
    ['ERROR', severities, ['error']],
    ['fatal', severities, []],
    ['', severities, []],
    ['x', ['a', 'X'], ['X']],
    ['syira', ['syria', 'serbia'], ['syria']],
    ['tpye', ['type', 'types'], ['type']],
    ['a1', ['b1', 'a2', 'a1x', 'c3'], ['b1', 'a2', 'a1x']],
    ['attribute', ['attributes', 'attribute'], ['attribute', 'attributes']],
    ['de-mistrua', ['de-mistura', 'de-mistura-2', 'mistura'], ['de-mistura']]
  ])('of %j among %j are %j', (text, candidates, expected) => {
    expect(nearest(text, candidates)).toEqual(expected)
  })

  test('are at most as many as asked for', () => {
    expect(nearest('a1', ['b1', 'c1', 'd1', 'e1'], 2)).toEqual(['b1', 'c1'])
  })

  test('start with the name itself if it is there', () => {
    const name = fc.string({minLength: 1})
    fc.assert(
      fc.property(name, fc.array(name), (wanted, others) => {
        expect(nearest(wanted, [...others, wanted])[0]?.toLowerCase()).toBe(wanted.toLowerCase())
      })
    )
  })
})

describe('what a message expects', () => {
  const many = new Set(Array.from({length: 13}, (_, index) => `name-${index}x`))

  test.each([
    ['eror', new Set(severities), '`error`'],
    ['fatal', new Set(severities), 'one of `off`, `info`, `warning`, `error`'],
    ['fatal', new Set(['off']), '`off`'],
    ['fatal', new Set<string>(), 'a known name'],
    ['fatal', many, 'a known name']
  ])('for %j', (text, known, wanted) => {
    expect(String(expectName(text, known, 'a known name').wanted)).toBe(wanted)
  })

  test('is not searched for any more after many problems', () => {
    expect(expectName('name-1', many, 'a known name', 1_000)).toEqual({
      wanted: 'a known name',
      expected: []
    })
  })
})
