import type {Disposable} from 'vscode'

/** A call that waits for a pause. */
export interface Soon extends Disposable {
  readonly later: () => void
  readonly now: () => void
}

/** Calls after so many milliseconds without a further call; at the latest after five times as many. */
export function soon(call: () => void, pause: number): Soon {
  let timer: NodeJS.Timeout | undefined
  let first = 0
  const now = (): void => {
    clearTimeout(timer)
    first = 0
    call()
  }
  const later = (): void => {
    clearTimeout(timer)
    first ||= Date.now()
    const left = Math.max(0, first + 5 * pause - Date.now())
    timer = setTimeout(now, Math.min(pause, left))
  }
  return {later, now, dispose: () => clearTimeout(timer)}
}
