import {type Stats, statSync} from 'node:fs'
import {onTestFinished, vi} from 'vitest'
import type {FilePoller} from '../../server/src/node/poll-files.js'

/** Milliseconds that pass whenever somebody looks at the clock: work in slices of some milliseconds goes on over many turns. */
const LOOK = 2

let now = 0

/** Stops the clock for the rest of a test: timers end when a test lets time pass, which then takes none. */
export function stopClock(): void {
  vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']})
  const spy = vi.spyOn(performance, 'now').mockImplementation(() => {
    now += LOOK
    return now
  })
  onTestFinished(() => {
    spy.mockRestore()
    vi.useRealTimers()
  })
}

/** Lets so many milliseconds pass, and what waits for a turn of the event loop go on. */
export async function pass(milliseconds: number): Promise<void> {
  now += milliseconds
  vi.advanceTimersByTime(milliseconds)
  await turns(1)
}

/** Lets time pass until something has come of it. */
export async function passing<T>(promise: Promise<T>): Promise<T> {
  let isDone = false
  const end = (): void => {
    isDone = true
  }
  promise.then(end, end)
  while (!isDone) await pass(1)
  return promise
}

/** Lets the event loop turn so many times. */
export async function turns(count: number): Promise<void> {
  for (let done = 0; done < count; done++) await new Promise(resolve => setImmediate(resolve))
}

const pollers = new Set<() => void>()

/** Makes a poller that looks at its files only when a test says so: the one of the server waits for the system's clock. */
export function createFilePoller(changed: (path: string) => void): FilePoller {
  const stamps = new Map<string, string>()
  const look = (): void => {
    for (const [path, before] of stamps) {
      const stamp = stampOf(path)
      stamps.set(path, stamp)
      if (stamp !== before) changed(path)
    }
  }
  return {
    look: paths => {
      for (const path of stamps.keys()) if (!paths.has(path)) stamps.delete(path)
      for (const path of paths) if (!stamps.has(path)) stamps.set(path, stampOf(path))
      if (paths.size > 0) pollers.add(look)
      else pollers.delete(look)
    }
  }
}

/** Lets each poller look at its files. */
export function pollFiles(): void {
  for (const look of pollers) look()
}

function stampOf(path: string): string {
  const status = statusOf(path)
  return status ? `${status.mtimeMs} ${status.ctimeMs} ${status.size} ${status.ino}` : ''
}

function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, {throwIfNoEntry: false})
  } catch {
    return undefined
  }
}
