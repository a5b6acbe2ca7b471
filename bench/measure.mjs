/** @typedef {{ours: number[], peer: number[], ratios: number[]}} Times milliseconds, and the ratio of each pair */

/**
 * One of the two things that a row measures.
 * `sample` does the work once and gives milliseconds; `note` says what was found, once there are samples.
 *
 * @typedef {object} Side
 * @property {() => number | Promise<number>} sample
 * @property {() => string} [note]
 * @property {(folder: string) => unknown} [profile] does the work once more, and leaves `.cpuprofile` files in a folder
 * @property {() => unknown} [close]
 */

/**
 * Measures two sides by turns, A B A B, so that both meet the same noise; the warm-up rounds are not counted.
 * Gives the times of both and the ratio of each pair.
 *
 * @param {{ours: Side, peer: Side, rounds: number, warmUp?: number}} pair
 * @returns {Promise<Times>}
 */
export async function measurePairs({ours, peer, rounds, warmUp = 1}) {
  /** @type {Times} */
  const times = {ours: [], peer: [], ratios: []}
  for (let round = -warmUp; round < rounds; round++) {
    const our = await ours.sample()
    const their = await peer.sample()
    if (round < 0) continue
    times.ours.push(our)
    times.peer.push(their)
    times.ratios.push(our / their)
  }
  return times
}

/** Runs a function and gives the milliseconds it took. */
export function timed(work) {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** Median, least and greatest of numbers. */
export function spreadOf(numbers) {
  return {median: median(numbers), least: Math.min(...numbers), greatest: Math.max(...numbers)}
}

/** Gives the value below which a share of the numbers lies, as 0.5 for the median. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const position = (sorted.length - 1) * share
  const low = Math.floor(position)
  const high = Math.ceil(position)
  return sorted[low] + (sorted[high] - sorted[low]) * (position - low)
}

/** Gives the median of numbers. */
export function median(numbers) {
  return quantile(numbers, 0.5)
}
