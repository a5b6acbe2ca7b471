import type {Steps} from '../base/steps.js'

/**
 * Does the steps in slices of about so many milliseconds, between which the event loop goes on: a slice is longer by
 * what its last step takes. Rejects with what the steps throw.
 */
export async function runStepsInSlices<Result>(
  steps: Steps<Result>,
  slice: number = SLICE
): Promise<Result> {
  for (let end = performance.now() + slice; ; ) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() < end) continue
    await nextTurn()
    end = performance.now() + slice
  }
}

/** Runs steps in slices until somebody has no use for them any more; then gives undefined. */
export function runInSlicesUnless<Result>(
  isStale: () => boolean,
  steps: Steps<Result>
): Promise<Result | undefined> {
  return runStepsInSlices(stopping(isStale, steps))
}

function* stopping<Result>(
  isStale: () => boolean,
  steps: Steps<Result>
): Steps<Result | undefined> {
  for (;;) {
    if (isStale()) return undefined
    const step = steps.next()
    if (step.done) return step.value
    yield
  }
}

/** Milliseconds: with its last step, no slice holds up a keystroke for longer than five. */
export const SLICE = 4

/** Waits for the next turn of the event loop. */
export function nextTurn(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve)
  })
}
