import {afterEach, describe, expect, test, vi} from 'vitest'
import {runSteps} from '../../server/src/base/steps.js'
import {resolve} from '../../server/src/model/resolve.js'
import {rules} from '../../server/src/rules/registry.js'
import {articleRuleSteps} from '../../server/src/rules/rerun-rules.js'
import {parse} from '../../server/src/syntax/parse.js'
import {reparse} from '../../server/src/syntax/reparse.js'
import {type Column, differences, type Figures, readBudgets, type Table} from './budgets.js'
import {createReadCounter} from './count-reads.js'
import {KEYSTROKES, type Keystroke, writeForTyping} from './keystroke.js'

const ROUNDS = 10

/** What a rule reads of the lists of the whole article: each element of a part that it is given counts for nothing. */
const COLUMNS: readonly Column[] = ['blocks', 'tags', 'units', 'mentions'].map(name => ({
  name,
  unit: `of the article’s ${name} read`,
  slack: 0,
  decimals: 0
}))

const LETTER = KEYSTROKES.filter(({name}) => name === 'a letter in running text')

afterEach(() => vi.restoreAllMocks())

describe.each(LETTER)('$name', keystroke => {
  const spent = countRules(ROUNDS, keystroke)
  const budgets = readBudgets('keystroke-rules-budgets.txt', COLUMNS, spent)

  test('runs no other rules than those with a budget', () => {
    expect([...spent.keys()]).toEqual([...budgets.keys()])
  })

  test.each([...spent.keys()])('has %s read no more and no less than its budget', rule => {
    expect(differences(rule, COLUMNS, spent.get(rule) ?? new Map(), budgets)).toEqual([])
  })

  test('has no rule read more tags of an article twice as long', () => {
    const inTwice = countRules(2 * ROUNDS, keystroke)
    expect([...inTwice.keys()]).toEqual([...spent.keys()])
    const isGrown = (rule: string): boolean =>
      tagsOf(inTwice.get(rule)) > tagsOf(spent.get(rule)) + STEPS
    expect([...inTwice.keys()].filter(isGrown)).toEqual(WITH_BASE_TEXT)
  })
})

/** Twice as many findings are looked at again, one in each round, and a binary search looks at one more. */
const STEPS = 10
/** Those that have something to report in each round, for which they make the base text of all. */
const WITH_BASE_TEXT = ['untagged-mention', 'partial-word']

function tagsOf(figures: Figures | undefined): number {
  return ['tags', 'units', 'mentions'].reduce((sum, name) => sum + (figures?.get(name) ?? 0), 0)
}

/** Runs the rules on an article, types, and counts what those read that run again. */
function countRules(rounds: number, keystroke: Keystroke): Table {
  const {text, edit, project} = writeForTyping(rounds, keystroke)
  const {codebook, glossary} = project
  const settings = project.config.rules
  const {disguise, count} = createReadCounter()
  const edited = [edit, {...edit, end: edit.start + edit.text.length}]
  let syntax = parse(text)
  let model = resolve('a', syntax, codebook, glossary)
  let run = runSteps(articleRuleSteps(disguise(model), settings))
  const spent = new Map<string, Figures>()
  // What is kept of blocks is kept from the second version on.
  for (const one of edited) {
    syntax = reparse(syntax, one)
    model = resolve('a', syntax, codebook, glossary, model)
    const {units, mentions} = model
    const lists = {units, mentions, blocks: syntax.blocks, tags: syntax.tags}
    spent.clear()
    for (const rule of rules.article) {
      const check = rule.check.bind(rule)
      vi.spyOn(rule, 'check').mockImplementation((seen, ...rest) => {
        const {elements} = count(() => check(seen, ...rest))
        const read = Object.entries(lists).map(([name, list]): [string, number] => [
          name,
          elements.get(list) ?? 0
        ])
        spent.set(rule.id, new Map(read))
      })
    }
    run = runSteps(articleRuleSteps(disguise(model), settings, run))
    vi.restoreAllMocks()
  }
  return spent
}
