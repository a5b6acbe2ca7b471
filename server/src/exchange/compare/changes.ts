import {excerpt} from '../../base/excerpt.js'
import type {Span} from '../../base/span.js'
import type {Annotation, Version} from './annotation.js'
import {type Matching, type MatchOptions, matchAnnotations, type Pair} from './match-annotations.js'
import {createTranslation} from './references.js'

/** What differs between two versions of an article. */
export interface ArticleChanges {
  /** Whether its words differ, and not only how its lines are wrapped. */
  readonly isTextChanged: boolean
  /** In the order of the text. */
  readonly changes: readonly AnnotationChange[]
}

/** One annotation that came, went, or is another now. */
export interface AnnotationChange {
  readonly type: 'added' | 'removed' | 'changed'
  readonly kind: string
  readonly id: string | undefined
  /** Its words, the first of them if they are many: of the later version, if it has them. */
  readonly words: string
  /** The offset of its tag in the written text of the version that the words are from. */
  readonly at: number
  /** What is another; of what came and went, all that it says. */
  readonly details: readonly Detail[]
}

/** One thing that differs. */
export type Detail =
  | {readonly type: 'kind' | 'id'; readonly before: string; readonly after: string}
  /** Words that it covers more or less, at its start or its end or between its fragments. */
  | {
      readonly type: 'span'
      readonly added: number
      readonly removed: number
      readonly before: string
    }
  | {
      readonly type: 'attribute'
      readonly name: string
      readonly removed: readonly string[]
      readonly added: readonly string[]
    }

/**
 * Compares two versions of an article, annotation by annotation. How lines are wrapped, the order of attributes and of several
 * values, quoting and escapes are no change.
 */
export function changesBetween(before: Version, after: Version): ArticleChanges {
  const {isTextChanged, differences} = differencesBetween(before, after, {byId: true})
  return {isTextChanged, changes: differences.map(({change}) => change)}
}

/** One thing that two versions say differently, with what each has of it. */
export interface Difference {
  readonly change: AnnotationChange
  readonly before: Annotation | undefined
  readonly after: Annotation | undefined
}

/**
 * The same with the annotations; without `byId`, ids name nothing in common, another one is no difference, and values of the
 * later version have the ids of the earlier one (see `createTranslation`).
 */
export function differencesBetween(
  before: Version,
  after: Version,
  options: MatchOptions
): {readonly isTextChanged: boolean; readonly differences: readonly Difference[]} {
  const matching = matchAnnotations(before, after, options)
  const {pairs, onlyAfter} = matching
  const translated = options.byId
    ? (annotation: Annotation) => annotation
    : createTranslation(pairs, onlyAfter)
  const differences: Difference[] = [
    ...matching.onlyBefore.map(annotation => ({
      change: wholeChange('removed', annotation, before.text),
      before: annotation,
      after: undefined
    })),
    ...onlyAfter.map(translated).map(annotation => ({
      change: wholeChange('added', annotation, after.text),
      before: undefined,
      after: annotation
    })),
    ...pairs.flatMap(found => {
      const pair = {...found, after: translated(found.after)}
      const all = detailsOf(pair, matching, before, after)
      const details = options.byId ? all : all.filter(({type}) => type !== 'id')
      if (details.length === 0) return []
      const {kind, id, at, fragments} = pair.after
      const words = wordsOf(after.text, fragments)
      const change = {type: 'changed' as const, kind, id, words, at, details}
      return [{change, before: pair.before, after: pair.after}]
    })
  ]
  const placeOf = ({before: old, after: now}: Difference): number =>
    (now ?? old)?.fragments[0]?.start ?? 0
  return {
    isTextChanged: !matching.map.isSame,
    differences: differences.sort((a, b) => placeOf(a) - placeOf(b))
  }
}

function wholeChange(
  type: 'added' | 'removed',
  {kind, id, at, fragments, attributes}: Annotation,
  text: string
): AnnotationChange {
  const details = [...attributes].map(([name, values]) => ({
    type: 'attribute' as const,
    name,
    removed: type === 'removed' ? values : [],
    added: type === 'added' ? values : []
  }))
  return {type, kind, id, words: wordsOf(text, fragments), at, details}
}

function detailsOf(
  {before, after, moved}: Pair,
  {map}: Matching,
  {text: oldText}: Version,
  {text}: Version
): readonly Detail[] {
  const details: Detail[] = []
  if (before.kind !== after.kind)
    details.push({type: 'kind', before: before.kind, after: after.kind})
  if (before.id !== after.id)
    details.push({type: 'id', before: before.id ?? '', after: after.id ?? ''})
  if (!isSameSpan(moved, after.fragments, text)) {
    const added = countWords(text, without(after.fragments, moved))
    const gone = map.isSame
      ? 0
      : Math.max(0, countWords(oldText, before.fragments) - countWords(text, moved))
    const removed = countWords(text, without(moved, after.fragments)) + gone
    details.push({type: 'span', added, removed, before: wordsOf(oldText, before.fragments)})
  }
  for (const name of new Set([...before.attributes.keys(), ...after.attributes.keys()])) {
    const [old, now] = [before.attributes.get(name), after.attributes.get(name)]
    const removed = (old ?? []).filter(value => !now?.includes(value))
    const added = (now ?? []).filter(value => !old?.includes(value))
    if (removed.length > 0 || added.length > 0 || (old === undefined) !== (now === undefined))
      details.push({type: 'attribute', name, removed, added})
  }
  return details
}

/** Whether fragments, sorted offsets of one text, cover the same words: white space at their edges and between two of them is none. */
export function isSameSpan(a: readonly Span[], b: readonly Span[], text: string): boolean {
  const covers = (spans: readonly Span[], others: readonly Span[]): boolean =>
    without(spans, others).every(({start, end}) => text.slice(start, end).trim() === '')
  return a.length === b.length && covers(a, b) && covers(b, a)
}

/** What the first spans cover and the second do not; both are sorted and disjoint. */
function without(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  const left: Span[] = []
  for (const {start, end} of spans) {
    let from = start
    for (const other of others) {
      if (other.end <= from || other.start >= end) continue
      if (other.start > from) left.push({start: from, end: other.start})
      from = Math.max(from, other.end)
    }
    if (from < end) left.push({start: from, end})
  }
  return left
}

function countWords(text: string, spans: readonly Span[]): number {
  return spans.reduce(
    (sum, {start, end}) => sum + (text.slice(start, end).match(WORD)?.length ?? 0),
    0
  )
}

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+(?:['’.-][\p{L}\p{N}\p{M}]+)*/gu

function wordsOf(text: string, fragments: readonly Span[]): string {
  return excerpt(fragments.map(({start, end}) => text.slice(start, end)).join(' … '), LONGEST)
}

/** UTF-16 units of an excerpt. */
const LONGEST = 60
