/** Work in steps, each short, whose result comes at the end: the same for a caller that waits and one that must not. */
export type Steps<Result> = Generator<undefined, Result, undefined>

/** Things that are found one by one; undefined where so much was gone through without finding one that a step may end. */
export type Finds<T> = Generator<T | undefined, void, undefined>

/** Goes over many things with a step after so many of each. */
export function* inSteps<T>(
  things: Iterable<T>,
  act: (thing: T) => void,
  size: number = A_STEP
): Steps<void> {
  let count = 0
  for (const thing of things) {
    act(thing)
    if (++count % size === 0) yield
  }
}

/** Looking at an entry of a compiled glossary takes some microseconds. */
const A_STEP = 100

/** Does all steps at once. Throws what they throw. */
export function runSteps<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
