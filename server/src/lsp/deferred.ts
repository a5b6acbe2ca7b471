/** Something that is done once, some time after it was asked for. */
export interface Deferred {
  /** Asks for it, in so many milliseconds from now, or at the end of this turn; asking again before that changes nothing. */
  readonly soon: (milliseconds: number) => void
  /** Asks for it once nobody has asked for so many milliseconds, or once the first has waited for `most`. */
  readonly afterPause: (milliseconds: number, most: number) => void
  /** Does it at once if it was asked for. */
  readonly now: () => void
  readonly cancel: () => void
  /** Whether it was asked for and is not done yet. */
  readonly isWaiting: () => boolean
}

/** Makes a task that waits to be asked for. */
export function createDeferred(task: () => void): Deferred {
  let timer: NodeJS.Timeout | NodeJS.Immediate | undefined
  let first = 0
  /** When it is to be done, and when the timer ends, which then waits for the rest: setting one anew takes longer. */
  let due = 0
  let ends = 0
  const cancel = (): void => {
    if (timer && 'refresh' in timer) clearTimeout(timer)
    else clearImmediate(timer)
    timer = undefined
  }
  const run = (): void => {
    cancel()
    task()
  }
  const wait = (now: number): void => {
    cancel()
    ends = due
    timer = setTimeout(runIfDue, Math.max(0, due - now))
  }
  const runIfDue = (): void => {
    const now = due > ends ? performance.now() : due
    if (due - now < SOON) run()
    else wait(now)
  }
  return {
    soon: milliseconds => {
      if (timer !== undefined) return
      due = 0
      timer = milliseconds > 0 ? setTimeout(run, milliseconds) : setImmediate(run)
    },
    afterPause: (milliseconds, most) => {
      const now = performance.now()
      if (timer === undefined) first = now
      const isSet = timer !== undefined && due > 0
      due = Math.min(now + milliseconds, first + most)
      if (!isSet || due < ends) wait(now)
    },
    now: () => {
      if (timer !== undefined) run()
    },
    cancel,
    isWaiting: () => timer !== undefined
  }
}

/** Milliseconds by which a timer may end early. */
const SOON = 2
