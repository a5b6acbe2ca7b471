import {describe, expect, test} from 'vitest'
import {type Column, differences, type Figures, readBudgets} from './budgets.js'
import {countWork} from './count-work.js'
import {KEYSTROKES, type Keystroke, openForTyping} from './keystroke.js'

const ROUNDS = 10

/** What is done with the text of the whole article, of which rules look at all. */
const COLUMNS: readonly Column[] = [
  {name: 'calls', unit: 'calls on strings for each character', slack: 0.05, decimals: 3},
  {name: 'characters', unit: 'characters looked at for each character', slack: 0.05, decimals: 2}
]

const spent = new Map(
  KEYSTROKES.map(keystroke => [keystroke.name, countKeystroke(ROUNDS, keystroke)])
)
const budgets = readBudgets('keystroke-string-budgets.txt', COLUMNS, spent)

describe.each(KEYSTROKES)('$name', keystroke => {
  const figures = spent.get(keystroke.name) ?? new Map<string, number>()

  test('looks no more and no less often at the text than its budget has', () => {
    expect(differences(keystroke.name, COLUMNS, figures, budgets)).toEqual([])
  })

  test('looks at it in proportion to its length', () => {
    const inTwice = countKeystroke(2 * ROUNDS, keystroke)
    for (const [name, figure] of figures)
      expect(inTwice.get(name), name).toBeLessThanOrEqual(1.02 * figure)
  })
})

test('each budget is that of a keystroke', () => {
  expect([...budgets.keys()]).toEqual(KEYSTROKES.map(({name}) => name))
})

function countKeystroke(rounds: number, keystroke: Keystroke): Figures {
  const {length, type} = openForTyping(rounds, keystroke)
  const {calls, characters} = countWork(type, 'all')
  return new Map([
    ['calls', calls / length],
    ['characters', characters / length]
  ])
}
