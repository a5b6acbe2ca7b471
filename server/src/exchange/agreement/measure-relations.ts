import {type CoderPair, coderPairs, type Mark} from './coded-text.js'
import type {Draws, Measured} from './measured.js'
import {comparedValues} from './named-marks.js'
import {addFound, f1OfCounts, type PairCounts, pairMeanRow, pairRow} from './pair-rows.js'
import type {FoundCounts, PairSums, TextSums} from './text-sums.js'

/** What relations are measured of. */
interface RelationOptions {
  readonly kinds: readonly string[]
  /** The number of coders. */
  readonly coders: number
  readonly draws: Draws
}

/**
 * F1 of relations for each two coders, and the means over them: of all kinds, of each kind, and of each attribute. A relation is
 * a mark, an attribute that leads to a mark or to somebody, and one value of it; two coders have the same one where the marks are
 * a pair by overlap, and the value leads to one pair of marks, or is the same name. Those of marks that one alone has count, too.
 * There are no rows where there are no relations.
 */
export function measureRelations(
  texts: readonly TextSums[],
  {kinds, coders, draws}: RelationOptions
): readonly Measured[] {
  const found = coderPairs(coders).map(pair => ({coders: pair, texts: relationsOf(texts, pair)}))
  const attributes = new Map(kinds.map(kind => [kind, new Set<string>()]))
  for (const pair of found)
    for (const text of pair.texts)
      for (const {kind, attribute} of text ?? []) attributes.get(kind)?.add(attribute)
  const subjects = [...attributes].flatMap(([kind, names]) =>
    names.size > 0
      ? [{kind, attribute: null}, ...[...names].sort().map(name => ({kind, attribute: name}))]
      : []
  )
  const all = subjects.length > 0 ? [{kind: null, attribute: null}, ...subjects] : []
  return all.flatMap(({kind, attribute}) => {
    const isMeant = (each: RelationCounts): boolean =>
      (kind === null || each.kind === kind) && (attribute === null || each.attribute === attribute)
    const pairs = found.map(
      (pair): PairCounts => ({
        coders: pair.coders,
        counts: pair.texts.map(text => text && addFound(text.filter(isMeant)))
      })
    )
    const about = {measure: 'relations' as const, kind, attribute}
    const rows = pairs.map(pair => pairRow(about, pair, f1OfCounts, draws))
    return [...rows, ...pairMeanRow(rows, pairs, f1OfCounts, {coders, draws})]
  })
}

/** How many relations of one attribute of a kind both coders have in a text, and each. */
interface RelationCounts extends FoundCounts {
  readonly kind: string
  readonly attribute: string
}

/** The relations in each text; undefined in those that not both have coded. */
function relationsOf(
  texts: readonly TextSums[],
  [a, b]: CoderPair
): readonly (readonly RelationCounts[] | undefined)[] {
  return texts.map(({pairs}) => {
    const pair = pairs.find(({coders}) => coders[0] === a && coders[1] === b)
    return pair && relationsIn(pair)
  })
}

function relationsIn({overlap, names}: PairSums): readonly RelationCounts[] {
  const found: RelationCounts[] = []
  const count = (one: Mark | undefined, other: Mark | undefined): void => {
    const references = [one?.references ?? NONE, other?.references ?? NONE]
    if (references.every(({length}) => length === 0)) return
    for (const attribute of new Set(references.flat())) {
      const first = new Set(one ? comparedValues(one, attribute, names.first) : NONE)
      const second = new Set(other ? comparedValues(other, attribute, names.second) : NONE)
      let matched = 0
      for (const value of first) if (second.has(value)) matched++
      const kind = one?.kind ?? other?.kind ?? ''
      found.push({kind, attribute, matched, first: first.size, second: second.size, shared: 0})
    }
  }
  for (const [one, other] of overlap.pairs) count(one, other)
  for (const mark of overlap.onlyFirst) count(mark, undefined)
  for (const mark of overlap.onlySecond) count(undefined, mark)
  return found
}

const NONE: readonly string[] = []
