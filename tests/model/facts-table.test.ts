import fc from 'fast-check'
import {expect, test} from 'vitest'
import {collectFacts} from '../../server/src/model/facts/collect-facts.js'
import {createFactsTable, factsIn} from '../../server/src/model/facts/facts-table.js'
import {factsAt} from '../support/arbitrary-facts.js'
import {toProject} from '../support/project.js'

test('the rows of a table say what was put into it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c/d').chain(factsAt)), all => {
      const table = createFactsTable()
      for (const facts of all) table.add(facts)
      const rows = table.finish()
      expect(rows.paths.map((_, row) => factsIn(rows, row))).toEqual(all)
    })
  )
})

test('a row keeps the comments of its article', () => {
  const text = [
    'The :actor[UN] spoke. <!-- newsmark-ignore-line unresolved-mention: a reason of several words -->',
    '<!-- newsmark-ignore-start near-miss, empty-tag -- why not -->',
    'x',
    '<!-- newsmark-ignore-end near-miss -->',
    '<!-- newsmark-ignre -->'
  ].join('\n')
  const {articles} = toProject([{path: 'a.news.txt', text, marks: []}])
  const table = createFactsTable()
  const all = articles.map(model => collectFacts(model))
  for (const facts of all) table.add(facts)
  expect(all[0]?.directives.length).toBeGreaterThan(2)
  expect(factsIn(table.finish(), 0)).toEqual(all[0])
})
