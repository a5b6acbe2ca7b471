import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {defaultCodebook} from '../../../server/src/codebook/default/codebook.js'
import {createAgreement} from '../../../server/src/exchange/agreement/agree.js'
import {
  createSetInterner,
  type Distance,
  interval,
  krippendorffAlpha,
  masi,
  nominal,
  ordinal
} from '../../../server/src/exchange/agreement/alpha.js'
import {
  type AlphaOfPairs,
  alphaOfCodes,
  alphaOfNumbers,
  alphaOfRanks,
  alphaOfSets
} from '../../../server/src/exchange/agreement/alpha-of-pairs.js'
import {
  cohensKappa,
  fleissKappa,
  percentAgreement,
  scottsPi
} from '../../../server/src/exchange/agreement/kappa.js'

const code = fc.constantFrom('a', 'b', 'c', 'd')

/** Pairs of values, and how often each is there. */
function counted<Value>(value: fc.Arbitrary<Value>) {
  return fc
    .array(fc.tuple(fc.tuple(value, value), fc.nat(3)), {minLength: 1, maxLength: 8})
    .map(list => ({
      pairs: list.map(([pair]) => pair),
      counts: list.map(([, count]) => count),
      repeated: list.flatMap(([pair, count]) => Array.from({length: count}, () => pair))
    }))
}

function expectEqual(value: number | undefined, expected: number | undefined): void {
  if (value === undefined || expected === undefined) expect(value).toBe(expected)
  else expect(value).toBeCloseTo(expected, 9)
}

function checkAlpha<Value>(
  value: fc.Arbitrary<Value>,
  distance: Distance<Value>,
  create: (pairs: readonly (readonly [Value, Value])[]) => AlphaOfPairs
): void {
  fc.assert(
    fc.property(counted(value), ({pairs, counts, repeated}) => {
      const expected = krippendorffAlpha(repeated, distance)
      expectEqual(create(pairs)(counts), expected)
      expectEqual(krippendorffAlpha(pairs, distance, counts), expected)
    })
  )
}

describe('of things that are counted comes what comes of each by itself', () => {
  test('α of codes, numbers, ranks and sets', () => {
    const setOf = createSetInterner()
    checkAlpha(code, nominal, alphaOfCodes)
    checkAlpha(fc.integer({min: -3, max: 2016}), interval, alphaOfNumbers)
    checkAlpha(fc.nat(4), ordinal, alphaOfRanks)
    checkAlpha(fc.array(code, {maxLength: 3}).map(setOf), masi, alphaOfSets)
  })

  test.each([
    ['agreement', percentAgreement],
    ['κ', cohensKappa],
    ['π', scottsPi],
    ['κ of Fleiss', fleissKappa]
  ] as const)('%s', (_name, measure) => {
    fc.assert(
      fc.property(counted(code), ({pairs, counts, repeated}) => {
        expectEqual(measure(pairs, counts), measure(repeated))
      })
    )
  })
})

/** Two articles with one claim: in the first both say that it is supported, in the second one says that it is opposed. */
function measuresOf(places: readonly number[], draws: number) {
  let at = 0
  const agreement = createAgreement(2, defaultCodebook, {
    measures: new Set(['alpha', 'agreement', 'kappa', 'pi', 'fleiss']),
    kinds: [],
    ordinal: [],
    per: 'kind',
    threshold: 0,
    draws,
    samples: 0,
    draw: () => (places[at++ % places.length] ?? 0) / 2
  })
  const mark = (stance: string) => ({
    kind: 'claim',
    id: 'c1',
    fragments: [{start: 0, end: 4}],
    attributes: new Map([['stance', [stance]]]),
    at: 0,
    references: []
  })
  for (const [name, second] of [
    ['x', 'support'],
    ['y', 'oppose']
  ] as const)
    agreement.add({name, text: 'Rain.', codings: [[mark('support')], [mark(second)]]})
  const steps = agreement.finish(() => false)
  for (;;) {
    const step = steps.next()
    if (!step.done) continue
    return new Map(
      step.value.measured
        .filter(({attribute}) => attribute === 'stance')
        .map(({measure, value, interval: ends}) => [measure, {value, ends}])
    )
  }
}

describe('the intervals of attributes', () => {
  test('come out as by hand', () => {
    // The first article twice, both (two ways), the second twice; each 20 times.
    const found = measuresOf([0, 0, 0, 1, 1, 0, 1, 1], 80)
    // Both agree in two of two, one of two, none of two claims.
    expect(found.get('agreement')).toEqual({value: 0.5, ends: [0, 1]})
    // Of the first alone nothing could differ. Both: observed 2/4, expected 2 · 3 · 1 / 12. The second: 1 by 2 · 2 · 2 / 12.
    expect(found.get('alpha')?.value).toBeCloseTo(0, 10)
    expect(found.get('alpha')?.ends).toEqual([expect.closeTo(-0.5, 10), expect.closeTo(0, 10)])
    // By chance 1/2 of both, and 0 of the second.
    expect(found.get('kappa')).toEqual({value: 0, ends: [0, 0]})
    // By chance 5/8 of both, and 1/2 of the second; κ of Fleiss is π where there are two coders.
    for (const measure of ['pi', 'fleiss'] as const) {
      expect(found.get(measure)?.value).toBeCloseTo(-1 / 3, 10)
      expect(found.get(measure)?.ends).toEqual([expect.closeTo(-1, 10), expect.closeTo(-1 / 3, 10)])
    }
  })

  test('are not defined where the measure is not in most draws, and none where nothing is drawn', () => {
    // The first article twice in three of four draws.
    const seldom = measuresOf([0, 0, 0, 0, 0, 0, 1, 1], 400)
    expect(seldom.get('alpha')?.ends).toBe('not defined')
    expect(seldom.get('kappa')?.ends).toBe('not defined')
    expect(seldom.get('agreement')?.ends).toEqual([0, 1])
    expect(measuresOf([0, 1], 0).get('alpha')?.ends).toBeUndefined()
  })
})
