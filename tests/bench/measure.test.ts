import path from 'node:path'
import {describe, expect, test} from 'vitest'

const folder = path.join(import.meta.dirname, '../../bench')

/** The scripts have no types that TypeScript could read from here. */
const {
  quantile,
  measurePairs
}: {
  readonly quantile: (numbers: readonly number[], share: number) => number
  readonly measurePairs: (pair: object) => Promise<{readonly ratios: readonly number[]}>
} = await import(path.join(folder, 'measure.mjs'))
const {
  durations,
  ratio
}: {
  readonly durations: (spread: object) => string
  readonly ratio: (number: number) => string
} = await import(path.join(folder, 'table.mjs'))

describe('figures', () => {
  test.each([
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 2, 3], 0.5, 2.5],
    [[10, 20], 0.95, 19.5],
    [[7], 0.99, 7]
  ])('of %j the quantile %d is %d', (numbers, share, expected) => {
    expect(quantile(numbers, share)).toBe(expected)
  })

  test('are of pairs taken by turns, without the first one', async () => {
    const calls: string[] = []
    const side = (name: string, times: readonly number[]): object => ({
      sample: () => times[calls.push(name) >> 1] ?? 0
    })
    const ours = side('ours', [9, 2, 6])
    const peer = side('peer', [0, 1, 2, 3])
    expect((await measurePairs({ours, peer, rounds: 2})).ratios).toEqual([1, 2])
    expect(calls.join()).toBe('ours,peer,ours,peer,ours,peer')
  })

  test.each([
    [1 / 90, '1/90'],
    [0.25, '0.25'],
    [0.0999, '1/10'],
    [2.3456, '2.35']
  ])('%d reads %s', (number, expected) => {
    expect(ratio(number)).toBe(expected)
  })

  test('have the unit that is read with the least effort', () => {
    const spread = {median: 0.0421, least: 1.234, greatest: 12_345}
    expect(durations(spread)).toBe('42.1 µs (1.23 ms–12.3 s)')
  })
})
