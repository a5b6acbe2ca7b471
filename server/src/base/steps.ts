/** Work in steps, each short, whose result comes at the end: the same for a caller that waits and one that must not. */
export type Steps<Result> = Generator<undefined, Result, undefined>

/** Does all steps at once. Throws what they throw. */
export function runSteps<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
