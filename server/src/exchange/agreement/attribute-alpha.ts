import type {Attribute} from '../../codebook/codebook.js'
import {
  createSetInterner,
  type Distance,
  interval,
  krippendorffAlpha,
  masi,
  nominal,
  ordinal as ranks
} from './alpha.js'
import {
  type AlphaOfPairs,
  alphaOfCodes,
  alphaOfNumbers,
  alphaOfRanks,
  alphaOfSets
} from './alpha-of-pairs.js'
import {type Draws, intervalOf, type Measured} from './measured.js'
import {keyOf, type PairedValues, tallyValues} from './paired-values.js'

type AttributeAlpha = Pick<Measured, 'distance' | 'value' | 'interval' | 'count'>

/**
 * α of an attribute over marks that two coders have, by the distance that its definition asks for: several values are a set,
 * numbers are numbers where all are, and codes are ranks where `isOrdinal` says so. Pairs that have no ranks do not count.
 */
export function attributeAlpha(
  values: readonly PairedValues[],
  {definition, isOrdinal}: {definition: Attribute | undefined; isOrdinal: boolean},
  draws: Draws
): AttributeAlpha {
  if (definition?.many) {
    const setOf = createSetInterner()
    return {distance: 'masi', ...alphaOver(values, setOf, masi, alphaOfSets, draws)}
  }
  if (isOrdinal && definition) {
    const codes = [...definition.codes.keys()]
    const rankOf = (given: Given): number => codes.indexOf(keyOf(given))
    const ranked = values.filter(({first, second}) => rankOf(first) >= 0 && rankOf(second) >= 0)
    return {distance: 'ordinal', ...alphaOver(ranked, rankOf, ranks, alphaOfRanks, draws)}
  }
  const isNumber = (given: Given): boolean =>
    keyOf(given) !== '' && Number.isFinite(Number(keyOf(given)))
  const areNumbers = values.every(({first, second}) => isNumber(first) && isNumber(second))
  if (definition?.type === 'number' && areNumbers) {
    const toNumber = (given: Given): number => Number(keyOf(given))
    return {distance: 'interval', ...alphaOver(values, toNumber, interval, alphaOfNumbers, draws)}
  }
  return {distance: 'nominal', ...alphaOver(values, keyOf, nominal, alphaOfCodes, draws)}
}

type Given = PairedValues['first']

function alphaOver<Value>(
  values: readonly PairedValues[],
  toValue: (given: Given) => Value,
  distance: Distance<Value>,
  createAlpha: (pairs: readonly (readonly [Value, Value])[]) => AlphaOfPairs,
  draws: Draws
): Pick<Measured, 'value' | 'interval' | 'count'> {
  const {items, counts, countsIn, size} = tallyValues(values)
  const pairs = items.map(({first, second}) => [toValue(first), toValue(second)] as const)
  const alpha = createAlpha(pairs)
  return {
    value: krippendorffAlpha(pairs, distance, counts),
    interval: intervalOf(draws, places => alpha(countsIn(places))),
    count: size
  }
}
