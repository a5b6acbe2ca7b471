import path from 'node:path'
import {describe, expect, test} from 'vitest'

interface Row {
  readonly id: string
  readonly isBig?: boolean
}

interface Arguments {
  readonly only: readonly string[]
  readonly quick: boolean
}

/** The script has no types that TypeScript could read from here. */
const {
  readArguments,
  chooseRows
}: {
  readonly readArguments: (args: readonly string[]) => Arguments
  readonly chooseRows: (args: Arguments) => readonly Row[]
} = await import(path.join(import.meta.dirname, '../../bench/arguments.mjs'))

function chosen(...args: readonly string[]): readonly string[] {
  return chooseRows(readArguments(args)).map(({id}) => id)
}

describe('the rows of the bench', () => {
  test('have ids of their own', () => {
    expect(new Set(chosen()).size).toBe(chosen().length)
  })

  test.each([
    [['--only', 'cache-10k'], ['cache-10k']],
    [
      ['--only', 'hover', '--only', 'large'],
      ['large', 'hover']
    ],
    [
      ['--only', 'cache'],
      ['cache-10k', 'cache-100k', 'cache-100k-stat']
    ],
    [['--only', 'cache', '--quick'], ['cache-10k']]
  ])('%j', (args, expected) => {
    expect(chosen(...args)).toEqual(expected)
  })

  test('are named where one is asked for that is not there', () => {
    expect(() => readArguments(['--only', 'nothing'])).toThrow(/"nothing", expected one of one, /)
  })

  test.each([
    [['--write', '--quick']],
    [['--write', '--compare', 'main']],
    [['--rounds', '0']],
    [['--rounds', 'many']],
    [['--slow']],
    [['one']],
    [['--compare']]
  ])('%j is wrong use', args => {
    expect(() => readArguments(args)).toThrow()
  })
})
