import type {Steps} from '../../base/steps.js'

/** A change to a list: `removed` items at `start` are replaced by `added`. */
export interface SpliceOf<T> {
  readonly start: number
  readonly removed: number
  readonly added: readonly T[]
}

/** Two lists by their indexes, of which items are made only where they differ. */
interface Lists<T> {
  /** Whether an item of the old list is one of the new list. */
  readonly isSame: (old: number, now: number) => boolean
  readonly make: (index: number) => T
}

/** The one change between two lists, of their lengths, that begin and end alike; in steps. */
export function* spliceSteps<T>(
  before: number,
  after: number,
  {isSame, make}: Lists<T>
): Steps<SpliceOf<T>> {
  const shorter = Math.min(before, after)
  let start = 0
  while (start < shorter && isSame(start, start)) if (++start % A_STEP === 0) yield
  let same = 0
  while (same < shorter - start && isSame(before - 1 - same, after - 1 - same))
    if (++same % A_STEP === 0) yield
  const added: T[] = []
  for (let index = start; index < after - same; index++) {
    added.push(make(index))
    if (added.length % A_STEP === 0) yield
  }
  return {start, removed: before - start - same, added}
}

/** Comparing or making so many items takes a few milliseconds. */
const A_STEP = 2000
