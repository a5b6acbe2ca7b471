import {afterAll, expect, test} from 'vitest'
import {openSessions} from './sessions.js'

const {blocks, check, close} = openSessions('docs/agreement.md')

afterAll(close)

test('there is an example', () => {
  expect(blocks.length).toBeGreaterThan(0)
})

test.each(blocks)('line $line prints what it says', check)
