/**
 * A seeded source of chance (mulberry32), so that every run measures the same corpus.
 * Takes a whole number and gives a function that returns numbers in [0, 1).
 */
export function createRandom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Gives a whole number from `low` to `high`, both included. */
export function between(random, low, high) {
  return low + Math.floor(random() * (high - low + 1))
}

/** Gives one of a list's items. */
export function pick(random, list) {
  return list[Math.floor(random() * list.length)]
}
