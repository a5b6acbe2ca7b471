import fc from 'fast-check'
import {expect, test} from 'vitest'
import {changedParagraphs} from '../../server/src/model/seal.js'

const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), {maxLength: 12})

test('outside of the changes both lists are the same, and the changes do not touch', () => {
  fc.assert(
    fc.property(list, list, (old, now) => {
      let rebuilt: readonly string[] = []
      let kept = 0
      let before = -1
      for (const {oldStart, oldEnd, newStart, newEnd} of changedParagraphs(old, now)) {
        expect(oldStart).toBeGreaterThan(before)
        expect(oldEnd - oldStart + (newEnd - newStart)).toBeGreaterThan(0)
        rebuilt = [...rebuilt, ...old.slice(kept, oldStart), ...now.slice(newStart, newEnd)]
        kept = oldEnd
        before = oldEnd
      }
      expect([...rebuilt, ...old.slice(kept)]).toEqual(now)
    })
  )
})

test.each([
  ['the same', 'abc', 'abc', ''],
  ['one changed', 'abc', 'axc', '1-2 1-2'],
  ['one new', 'abc', 'abxc', '2-2 2-3'],
  ['one gone', 'abc', 'ac', '1-2 1-1'],
  ['one moved to the start', 'abcd', 'dabc', '0-0 0-1, 3-4 4-4'],
  ['all new', '', 'ab', '0-0 0-2'],
  ['all gone', 'ab', '', '0-2 0-0'],
  ['one of several that are the same', 'aaa', 'aa', '2-3 2-2']
])('%s: %s, %s', (_, old, now, expected) => {
  const changes = changedParagraphs([...old], [...now]).map(
    ({oldStart, oldEnd, newStart, newEnd}) => `${oldStart}-${oldEnd} ${newStart}-${newEnd}`
  )
  expect(changes.join(', ')).toBe(expected)
})

test('a hundred thousand that all differ, or are all the same, are compared at once', () => {
  const count = 100_000
  const old = Array.from({length: count}, (_, index) => `old ${index}`)
  expect(changedParagraphs(old, old.toReversed())).toHaveLength(2)
  expect(
    changedParagraphs(
      old,
      Array.from({length: count}, () => 'x')
    )
  ).toHaveLength(1)
})
