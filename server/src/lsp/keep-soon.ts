import type {Server} from './server.js'

/** Has outdated indexes written once nobody has typed for a while. */
export function keepSoon({indexes, timers}: Server): void {
  if (indexes) timers.keep.afterPause(PAUSE, Number.POSITIVE_INFINITY)
}

/** Puts off the writing of indexes, as somebody types. */
export function keepLater(server: Server): void {
  const {indexes, timers} = server
  if (!indexes?.writing && !timers.keep.isWaiting()) return
  if (indexes?.writing) indexes.writing.isStopped = true
  keepSoon(server)
}

/** Milliseconds without a keystroke. */
const PAUSE = 2000
