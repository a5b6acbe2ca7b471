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

/** Goes over things that are found one by one, with a step wherever one may end. */
export function* inFinds<T>(finds: Finds<T>, act: (thing: T) => void): Steps<void> {
  for (const thing of finds) {
    if (thing === undefined) yield
    else act(thing)
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

/** A value that is made in steps when it is first asked for; who asks meanwhile goes on with the same work. */
export interface Stepwise<T> {
  /** Makes it in steps. Throws what they throw. */
  readonly steps: () => Steps<T>
  /** Makes all that is left of it at once. Throws what the steps throw. */
  readonly now: () => T
  /** The value where it is made already; undefined where it is not. */
  readonly known: () => T | undefined
}

/** Makes a value in steps once, from `make`, which does not ask for it. */
export function stepwise<T>(make: () => Steps<T>): Stepwise<T> {
  let left: (() => Steps<T>) | undefined = make
  let work: Steps<T> | undefined
  let made: {readonly value: T} | undefined
  const goOn = (): {readonly value: T} | undefined => {
    if (made) return made
    work ??= left?.()
    const step = work?.next()
    if (step?.done) {
      made = {value: step.value}
      work = undefined
      left = undefined
    }
    return made
  }
  return {
    *steps() {
      for (;;) {
        const done = goOn()
        if (done) return done.value
        yield
      }
    },
    now: () => {
      for (;;) {
        const done = goOn()
        if (done) return done.value
      }
    },
    known: () => made?.value
  }
}
