/** Work in steps, each short, whose result comes at the end: the same for a caller that waits and one that must not. */
export type Steps<Result> = Generator<undefined, Result, undefined>

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

/** A value that may be made in steps before somebody asks for it. */
export interface Prepared<T> {
  /** Does one more step; gives false where the value is made. */
  readonly next: () => boolean
  /** The value, made at once as far as it is not yet. Throws what making it throws. */
  readonly value: () => T
}

/** Has a value made by steps, of which none is done yet. */
export function prepared<T>(steps: Steps<T>): Prepared<T> {
  let left: Steps<T> | undefined = steps
  let made: {readonly value: T} | undefined
  const next = (): boolean => {
    const step = left?.next()
    if (step?.done) {
      made = {value: step.value}
      left = undefined
    }
    return left !== undefined
  }
  return {
    next,
    value: () => {
      while (next());
      return (made as {readonly value: T}).value
    }
  }
}
