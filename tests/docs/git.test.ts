import {afterAll, expect, test} from 'vitest'
import {openSessions} from './sessions.js'

const {blocks, check, close} = openSessions('docs/git.md')

afterAll(close)

test('there are examples', () => {
  expect(blocks.length).toBeGreaterThan(1)
})

test.each(blocks)('line $line prints what it says', check)
