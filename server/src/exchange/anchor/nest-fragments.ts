import {firstIndex} from '../../base/binary-search.js'
import type {Span} from '../../base/span.js'
import type {Codebook} from '../../codebook/codebook.js'

/** One tag to be: a stretch of base text, and whose it is. */
export interface Fragment extends Span {
  readonly kind: string
  /** The index of its annotation. */
  readonly owner: number
}

/**
 * Makes fragments nest, each within one paragraph: what reaches over a blank line or over the edge of another one is parted.
 * The later one is, or that of which the codebook lets a part stand in the other. Gives them in the order of their starts,
 * outer ones first. White space at the edge of a cut belongs to no part.
 */
export function nestFragments(
  fragments: readonly Fragment[],
  text: string,
  paragraphs: readonly Span[],
  codebook: Codebook
): readonly Fragment[] {
  const compare = comparer(codebook)
  // The next one stands at the end.
  const queue = fragments
    .flatMap(fragment => partByParagraphs(fragment, text, paragraphs))
    .sort((a, b) => compare(b, a))
  const add = (fragment: Fragment | undefined): void => {
    if (!fragment) return
    queue.splice(
      firstIndex(queue.length, at => compare(queue[at] as Fragment, fragment) <= 0),
      0,
      fragment
    )
  }
  const nested: Fragment[] = []
  const open: number[] = []
  for (let next = queue.pop(); next; next = queue.pop()) {
    while (open.length > 0 && (nested[open.at(-1) ?? 0]?.end ?? 0) <= next.start) open.pop()
    const around = nested[open.at(-1) ?? -1]
    if (!around || next.end <= around.end) {
      open.push(nested.push(next) - 1)
      continue
    }
    if (mayHold(codebook, next, around) && !mayHold(codebook, around, next)) {
      const [before, behind] = cutAt(around, next.start, text)
      if (before && behind) {
        nested[open.pop() ?? 0] = before
        add(behind)
        add(next)
        continue
      }
    }
    for (const part of cutAt(next, around.end, text)) add(part)
  }
  return nested
}

/** Outer ones first; of two around the same words the one that may hold the other, else the one that came first. */
function comparer(codebook: Codebook): (a: Fragment, b: Fragment) => number {
  return (a, b) => {
    if (a.start !== b.start || a.end !== b.end) return a.start - b.start || b.end - a.end
    const [holds, held] = [mayHold(codebook, a, b), mayHold(codebook, b, a)]
    if (holds !== held) return holds ? -1 : 1
    return a.owner - b.owner
  }
}

function mayHold({kinds}: Codebook, outer: Fragment, inner: Fragment): boolean {
  return kinds.get(outer.kind)?.contains.has(inner.kind) === true
}

/** The parts of a fragment in the paragraphs that it reaches over; outside of them there is nothing to mark. */
function partByParagraphs(
  fragment: Fragment,
  text: string,
  paragraphs: readonly Span[]
): readonly Fragment[] {
  const parts: Fragment[] = []
  const first = firstIndex(paragraphs.length, at => (paragraphs[at]?.end ?? 0) > fragment.start)
  for (let at = first; at < paragraphs.length; at++) {
    const paragraph = paragraphs[at]
    if (!paragraph || paragraph.start >= fragment.end) break
    const start = Math.max(paragraph.start, fragment.start)
    const end = Math.min(paragraph.end, fragment.end)
    const part = trim(fragment, start, end, text)
    if (part) parts.push(part)
  }
  return parts
}

function cutAt(fragment: Fragment, at: number, text: string): readonly (Fragment | undefined)[] {
  return [trim(fragment, fragment.start, at, text), trim(fragment, at, fragment.end, text)]
}

/** A part of a fragment without the white space where it was cut; undefined where nothing else is in it. */
function trim(fragment: Fragment, from: number, to: number, text: string): Fragment | undefined {
  let [start, end] = [from, to]
  if (start > fragment.start) while (start < end && /\s/.test(text.charAt(start))) start++
  if (end < fragment.end) while (end > start && /\s/.test(text.charAt(end - 1))) end--
  return start < end ? {...fragment, start, end} : undefined
}
