import {excerpt} from '../../base/excerpt.js'
import type {Span} from '../../base/span.js'
import type {CodedText, CoderPair, Mark} from './coded-text.js'
import {comparedValues, type NamedMarks} from './named-marks.js'
import type {TextSums} from './text-sums.js'

/** Something about which two coders of a text disagree. */
export interface Disagreement {
  /** The name of the text. */
  readonly text: string
  readonly coders: CoderPair
  /** What one of them alone has marked, what both have with other ends, or another value of an attribute. */
  readonly type: 'only-first' | 'only-second' | 'span' | 'attribute'
  readonly kind: string
  readonly attribute: string | null
  /** The words that the first has marked, or the second where the first has none. */
  readonly words: string
  /** The values, or the other words; of a mark that one alone has its relations; empty where there are none. */
  readonly first: string
  readonly second: string
  /** The offsets of the tags in the files of the two; null where one has none. */
  readonly at: readonly [number | null, number | null]
}

/** Lists all disagreements of a text, in its order. */
export function disagreementsIn(
  {text}: CodedText,
  {name, pairs}: TextSums
): readonly Disagreement[] {
  return pairs
    .flatMap(({coders, overlap, names: named}) => {
      const about = (mark: Mark) => ({
        place: mark.fragments[0]?.start ?? 0,
        text: name,
        coders,
        kind: mark.kind,
        attribute: null,
        words: wordsOf(text, mark.fragments),
        first: '',
        second: ''
      })
      return [
        ...overlap.onlyFirst.map(mark => ({
          ...about(mark),
          type: 'only-first' as const,
          first: relationsOf(mark),
          at: [mark.at, null] as const
        })),
        ...overlap.onlySecond.map(mark => ({
          ...about(mark),
          type: 'only-second' as const,
          second: relationsOf(mark),
          at: [null, mark.at] as const
        })),
        ...overlap.pairs.flatMap(([first, second]) => {
          const common = {...about(first), at: [first.at, second.at] as const}
          const attributes = differingAttributes(first, second, named).map(found => ({
            ...common,
            type: 'attribute' as const,
            ...found
          }))
          const words = wordsOf(text, second.fragments)
          const isSame = JSON.stringify(first.fragments) === JSON.stringify(second.fragments)
          const span = {...common, type: 'span' as const, first: common.words, second: words}
          return isSame ? attributes : [span, ...attributes]
        })
      ]
    })
    .sort((a, b) => a.place - b.place)
    .map(({place: _place, ...disagreement}) => disagreement)
}

/** The relations of a mark that one coder alone has, none of which the other has. */
function relationsOf({attributes, references}: Mark): string {
  return [...new Set(references)]
    .map(name => `${name}: ${sorted(attributes.get(name) ?? [])}`)
    .join(', ')
}

/** The attributes in which two marks differ, with the values as each coder has them. */
function differingAttributes(first: Mark, second: Mark, named: NamedMarks) {
  const names = new Set([...first.attributes.keys(), ...second.attributes.keys()])
  return [...names].flatMap(attribute => {
    const [a, b] = [first, second].map(mark => sorted(mark.attributes.get(attribute) ?? []))
    const isSame =
      sorted(comparedValues(first, attribute, named.first)) ===
      sorted(comparedValues(second, attribute, named.second))
    return isSame ? [] : [{attribute, first: a ?? '', second: b ?? ''}]
  })
}

function sorted(values: readonly string[]): string {
  return [...values].sort().join(' ')
}

function wordsOf(text: string, fragments: readonly Span[]): string {
  return excerpt(fragments.map(({start, end}) => text.slice(start, end)).join(' … '), LONGEST)
}

/** UTF-16 units of an excerpt. */
const LONGEST = 60
