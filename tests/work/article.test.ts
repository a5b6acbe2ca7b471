import {describe, expect, test} from 'vitest'
import {rules} from '../../server/src/rules/registry.js'
import {COLUMNS, workOnArticle} from './article-work.js'
import {differences, type Figures, readBudgets} from './budgets.js'

const ROUNDS = 10
const OTHERS = 20

const spent = workOnArticle(ROUNDS, OTHERS)
const budgets = readBudgets('article-budgets.txt', COLUMNS, spent)
const inTwice = workOnArticle(2 * ROUNDS, OTHERS)
const amongMore = workOnArticle(ROUNDS, 4 * OTHERS)

describe.each([...spent])('%s', (name, figures) => {
  test('takes no more and no less work than its budget', () => {
    expect(differences(name, COLUMNS, figures, budgets)).toEqual([])
  })

  test('takes work in proportion to the length of the article', () => {
    expect(growth(figures, inTwice.get(name))).toEqual([])
  })
})

describe.each(rules.article.map(({id}) => id))('%s', name => {
  // Ids near to one that is unknown are looked for once in a glossary, before anything is counted.
  test('takes the same work whatever the size of the glossary', () => {
    expect(growth(spent.get(name), amongMore.get(name))).toEqual([])
  })
})

test('each budget is that of something that is done', () => {
  expect([...budgets.keys()]).toEqual([...spent.keys()])
})

/** The figures that have grown by more than the rounding of lengths, in words. */
function growth(before: Figures | undefined, after: Figures | undefined): readonly string[] {
  return COLUMNS.flatMap(({name, unit}) => {
    const [was = 0, is = 0] = [before?.get(name), after?.get(name)]
    return is > 1.02 * was ? [`${is.toFixed(2)} ${unit}, and ${was.toFixed(2)} before`] : []
  })
}
