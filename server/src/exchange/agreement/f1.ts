import type {Span} from '../../base/span.js'
import {overlapOf} from '../compare/match-annotations.js'
import {bestAlignment} from './align.js'

/** Something that a coder has marked: its fragments are sorted and disjoint, at least one. */
export interface Marked {
  readonly kind: string
  readonly fragments: readonly Span[]
}

/** What two coders have marked alike, and what one of them alone has. */
export interface Found<Mark> {
  readonly pairs: readonly (readonly [Mark, Mark])[]
  readonly onlyFirst: readonly Mark[]
  readonly onlySecond: readonly Mark[]
}

/** F1 of what two coders marked (Hripcsak and Rothschild 2005); undefined where neither has marked anything. */
export function f1Of(matched: number, first: number, second: number): number | undefined {
  return first + second === 0 ? undefined : (2 * matched) / (first + second)
}

/** Pairs what has one kind and the same fragments; of several with the same only one counts. */
export function pairExactly<Mark extends Marked>(
  first: readonly Mark[],
  second: readonly Mark[]
): Found<Mark> {
  const [a, b] = [byFragments(first), byFragments(second)]
  const pairs: [Mark, Mark][] = []
  for (const [key, mark] of a) {
    const other = b.get(key)
    if (other) pairs.push([mark, other])
  }
  return {
    pairs,
    onlyFirst: [...a].filter(([key]) => !b.has(key)).map(([, mark]) => mark),
    onlySecond: [...b].filter(([key]) => !a.has(key)).map(([, mark]) => mark)
  }
}

function byFragments<Mark extends Marked>(marks: readonly Mark[]): ReadonlyMap<string, Mark> {
  const found = new Map<string, Mark>()
  for (const mark of marks) {
    const key = `${mark.kind} ${mark.fragments.map(({start, end}) => `${start}-${end}`).join(' ')}`
    if (!found.has(key)) found.set(key, mark)
  }
  return found
}

/**
 * Pairs what has one kind and overlaps, one to one, so that the shares of characters that pairs have in common (intersection
 * over union) are as large as possible together. Of pairs that share no more than `threshold`, none counts.
 */
export function pairByOverlap<Mark extends Marked>(
  first: readonly Mark[],
  second: readonly Mark[],
  threshold: number
): Found<Mark> {
  const pairs: [Mark, Mark][] = []
  const paired = new Set<Mark>()
  for (const kind of new Set([...first, ...second].map(mark => mark.kind))) {
    const sides = [first, second].map(marks => marks.filter(mark => mark.kind === kind).map(toHull))
    const {groups} = bestAlignment(sides, {
      // Two alone cost 2: a pair that shares nothing is no better.
      distance: (a, b) => 2 - overlapOf(a.mark.fragments, b.mark.fragments),
      empty: 1,
      reach: ({end}) => end
    })
    for (const [a, b] of groups) {
      if (!a || !b || overlapOf(a.mark.fragments, b.mark.fragments) <= threshold) continue
      pairs.push([a.mark, b.mark])
      paired.add(a.mark).add(b.mark)
    }
  }
  const isOpen = (mark: Mark): boolean => !paired.has(mark)
  return {pairs, onlyFirst: first.filter(isOpen), onlySecond: second.filter(isOpen)}
}

function toHull<Mark extends Marked>(mark: Mark) {
  return {
    mark,
    start: mark.fragments[0]?.start ?? 0,
    end: mark.fragments.at(-1)?.end ?? 0
  }
}
