import {vi} from 'vitest'
import {testHalf} from './stress-test.js'

vi.mock('../../server/src/node/poll-files.js', async () => {
  const {createFilePoller} = await import('./stress-clock.js')
  return {createFilePoller}
})

testHalf(0)
