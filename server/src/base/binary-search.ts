/**
 * The first index from 0 up to before `length` at which a condition holds, or `length`: binary search, in log n calls.
 * The condition has to hold at all indexes behind the first at which it does, as in a sorted list.
 */
export function firstIndex(length: number, isAtOrAfter: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isAtOrAfter(middle)) high = middle
    else low = middle + 1
  }
  return low
}
