import type {Attribute, Codebook} from '../../codebook/codebook.js'
import type {Annotation} from '../compare/annotation.js'
import {createSetInterner, interval, krippendorffAlpha, masi, nominal} from './alpha.js'
import {cohensKappa, percentAgreement, scottsPi} from './kappa.js'
import type {Measured} from './measured.js'
import type {TextSums} from './text-sums.js'

/**
 * How well the attributes of marks agree that two coders both have, by overlap: α for all pairs together, and percent agreement,
 * κ and π for each two coders. Several values count as a set (MASI), numbers by the square of their difference, all else as
 * equal or not; an attribute that only one has given differs. Marks that one coder alone has are not in it, which flatters.
 */
export function measureAttributes(
  texts: readonly TextSums[],
  {kinds}: Codebook,
  kindNames: readonly string[]
): readonly Measured[] {
  const pairs = texts.flatMap(text => text.pairs)
  return kindNames.flatMap(kind => {
    const definitions = kinds.get(kind)?.attributes ?? new Map<string, Attribute>()
    const found = pairs.flatMap(({coders, overlap}) =>
      overlap.pairs
        .filter(([mark]) => mark.kind === kind)
        .map(([first, second]) => ({coders, first, second}))
    )
    const names = new Set(
      found.flatMap(({first, second}) => [...first.attributes.keys(), ...second.attributes.keys()])
    )
    return [...names].flatMap(name => measureAttribute(found, kind, name, definitions.get(name)))
  })
}

/** A mark as two coders have it. */
interface PairedMark {
  readonly coders: readonly [number, number]
  readonly first: Annotation
  readonly second: Annotation
}

function measureAttribute(
  found: readonly PairedMark[],
  kind: string,
  attribute: string,
  definition: Attribute | undefined
): readonly Measured[] {
  const values = found
    .map(({coders, first, second}) => ({
      coders,
      first: first.attributes.get(attribute) ?? [],
      second: second.attributes.get(attribute) ?? []
    }))
    .filter(({first, second}) => first.length + second.length > 0)
  const common = {kind, attribute, interval: undefined}
  const alpha = {
    ...common,
    measure: 'alpha' as const,
    coders: null,
    value: alphaOfValues(values, definition),
    count: values.length
  }
  const keys = new Set(values.map(({coders: [a, b]}) => `${a} ${b}`))
  const byPair = [...keys].flatMap(key => {
    const own = values.filter(({coders: [a, b]}) => `${a} ${b}` === key)
    const coded = own.map(({first, second}) => [keyOf(first), keyOf(second)] as const)
    const row = {...common, coders: own[0]?.coders ?? null, count: own.length}
    return [
      {...row, measure: 'agreement' as const, value: percentAgreement(coded)},
      {...row, measure: 'kappa' as const, value: cohensKappa(coded)},
      {...row, measure: 'pi' as const, value: scottsPi(coded)}
    ]
  })
  return [alpha, ...byPair]
}

function alphaOfValues(
  values: readonly {readonly first: readonly string[]; readonly second: readonly string[]}[],
  definition: Attribute | undefined
): number | undefined {
  if (definition?.many) {
    const setOf = createSetInterner()
    return krippendorffAlpha(
      values.map(({first, second}) => [setOf(first), setOf(second)]),
      masi
    )
  }
  const both = values.map(({first, second}) => [keyOf(first), keyOf(second)])
  const numbers = both.map(pair => pair.map(Number))
  const isNumber =
    definition?.type === 'number' &&
    both.flat().every(value => value !== '') &&
    numbers.flat().every(Number.isFinite)
  return isNumber ? krippendorffAlpha(numbers, interval) : krippendorffAlpha(both, nominal)
}

/** Several values in one order; no attribute at all is another value than an empty one. */
function keyOf(values: readonly string[]): string {
  return [...values].sort().join(' ')
}
