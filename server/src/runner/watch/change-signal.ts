/** Why the waiting is over. */
export type SignalReason = 'changed' | 'interrupted' | Error

/** Something to wait for: files that change, or Ctrl-C. */
export interface ChangeSignal {
  /** Many changes shortly one after the other ring once. */
  readonly change: () => void
  /** What cannot wait. */
  readonly ring: (why: 'interrupted' | Error) => void
  /** Comes back when it rings, or at once if it has rung since it was waited for last. */
  readonly wait: () => Promise<SignalReason>
  readonly isInterrupted: () => boolean
}

/** A bell that has not rung. */
export function createChangeSignal(): ChangeSignal {
  let rung: SignalReason | undefined
  let timer: NodeJS.Timeout | undefined
  let first = 0
  let waiting: (() => void) | undefined
  const sound = (why: SignalReason): void => {
    clearTimeout(timer)
    timer = undefined
    if (rung === undefined || rung === 'changed') rung = why
    waiting?.()
  }
  return {
    change() {
      const now = performance.now()
      if (timer === undefined) first = now
      clearTimeout(timer)
      timer = setTimeout(() => sound('changed'), Math.min(PAUSE, Math.max(0, first + MOST - now)))
    },
    ring: sound,
    async wait() {
      if (rung === undefined)
        await new Promise<void>(resolve => {
          waiting = resolve
        })
      const why = rung ?? 'changed'
      rung = undefined
      return why
    },
    isInterrupted: () => rung === 'interrupted'
  }
}

/** Milliseconds of quiet after a change. */
const PAUSE = 80
/** Milliseconds after which changes that never end count all the same. */
const MOST = 1000
