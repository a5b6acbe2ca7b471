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

/** Milliseconds: no keystroke waits for longer than people notice. */
export const SLICE = 6

/** Waits for the next turn of the event loop. */
export function nextTurn(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve)
  })
}
