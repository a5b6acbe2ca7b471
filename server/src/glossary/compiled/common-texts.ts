import type {Finds, Steps} from '../../base/steps.js'
import type {HashedTexts} from '../hashed-texts.js'

/**
 * The numbers of the texts that others have as well, each once. Both sides are gone through
 * bucket by bucket, in the order in which they are stored: for 600,000 names on each side that takes 0.05 s, where looking
 * each of them up takes 1.3 s.
 */
export function* commonTexts(own: HashedTexts, others: HashedTexts): Finds<number> {
  const count = Math.max(own.buckets, others.buckets)
  for (let bucket = 0; bucket < count; bucket++) {
    if (bucket % A_STEP === A_STEP - 1) yield
    const there = bucket & (others.buckets - 1)
    const otherStart = others.startOf(there)
    const otherEnd = others.startOf(there + 1)
    if (otherStart === otherEnd) continue
    const here = bucket & (own.buckets - 1)
    const end = own.startOf(here + 1)
    for (let place = own.startOf(here); place < end; place++) {
      const hash = own.hashAt(place)
      // The buckets of the smaller side hold what stands in several of the larger one.
      if ((hash & (count - 1)) !== bucket) continue
      for (let other = otherStart; other < otherEnd; other++)
        if (others.hashAt(other) === hash && isSame(own, place, others, other))
          yield own.numberAt(place)
    }
  }
}

/** Buckets; going through them takes a fraction of a millisecond. */
const A_STEP = 1024

function isSame(own: HashedTexts, place: number, others: HashedTexts, other: number): boolean {
  return own.textOf(own.numberAt(place)) === others.textOf(others.numberAt(other))
}

/** Whether two sides have any text in common. */
export function* anyCommon(own: HashedTexts, others: HashedTexts): Steps<boolean> {
  for (const found of commonTexts(own, others)) {
    if (found !== undefined) return true
    yield
  }
  return false
}
