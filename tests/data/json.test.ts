import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {parseJson} from '../../server/src/data/json.js'
import type {Located} from '../../server/src/data/located.js'

/** The value that was read, without places. */
function plain(located: Located): unknown {
  if (located.type === 'scalar') return located.value
  if (located.type === 'list') return located.items.map(plain)
  return Object.fromEntries(located.pairs.map(({key, value}) => [key, plain(value)]))
}

describe('JSON', () => {
  test('is read as everybody reads it', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 1, '\t'), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), undefined, indent)
        const {value, problems} = parseJson(text)
        expect(problems).toEqual([])
        expect(JSON.stringify(plain(value))).toBe(JSON.stringify(JSON.parse(text)))
      })
    )
  })

  test('is all that is read', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'{}[],:" \n\\u01aef-.'.split(''), '"a"', '1', 'null')),
        pieces => {
          const text = pieces.join('')
          expect(parseJson(text).problems.length === 0).toBe(isJson(text))
        }
      ),
      {numRuns: 5000}
    )
  })

  function isJson(text: string): boolean {
    try {
      JSON.parse(text)
      return true
    } catch {
      return false
    }
  }

  test('keeps the places of keys and values, without their quotes', () => {
    const text = ' {"a\\n": [1, "b"]}'
    const {value} = parseJson(text)
    const pair = value.type === 'map' ? value.pairs[0] : undefined
    const items = pair?.value.type === 'list' ? pair.value.items : []
    const spans = [value.span, pair?.keySpan, pair?.value.span, ...items.map(({span}) => span)]
    expect(spans.map(span => text.slice(span?.start, span?.end))).toEqual([
      '{"a\\n": [1, "b"]}',
      'a\\n',
      '[1, "b"]',
      '1',
      'b'
    ])
  })

  test.each([
    ['', 0, 'Unexpected end of the file, expected a value, with text in double quotes'],
    ['{"a": 1,}', 8, 'Unexpected `}`, expected a name in double quotes'],
    ["{'a': 1}", 1, "Unexpected `'a'`, expected a name in double quotes"],
    ['{"a" 1}', 5, 'Unexpected `1`, expected a colon after the name'],
    ['{"a": 1 "b": 2}', 8, 'Unexpected `"b"`, expected a comma or `}`'],
    ['[1 2]', 3, 'Unexpected `2`, expected a comma or `]`'],
    ['[1.]', 2, 'Unexpected `.`, expected a comma or `]`'],
    ['[nullx]', 5, 'Unexpected `x`, expected a comma or `]`'],
    ['[1] // one', 4, 'Unexpected `//`, expected the end of the file'],
    ['{}\n<<<<<<< HEAD', 3, 'Unexpected `<<<<<<<`, expected the end of the file'],
    ['['.repeat(100), 64, 'Unexpected `[`, expected at most 64 brackets inside each other']
  ])('%j', (text, start, message) => {
    const {problems} = parseJson(text)
    expect(problems.map(problem => [problem.span.start, problem.message])).toEqual([
      [start, message]
    ])
  })
})
