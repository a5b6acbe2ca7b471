import {groupBy} from '../../base/group.js'
import type {Attribute, Codebook} from '../../codebook/codebook.js'
import {attributeAlpha} from './attribute-alpha.js'
import type {CoderPair, Mark} from './coded-text.js'
import {cohensKappa, fleissKappa, percentAgreement, scottsPi} from './kappa.js'
import {meanOf, meanRow} from './mean.js'
import {type Draws, intervalOf, type Measure, type Measured} from './measured.js'
import {comparedValues, type NamedMarks} from './named-marks.js'
import {keyOf, type PairedValues, tallyValues} from './paired-values.js'
import {type Said, tally} from './tally.js'
import type {TextSums} from './text-sums.js'

/** How attributes are compared. */
interface AttributeOptions {
  readonly codebook: Codebook
  readonly kinds: readonly string[]
  /** The number of coders. */
  readonly coders: number
  /** The attributes whose codes are ranks. */
  readonly ordinal: readonly string[]
  /** Those that are asked for; others take no time. */
  readonly measures: ReadonlySet<Measure>
  readonly draws: Draws
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
    const found = texts.flatMap(({pairs}, text) =>
      pairs.flatMap(({coders, overlap, names}) =>
        overlap.pairs
          .filter(([mark]) => mark.kind === kind)
          .map(([first, second]) => ({text, coders, first, second, names}))
      )
    )
    const inCommon = options.measures.has('fleiss')
      ? texts.flatMap((sums, text) =>
          marksOfAll(sums, kind, options.coders).map(item => ({text, item}))
        )
      : []
    const names = new Set(
      found.flatMap(({first, second}) => [...first.attributes.keys(), ...second.attributes.keys()])
    )
    return [...names].flatMap(attribute => {
      const isOrdinal = options.ordinal.includes(attribute)
      const about = {kind, attribute, definition: definitions.get(attribute), isOrdinal}
      const {measures, draws, coders} = options
      const values = valuesOf(found, attribute)
      return [
        ...(measures.has('alpha') ? [measureAlpha(values, about, draws)] : []),
        ...measurePairs(values, about, {measures, draws, coders}),
        ...(measures.has('fleiss') ? [measureFleiss(inCommon, about, draws)] : [])
      ]
    })
  })
}

/** A mark as two coders have it, in the text at this place. */
interface PairedMark {
  readonly text: number
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

function valuesOf(found: readonly PairedMark[], attribute: string): readonly PairedValues[] {
  return found
    .map(({text, coders, first, second, names}) => ({
      text,
      coders,
      first: comparedValues(first, attribute, names.first),
      second: comparedValues(second, attribute, names.second)
    }))
    .filter(({first, second}) => first.length + second.length > 0)
}

/** What rows of one attribute have in common. */
function rowOf({kind, attribute}: Pick<About, 'kind' | 'attribute'>) {
  return {text: null, kind, attribute, coders: null, mean: null, distance: null}
}

function measureAlpha(values: readonly PairedValues[], about: About, draws: Draws): Measured {
  return {...rowOf(about), measure: 'alpha', ...attributeAlpha(values, about, draws)}
}

const ofPairs = [
  {measure: 'agreement', toValue: percentAgreement},
  {measure: 'kappa', toValue: cohensKappa},
  {measure: 'pi', toValue: scottsPi}
] as const

/** Percent agreement, κ and π for each two coders, and their means. */
function measurePairs(
  values: readonly PairedValues[],
  about: About,
  {measures, draws, coders}: Pick<AttributeOptions, 'measures' | 'draws' | 'coders'>
): readonly Measured[] {
  const byPair = groupBy(values, ({coders: [a, b]}) => `${a} ${b}`)
  const tallies = [...byPair.values()].map(own => {
    const {items, ...counted} = tallyValues(own)
    const coded = items.map(({first, second}) => [keyOf(first), keyOf(second)] as const)
    return {coders: own[0]?.coders ?? null, coded, ...counted}
  })
  const asked = ofPairs.filter(({measure}) => measures.has(measure))
  const rows = tallies.map(({coders: pair, coded, counts, countsIn, size}) =>
    asked.map(
      ({measure, toValue}): Measured => ({
        ...rowOf(about),
        measure,
        coders: pair,
        value: toValue(coded, counts),
        interval: intervalOf(draws, places => toValue(coded, countsIn(places))),
        count: size
      })
    )
  )
  const means = asked.flatMap(({toValue}, at) => {
    const meanIn = (places: Draws[number]) =>
      meanOf(tallies.map(({coded, countsIn}) => toValue(coded, countsIn(places))))
    return meanRow(
      rows.flatMap(row => row[at] ?? []),
      coders,
      coders < 3 ? undefined : intervalOf(draws, meanIn)
    )
  })
  return [...rows.flat(), ...means]
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
  found: readonly Said<MarkOfAll>[],
  about: Pick<About, 'kind' | 'attribute'>,
  draws: Draws
): Measured {
  const said = found
    .map(({text, item}) => ({
      text,
      item: item.map(({mark, names}) => keyOf(comparedValues(mark, about.attribute, names)))
    }))
    .filter(({item}) => item.some(value => value !== ''))
  const {items, counts, countsIn, size} = tally(said, values => JSON.stringify(values))
  return {
    ...rowOf(about),
    measure: 'fleiss',
    value: fleissKappa(items, counts),
    interval: intervalOf(draws, places => fleissKappa(items, countsIn(places))),
    count: size
  }
}
