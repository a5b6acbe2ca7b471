import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {
  createSetInterner,
  type Distance,
  interval,
  jaccard,
  krippendorffAlpha,
  masi,
  nominal,
  ordinal
} from '../../../server/src/exchange/agreement/alpha.js'
import {
  type Coded,
  cohensKappa,
  fleissKappa,
  percentAgreement,
  scottsPi
} from '../../../server/src/exchange/agreement/kappa.js'

/** Items of which each coder's code is one digit, and a point is none: `11·1 2232`. */
function items(text: string): number[][] {
  return text.split(' ').map(item => [...item].filter(code => code !== '·').map(Number))
}

const TWELVE = items('11·1 2232 3333 3333 2222 1234 4444 1121 2222 ·555 ··11 ··3·')

describe('Krippendorff’s α', () => {
  test.each<[string, number[][], Distance<number>, number]>([
    ['Krippendorff 2004, page 230, nominal', TWELVE, nominal, 0.743],
    ['the same, ordinal', TWELVE, ordinal, 0.815],
    ['the same, interval', TWELVE, interval, 0.849],
    ['Krippendorff 2004, page 224', items('10 11 01 00 00 01 00 01 00 00'), nominal, 0.095],
    // Observed 2, expected 2 · 3 · 1 / 3 = 2.
    ['by hand: half of two', items('11 12'), nominal, 1 - 2 / 2]
  ])('%s', (_name, coded, distance, expected) => {
    expect(krippendorffAlpha(coded, distance)).toBeCloseTo(expected, 3)
  })

  test('is 1 where all agree on several codes, and not defined on one or on none', () => {
    expect(krippendorffAlpha(items('11 22 33'), nominal)).toBe(1)
    expect(krippendorffAlpha(items('11 11 11'), nominal)).toBeUndefined()
    expect(krippendorffAlpha([], nominal)).toBeUndefined()
    expect(krippendorffAlpha(items('1 2'), nominal)).toBeUndefined()
  })

  test('does not depend on the order of items and coders', () => {
    const coded = fc.array(fc.array(fc.nat(4), {minLength: 0, maxLength: 4}), {maxLength: 12})
    fc.assert(
      fc.property(coded, values => {
        const there = krippendorffAlpha(values, ordinal)
        const back = krippendorffAlpha(values.map(item => item.toReversed()).toReversed(), ordinal)
        if (there === undefined || back === undefined) expect(back).toBe(there)
        else expect(back).toBeCloseTo(there, 10)
      })
    )
  })

  test('of sets takes those within each other for closer', () => {
    const set = createSetInterner()
    const [none, a, ab, bc, c] = [set([]), set(['a']), set(['b', 'a']), set(['b', 'c']), set(['c'])]
    const counts = new Map()
    expect(set(['a', 'b'])).toBe(ab)
    expect(masi(a, ab, counts)).toBeCloseTo(1 - (1 / 2) * (2 / 3), 10)
    expect(masi(ab, bc, counts)).toBeCloseTo(1 - (1 / 3) * (1 / 3), 10)
    expect([
      masi(a, c, counts),
      masi(a, a, counts),
      masi(none, none, counts),
      masi(none, a, counts)
    ]).toEqual([1, 0, 0, 1])
    expect([jaccard(a, ab, counts), jaccard(none, none, counts)]).toEqual([0.5, 0])
  })
})

const TABLE: Coded[] = [
  ...Array<Coded>(20).fill(['s', 's']),
  ...Array<Coded>(20).fill(['r', 's']),
  ...Array<Coded>(10).fill(['s', 'r']),
  ...Array<Coded>(50).fill(['r', 'r'])
]

/** How many of six raters gave each of five codes, a digit a code. */
const DIAGNOSES = [
  '00060 03003 01401 00006 03030 20400 00402 20310 20040 00006',
  '10050 11040 03300 10050 02031 00501 30012 51000 02040 10203',
  '00006 01050 02013 20040 10041 05010 40002 02040 10500 00006'
].join(' ')

describe('κ and π', () => {
  test('of Artstein and Poesio 2008, page 558', () => {
    expect(percentAgreement(TABLE)).toBeCloseTo(0.7, 10)
    expect(cohensKappa(TABLE)).toBeCloseTo(0.348, 3)
    expect(scottsPi(TABLE)).toBeCloseTo(0.341, 3)
  })

  test('of Fleiss 1971, page 379: 30 patients, six raters, five codes', () => {
    const items = DIAGNOSES.split(' ').map(counts =>
      [...counts].flatMap((count, code) => Array<string>(Number(count)).fill(String(code)))
    )
    expect(items.map(({length}) => length)).toEqual(Array(30).fill(6))
    expect(fleissKappa(items)).toBeCloseTo(0.43024, 5)
  })

  test('of two coders, Fleiss’ κ is Scott’s π', () => {
    const coded = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'c')),
      {minLength: 1}
    )
    fc.assert(
      fc.property(coded, values => {
        const [pi, fleiss] = [scottsPi(values), fleissKappa(values)]
        if (pi === undefined || fleiss === undefined) expect(fleiss).toBe(pi)
        else expect(fleiss).toBeCloseTo(pi, 8)
      })
    )
  })

  test('are not defined where all have one code, or nothing is coded', () => {
    expect([
      cohensKappa([['a', 'a']]),
      scottsPi([]),
      fleissKappa([]),
      fleissKappa([['a', 'a']]),
      percentAgreement([])
    ]).toEqual([undefined, undefined, undefined, undefined, undefined])
  })

  test('Fleiss’ κ of three coders, by hand', () => {
    // P of the items: 1, 1/3, 1/3; shares: a 5/9, b 4/9.
    const observed = (1 + 1 / 3 + 1 / 3) / 3
    const expected = (5 / 9) ** 2 + (4 / 9) ** 2
    expect(
      fleissKappa([
        ['a', 'a', 'a'],
        ['a', 'b', 'b'],
        ['a', 'b', 'b']
      ])
    ).toBeCloseTo((observed - expected) / (1 - expected), 10)
  })
})
