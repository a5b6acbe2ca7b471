/** Does jobs one after another: the next one starts when the one before has ended, however it ended. */
export interface Queue {
  /** Adds a job; resolves or rejects with it. */
  readonly add: <T>(job: () => Promise<T>) => Promise<T>
  /** Whether a job is under way or waits. */
  readonly isBusy: () => boolean
}

export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return {
    add: job => {
      waiting++
      const done = last.then(job).finally(() => {
        waiting--
      })
      last = done.catch(() => undefined)
      return done
    },
    isBusy: () => waiting > 0
  }
}
