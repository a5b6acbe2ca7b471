/** Why a wait is over. */
export type SignalReason = 'changed' | 'interrupted' | Error

/** A signal to wait for: files that change, or Ctrl-C. */
export interface ChangeSignal {
  /** Tells of a change; many shortly one after the other are one. */
  readonly change: () => void
  /** Tells of something that cannot wait. */
  readonly raise: (reason: 'interrupted' | Error) => void
  /** Waits until the signal is raised; comes back at once if that has happened since the last time. */
  readonly wait: () => Promise<SignalReason>
  readonly isInterrupted: () => boolean
}

/** A signal that has not been raised; `uptime` gives milliseconds. */
export function createChangeSignal(uptime: () => number): ChangeSignal {
  let raised: SignalReason | undefined
  let timer: NodeJS.Timeout | undefined
  let first = 0
  let waiting: (() => void) | undefined
  const raise = (reason: SignalReason): void => {
    clearTimeout(timer)
    timer = undefined
    if (raised === undefined || raised === 'changed') raised = reason
    waiting?.()
  }
  return {
    change() {
      const now = uptime()
      if (timer === undefined) first = now
      clearTimeout(timer)
      timer = setTimeout(() => raise('changed'), Math.min(PAUSE, Math.max(0, first + MOST - now)))
    },
    raise,
    async wait() {
      if (raised === undefined)
        await new Promise<void>(resolve => {
          waiting = resolve
        })
      const reason = raised ?? 'changed'
      raised = undefined
      return reason
    },
    isInterrupted: () => raised === 'interrupted'
  }
}

/** Milliseconds of quiet after a change. */
const PAUSE = 80
/** Milliseconds after which changes that never end count all the same. */
const MOST = 1000
