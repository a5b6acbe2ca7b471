import {readdirSync, readFileSync} from 'node:fs'
import {setTimeout as wait} from 'node:timers/promises'
import {expectOthers} from './editor.mjs'
import {openSession} from './lsp-session.mjs'

/** How long nobody does anything, in milliseconds, and how long before: what was read is written for the next start then. */
const IDLE = 5000
const BEFORE = 10_000

/**
 * What a server uses of the processor while nobody does anything, once all articles of the folder have been read, in
 * milliseconds of all its threads. Linux alone tells.
 *
 * @param {import('./editor.mjs').Work} work
 * @returns {Promise<import('../measure.mjs').Side>}
 */
export async function idling(work) {
  const session = await openSession(work)
  await expectOthers(session)
  await wait(BEFORE)
  const {pid, stop} = session.server
  return {
    sample: async () => {
      const before = cpuOf(pid)
      await wait(IDLE)
      return cpuOf(pid) - before
    },
    note: () => `idle for ${IDLE / 1000} s`,
    close: stop
  }
}

/** The same time by the clock on the wall, in milliseconds. @returns {import('../measure.mjs').Side} */
export function passing() {
  return {sample: () => IDLE}
}

/** What a process and its threads have used of the processor so far, in milliseconds. */
function cpuOf(pid) {
  const threads = readdirSync(`/proc/${pid}/task`)
  const nanoseconds = threads.map(thread =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0])
  )
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6
}
