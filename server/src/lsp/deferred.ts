/** Something that is done once, some time after it was asked for. */
export interface Deferred {
  /** Asks for it, in so many milliseconds from now, or at the end of this turn; asking again before that changes nothing. */
  readonly soon: (milliseconds: number) => void
  /** Asks for it once nobody has asked for so many milliseconds. */
  readonly afterPause: (milliseconds: number) => void
  /** Does it at once if it was asked for. */
  readonly now: () => void
  readonly cancel: () => void
}

/** Makes a task that waits to be asked for. */
export function createDeferred(task: () => void): Deferred {
  let timer: NodeJS.Timeout | NodeJS.Immediate | undefined
  const cancel = (): void => {
    if (timer && 'refresh' in timer) clearTimeout(timer)
    else clearImmediate(timer)
    timer = undefined
  }
  const run = (): void => {
    cancel()
    task()
  }
  return {
    soon: milliseconds => {
      timer ??= milliseconds > 0 ? setTimeout(run, milliseconds) : setImmediate(run)
    },
    afterPause: milliseconds => {
      cancel()
      timer = setTimeout(run, milliseconds)
    },
    now: () => {
      if (timer !== undefined) run()
    },
    cancel
  }
}
