import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {
  alignUnits,
  type CodedUnit,
  gammaCosts,
  gammaOf,
  sampleUnits,
  unitDistance
} from '../../../server/src/exchange/agreement/gamma.js'

const DATA = path.join(import.meta.dirname, '../../../../shared/data/exchange')

interface Unit {
  readonly annotator: string
  readonly start: number
  readonly end: number
  readonly category: string
}

function coders(units: readonly Unit[], names: readonly string[]): CodedUnit[][] {
  return names.map(name =>
    units
      .filter(({annotator}) => annotator === name)
      .map(({start, end, category: code}) => ({start, end, code}))
  )
}

describe.each(['01_two_annotators_simple', '02_unequal_counts', '04_three_annotators'])(
  'the published continuum %s',
  name => {
    const file = path.join(DATA, `pygamma/fixture_${name}.json`)
    const reason = `there is no ${path.relative(process.cwd(), file)}`
    const isThere = existsSync(file)
    const read = () => {
      const fixture = JSON.parse(readFileSync(file, 'utf8'))
      const names = [...new Set<string>(fixture.continuum.map(({annotator}: Unit) => annotator))]
      return {...fixture, names, units: coders(fixture.continuum, names)}
    }

    test('has the disorder that was published', ({skip}) => {
      skip(!isThere, reason)
      const {units, tier1} = read()
      expect(alignUnits(units).disorder).toBeCloseTo(tier1.bestAlignmentDisorder, 4)
    })

    test('and so do its samples', ({skip}) => {
      skip(!isThere, reason)
      const {names, tier2} = read()
      for (const {units, bestAlignmentDisorder} of tier2.sampledContinua)
        expect(alignUnits(coders(units, names)).disorder).toBeCloseTo(bestAlignmentDisorder, 4)
    })

    test('and γ by the expectation that was published', ({skip}) => {
      skip(!isThere, reason)
      const {units, tier3} = read()
      expect(gammaOf(units, [tier3.expectedDisorder])?.gamma).toBeCloseTo(tier3.gamma, 4)
    })
  }
)

test('Alex, Paul and Suzan (Mathet and others 2015) have the disorder .96 with α = 3', ({skip}) => {
  const file = path.join(DATA, 'AlexPaulSuzan.csv')
  skip(!existsSync(file), `there is no ${path.relative(process.cwd(), file)}`)
  const units = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => line.split(','))
    .map(([annotator = '', category = '', start, end]) => ({
      annotator,
      category,
      start: Number(start),
      end: Number(end)
    }))
  const names = [...new Set(units.map(({annotator}) => annotator))]
  expect(alignUnits(coders(units, names), {position: 3, code: 1, empty: 1}).disorder).toBeCloseTo(
    0.96,
    2
  )
})

const unit = fc
  .record({
    start: fc.nat(40),
    length: fc.integer({min: 1, max: 8}),
    code: fc.constantFrom('a', 'b')
  })
  .map(({start, length, code}) => ({start, end: start + length, code}))

/** The cost of the best alignment by trying all. */
function byTrying(left: readonly CodedUnit[][]): number {
  const first = left.findIndex(units => units.length > 0)
  if (first < 0) return 0
  const [head, ...rest] = left[first] ?? []
  if (!head) return 0
  const pairs = (left.length * (left.length - 1)) / 2
  let best = Number.POSITIVE_INFINITY
  const choose = (coder: number, members: CodedUnit[], remaining: CodedUnit[][]): void => {
    if (coder === left.length) {
      let sum = pairs - (members.length * (members.length - 1)) / 2
      for (const [at, a] of members.entries())
        for (const b of members.slice(at + 1)) sum += unitDistance(a, b, gammaCosts)
      best = Math.min(best, sum / pairs + byTrying(remaining))
      return
    }
    choose(coder + 1, members, remaining)
    if (coder > first)
      for (const [at, other] of (left[coder] ?? []).entries())
        choose(
          coder + 1,
          [...members, other],
          remaining.map((units, index) =>
            index === coder ? units.filter((_, i) => i !== at) : units
          )
        )
  }
  choose(
    0,
    [head],
    left.map((units, index) => (index === first ? rest : units))
  )
  return best
}

describe('the best alignment', () => {
  test('is as good as any, of two coders and of three', () => {
    const coding = fc.oneof(
      fc.tuple(fc.array(unit, {maxLength: 4}), fc.array(unit, {maxLength: 4})),
      fc.tuple(
        fc.array(unit, {maxLength: 3}),
        fc.array(unit, {maxLength: 3}),
        fc.array(unit, {maxLength: 2})
      )
    )
    fc.assert(
      fc.property(coding, units => {
        const {alignment} = alignUnits(units)
        expect(alignment.cost).toBeCloseTo(byTrying([...units]), 8)
        const placed = alignment.groups.flat().filter(each => each !== undefined)
        expect(placed.length).toBe(units.flat().length)
      }),
      {numRuns: 200}
    )
  })

  test('of two equal codings costs nothing, and of nothing is not defined', () => {
    const units = [{start: 1, end: 4, code: 'a'}]
    expect(alignUnits([units, units]).disorder).toBe(0)
    expect(alignUnits([[], []]).disorder).toBeUndefined()
    expect(gammaOf([[], []], [1])).toBeUndefined()
  })

  test('of 2 × 300 units is found', () => {
    const make = (by: number) =>
      Array.from({length: 300}, (_, at) => ({
        start: at * 40 + by,
        end: at * 40 + 20 + by,
        code: at % 3 ? 'a' : 'b'
      }))
    expect(alignUnits([make(0), make(2)]).disorder).toBeCloseTo(0.01, 6)
  })

  test('samples keep the units of the coders that they are drawn from', () => {
    let seed = 1
    const draw = (): number => {
      seed = (seed * 16807) % 2147483647
      return seed / 2147483647
    }
    const coding = [[{start: 5, end: 9, code: 'a'}], [{start: 90, end: 99, code: 'b'}]]
    for (const units of sampleUnits(coding, 100, draw).flat()) {
      expect([4, 9]).toContain(Math.round(units.end - units.start))
      expect(units.start).toBeGreaterThanOrEqual(0)
      expect(units.start).toBeLessThan(100)
    }
  })
})
