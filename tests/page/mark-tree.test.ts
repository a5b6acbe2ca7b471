import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {
  type Item,
  keyOf,
  type MarkFilter,
  searchable,
  treeOf
} from '../../client/page/widgets/mark-tree.js'
import {treeKey} from '../../client/page/widgets/tree-keys.js'
import type {Mark} from '../../server/src/lsp/editor-protocol.js'

const ALL: MarkFilter = {query: '', kind: '', state: ''}

/** Marks in the order of a text, each at most one level deeper than the one before it. */
const nested = fc
  .array(fc.tuple(fc.nat(3), fc.constantFrom('actor', 'place', 'claim')), {maxLength: 30})
  .map(given => {
    let last = -1
    return given.map(([wish, kind], index): Mark => {
      last = Math.min(wish, last + 1)
      const rest = {id: null, continues: null, entry: null, resolution: null, status: null}
      const span = {start: index * 2, end: index * 2 + 1}
      return {kind, unit: 'mention', ...span, depth: last, ...rest, attributes: []}
    })
  })

function tree(
  marks: readonly Mark[],
  filter = ALL,
  closed: ReadonlySet<string> = new Set()
): readonly Item[] {
  return treeOf(searchable(marks, 'ab'.repeat(marks.length), []), filter, closed)
}

describe('the tree of marks', () => {
  test('holds every mark at its depth, in its order', () => {
    const law = fc.property(nested, marks => {
      const items = tree(marks)
      expect(items.map(({mark}) => mark)).toEqual(marks.map((_, index) => index))
      expect(items.map(({depth}) => depth)).toEqual(marks.map(({depth}) => depth))
    })
    fc.assert(law)
  })

  test('counts what stands in the same mark', () => {
    const law = fc.property(nested, marks => {
      const items = tree(marks)
      for (const item of items) {
        const siblings = items.filter(({parent}) => parent === item.parent)
        expect([item.size, siblings.indexOf(item) + 1]).toEqual([siblings.length, item.place])
      }
    })
    fc.assert(law)
  })

  test('leaves out what is in a closed mark, and nothing else', () => {
    const law = fc.property(nested, fc.nat(), (marks, seed) => {
      const mark = marks[seed % Math.max(1, marks.length)]
      if (!mark) return
      const index = marks.indexOf(mark)
      const end = marks.findIndex((other, at) => at > index && other.depth <= mark.depth)
      const inner = (at: number): boolean => at > index && (end < 0 || at < end)
      const expected = marks.map((_, at) => at).filter(at => !inner(at))
      expect(tree(marks, ALL, new Set([keyOf(mark)])).map(item => item.mark)).toEqual(expected)
    })
    fc.assert(law)
  })

  test('shows of a filtered one what fits, and dimmed what that is in', () => {
    const law = fc.property(nested, marks => {
      const items = tree(marks, {...ALL, kind: 'place'})
      const fitting = items.filter(({isDim}) => !isDim).map(({mark}) => mark)
      expect(fitting).toEqual(marks.flatMap(({kind}, index) => (kind === 'place' ? [index] : [])))
      for (const item of items)
        if (item.isDim) expect(items.some(({parent}) => items[parent] === item)).toBe(true)
    })
    fc.assert(law)
  })

  test('is walked from its start to its end by one key', () => {
    const law = fc.property(nested, marks => {
      const items = tree(marks)
      const traits = {page: 5, isRightToLeft: false}
      const steps = items.map((_, at) => treeKey(items, at, 'ArrowDown', traits))
      expect(steps).toEqual(items.map((_, at) => at + 1))
    })
    fc.assert(law)
  })
})
