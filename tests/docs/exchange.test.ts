import {afterAll, expect, test} from 'vitest'
import {readPage} from './markdown.js'
import {openSessions} from './sessions.js'

const PAGE = 'docs/exchange.md'
const {blocks, run, check, close} = openSessions(PAGE)

afterAll(close)

test('there are examples', () => {
  expect(blocks.length).toBeGreaterThan(3)
})

test.each(blocks)('line $line prints what it says', check)

test('the losses that the page shows are those of its article', () => {
  const shown = /```json\n([\s\S]*?)```/.exec(readPage(PAGE))?.[1]?.trim().split('\n') ?? []
  const {stdout} = run('newsmark export brat -o other --losses -')
  expect(shown).toHaveLength(2)
  expect(stdout.split('\n')).toEqual(expect.arrayContaining(shown))
})
