import {describe, expect, test, vi} from 'vitest'
import {searchRunningText} from '../../server/src/glossary/name-search/search-running-text.js'
import {moveAttributes} from '../../server/src/model/move-attributes.js'
import {resolveMention} from '../../server/src/model/resolve-mention.js'
import {readAttributes} from '../../server/src/model/unit-attributes.js'
import {judge} from '../../server/src/rules/consistency/untagged/context.js'
import {scanBlock} from '../../server/src/syntax/scan-block.js'
import {type Column, differences, type Figures, readBudgets} from './budgets.js'
import {KEYSTROKES, type Keystroke, openForTyping} from './keystroke.js'

vi.mock(import('../../server/src/glossary/name-search/search-running-text.js'), {spy: true})
vi.mock(import('../../server/src/model/move-attributes.js'), {spy: true})
vi.mock(import('../../server/src/model/resolve-mention.js'), {spy: true})
vi.mock(import('../../server/src/model/unit-attributes.js'), {spy: true})
vi.mock(import('../../server/src/rules/consistency/untagged/context.js'), {spy: true})
vi.mock(import('../../server/src/syntax/scan-block.js'), {spy: true})

const ROUNDS = 10

/** What is done anew in the blocks alone that are typed into. */
const IN_BLOCKS: readonly Column[] = [
  {name: 'blocks', unit: 'blocks parsed', slack: 0, decimals: 0},
  {name: 'tags', unit: 'tags read', slack: 0, decimals: 0},
  {name: 'mentions', unit: 'mentions looked up', slack: 0, decimals: 0},
  {name: 'stretches', unit: 'stretches searched for names', slack: 0, decimals: 0},
  {name: 'searched', unit: 'characters searched for names', slack: 0, decimals: 0},
  {name: 'names', unit: 'names judged by what stands around them', slack: 0, decimals: 0}
]

const COLUMNS: readonly Column[] = [
  ...IN_BLOCKS,
  // Those behind the place that have something to report or a relation; of all others, the attributes stay where they were.
  {name: 'moved', unit: 'tags moved with their attributes', slack: 0, decimals: 0}
]

const spent = new Map(
  KEYSTROKES.map(keystroke => [keystroke.name, countKeystroke(ROUNDS, keystroke)])
)
const budgets = readBudgets('keystroke-budgets.txt', COLUMNS, spent)

describe.each(KEYSTROKES)('$name', keystroke => {
  const figures = spent.get(keystroke.name) ?? new Map()

  test('is worked out in as many blocks, tags and names as its budget has', () => {
    expect(differences(keystroke.name, COLUMNS, figures, budgets)).toEqual([])
  })

  // So many fixes are tried as are few enough for the length of the text.
  if (keystroke.triesFixes) return
  test('takes the same in an article twice as long', () => {
    const inTwice = countKeystroke(2 * ROUNDS, keystroke)
    const inBlocks = (all: Figures): unknown =>
      IN_BLOCKS.map(({name, unit}) => [unit, all.get(name)])
    expect(inBlocks(inTwice)).toEqual(inBlocks(figures))
  })
})

test('each budget is that of a keystroke', () => {
  expect([...budgets.keys()]).toEqual(KEYSTROKES.map(({name}) => name))
})

function countKeystroke(rounds: number, keystroke: Keystroke): Figures {
  const {type} = openForTyping(rounds, keystroke)
  vi.clearAllMocks()
  type()
  const searched = vi.mocked(searchRunningText).mock.calls
  return new Map([
    ['blocks', vi.mocked(scanBlock).mock.calls.length],
    ['tags', vi.mocked(readAttributes).mock.calls.length],
    ['mentions', vi.mocked(resolveMention).mock.calls.length],
    ['moved', vi.mocked(moveAttributes).mock.calls.length],
    ['stretches', searched.length],
    ['searched', searched.reduce((sum, [, , from, to]) => sum + to - from, 0)],
    ['names', vi.mocked(judge).mock.calls.length]
  ])
}
