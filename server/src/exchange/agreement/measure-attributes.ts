import {groupBy} from '../../base/group.js'
import type {Attribute, Codebook} from '../../codebook/codebook.js'
import {
  createSetInterner,
  interval,
  krippendorffAlpha,
  masi,
  nominal,
  ordinal as ranks
} from './alpha.js'
import type {CoderPair, Mark} from './coded-text.js'
import {cohensKappa, fleissKappa, percentAgreement, scottsPi} from './kappa.js'
import {meanRow} from './mean.js'
import type {DistanceName, Measured} from './measured.js'
import {comparedValues, type NamedMarks} from './named-marks.js'
import type {TextSums} from './text-sums.js'

/** How attributes are compared. */
interface AttributeOptions {
  readonly codebook: Codebook
  readonly kinds: readonly string[]
  /** The number of coders. */
  readonly coders: number
  /** The attributes whose codes are ranks. */
  readonly ordinal: readonly string[]
}

/**
 * How well the attributes of marks agree that two coders both have, by overlap: α for all pairs together, Fleiss' κ for the marks
 * that all have, and percent agreement, κ and π for each two coders. Several values count as a set (MASI), numbers by the square
 * of their difference, ordered codes by their ranks, all else as equal or not; an attribute that only one has given differs,
 * but where it has ranks, among which there is none for it. Marks that one coder alone has are not in it, which flatters.
 */
export function measureAttributes(
  texts: readonly TextSums[],
  options: AttributeOptions
): readonly Measured[] {
  const {codebook, kinds} = options
  return kinds.flatMap(kind => {
    const definitions = codebook.kinds.get(kind)?.attributes ?? new Map<string, Attribute>()
    const found = texts.flatMap(({pairs}) =>
      pairs.flatMap(({coders, overlap, names}) =>
        overlap.pairs
          .filter(([mark]) => mark.kind === kind)
          .map(([first, second]) => ({coders, first, second, names}))
      )
    )
    const inCommon = texts.flatMap(text => marksOfAll(text, kind, options.coders))
    const names = new Set(
      found.flatMap(({first, second}) => [...first.attributes.keys(), ...second.attributes.keys()])
    )
    return [...names].flatMap(name => {
      const about = {kind, attribute: name, definition: definitions.get(name)}
      return [
        ...measureAttribute(
          found,
          {...about, isOrdinal: options.ordinal.includes(name)},
          options.coders
        ),
        measureFleiss(inCommon, about)
      ]
    })
  })
}

/** A mark as two coders have it. */
interface PairedMark {
  readonly coders: CoderPair
  readonly first: Mark
  readonly second: Mark
  readonly names: NamedMarks
}

/** The attribute that is measured. */
interface About {
  readonly kind: string
  readonly attribute: string
  readonly definition: Attribute | undefined
  readonly isOrdinal: boolean
}

function measureAttribute(
  found: readonly PairedMark[],
  about: About,
  coders: number
): readonly Measured[] {
  const {kind, attribute} = about
  const values = found
    .map(({coders, first, second, names}) => ({
      coders,
      first: comparedValues(first, attribute, names.first),
      second: comparedValues(second, attribute, names.second)
    }))
    .filter(({first, second}) => first.length + second.length > 0)
  const common = {text: null, kind, attribute, mean: null, interval: undefined}
  const alpha = {
    ...common,
    measure: 'alpha' as const,
    coders: null,
    ...alphaOfValues(values, about)
  }
  const byPair = groupBy(values, ({coders: [a, b]}) => `${a} ${b}`)
  const ofPairs = [...byPair.values()].flatMap(own => {
    const coded = own.map(({first, second}) => [keyOf(first), keyOf(second)] as const)
    const row = {...common, coders: own[0]?.coders ?? null, distance: null, count: own.length}
    return [
      {...row, measure: 'agreement' as const, value: percentAgreement(coded)},
      {...row, measure: 'kappa' as const, value: cohensKappa(coded)},
      {...row, measure: 'pi' as const, value: scottsPi(coded)}
    ]
  })
  const means = (['agreement', 'kappa', 'pi'] as const).flatMap(measure =>
    meanRow(
      ofPairs.filter(row => row.measure === measure),
      coders,
      undefined
    )
  )
  return [alpha, ...ofPairs, ...means]
}

type PairedValues = readonly {
  readonly first: readonly string[]
  readonly second: readonly string[]
}[]

type AlphaOfValues = Pick<Measured, 'value' | 'distance' | 'count'>

function alphaOfValues(values: PairedValues, {definition, isOrdinal}: About): AlphaOfValues {
  const result = (distance: DistanceName, value: number | undefined, count = values.length) => ({
    distance,
    value,
    count
  })
  if (definition?.many) {
    const setOf = createSetInterner()
    const sets = values.map(({first, second}) => [setOf(first), setOf(second)])
    return result('masi', krippendorffAlpha(sets, masi))
  }
  const both = values.map(({first, second}) => [keyOf(first), keyOf(second)])
  if (isOrdinal && definition) {
    const codes = [...definition.codes.keys()]
    const ranked = both
      .map(pair => pair.map(value => codes.indexOf(value)))
      .filter(pair => pair.every(rank => rank >= 0))
    return result('ordinal', krippendorffAlpha(ranked, ranks), ranked.length)
  }
  const numbers = both.map(pair => pair.map(Number))
  const isNumber =
    definition?.type === 'number' &&
    both.flat().every(value => value !== '') &&
    numbers.flat().every(Number.isFinite)
  return isNumber
    ? result('interval', krippendorffAlpha(numbers, interval))
    : result('nominal', krippendorffAlpha(both, nominal))
}

/** A mark, and what the ids in its values name. */
interface NamedMark {
  readonly mark: Mark
  readonly names: ReadonlyMap<string, string>
}

/** What each coder has of one mark. */
type MarkOfAll = readonly NamedMark[]

/** The marks of the first coder that overlap with one of each other coder, as all have them. */
function marksOfAll({pairs}: TextSums, kind: string, coders: number): readonly MarkOfAll[] {
  const ofFirst = pairs.filter(pair => pair.coders[0] === 0)
  if (ofFirst.length < coders - 1) return []
  const found = new Map<Mark, NamedMark[]>()
  for (const {overlap, names} of ofFirst)
    for (const [first, second] of overlap.pairs) {
      if (first.kind !== kind) continue
      const marks = found.get(first) ?? [{mark: first, names: names.first}]
      found.set(first, marks)
      marks.push({mark: second, names: names.second})
    }
  return [...found.values()].filter(marks => marks.length === coders)
}

function measureFleiss(
  found: readonly MarkOfAll[],
  {kind, attribute}: Pick<About, 'kind' | 'attribute'>
): Measured {
  const items = found
    .map(marks => marks.map(({mark, names}) => keyOf(comparedValues(mark, attribute, names))))
    .filter(values => values.some(value => value !== ''))
  return {
    measure: 'fleiss',
    text: null,
    kind,
    attribute,
    coders: null,
    mean: null,
    distance: null,
    value: items.length > 0 ? fleissKappa(items) : undefined,
    interval: undefined,
    count: items.length
  }
}

/** Several values in one order; no attribute at all is another value than an empty one. */
function keyOf(values: readonly string[]): string {
  return [...values].sort().join(' ')
}
