import {spawnSync} from 'node:child_process'

/** @typedef {{ours: number[], peer: number[], ratios: number[]}} Times milliseconds, and the ratio of each pair */

/**
 * Measures two things by turns, A B A B, so that both meet the same noise.
 * `ours` and `peer` do the work once and give milliseconds; the warm-up rounds are not counted.
 * Gives the times of both and the ratio of each pair.
 *
 * @returns {Times}
 */
export function measurePairs({ours, peer, rounds, warmUp = 1}) {
  const times = noTimes()
  for (let round = -warmUp; round < rounds; round++) {
    const our = ours()
    const their = peer()
    if (round >= 0) record(times, our, their)
  }
  return times
}

/**
 * No times yet, for `record` to add to.
 *
 * @returns {Times}
 */
export function noTimes() {
  return {ours: [], peer: [], ratios: []}
}

/** Adds one pair of milliseconds to the times. */
export function record(times, ours, peer) {
  times.ours.push(ours)
  times.peer.push(peer)
  times.ratios.push(ours / peer)
}

/** Runs a function and gives the milliseconds it took. */
export function timed(work) {
  const start = performance.now()
  work()
  return performance.now() - start
}

/**
 * Runs a whole process with its output thrown away, and gives its wall time in milliseconds.
 * Throws when its exit code is none of `codes`, as a peer that fails early would look fast.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd?: string, codes?: readonly (number | null)[]}} [options]
 */
export function timeProcess(command, args, {cwd, codes = [0]} = {}) {
  const start = performance.now()
  const {status, error} = spawnSync(command, args, {cwd, env: environment, stdio: 'ignore'})
  const took = performance.now() - start
  if (error !== undefined) throw error
  if (!codes.includes(status)) throw new Error(`Unexpected exit code ${status} of ${command}`)
  return took
}

const {NODE_EXTRA_CA_CERTS, NODE_OPTIONS, ...others} = process.env

/** The environment of every process under measure: without settings that slow Node's start. */
export const environment = others

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
