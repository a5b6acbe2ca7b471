import {firstIndex} from '../base/binary-search.js'
import type {Span} from '../base/span.js'
import {withItsLine} from './comment-lines.js'
import type {Syntax} from './syntax.js'
import type {Tag} from './tag.js'

/**
 * The base text, which is what a reader reads: the body without markup, attributes and comments, with escapes resolved.
 * With the cuts that lead from its offsets to those of the written text and back.
 */
export interface BaseText {
  readonly text: string
  /** The spans of the written text that the base text leaves out, sorted and disjoint. */
  readonly cuts: readonly Span[]
  /** UTF-16 units that are left out up to the end of each cut. */
  readonly removed: readonly number[]
}

/** Makes the base text of an article. */
export function toBaseText(syntax: Syntax): BaseText {
  const cuts = cutsOf(syntax)
  const removed: number[] = []
  let text = ''
  let kept = 0
  let total = 0
  for (const cut of cuts) {
    text += syntax.text.slice(kept, cut.start)
    kept = cut.end
    total += cut.end - cut.start
    removed.push(total)
  }
  return {text: text + syntax.text.slice(kept), cuts, removed}
}

/**
 * The spans of the written text that the base text leaves out, sorted and disjoint; what they leave is the base text.
 */
export function cutsOf(syntax: Syntax): readonly Span[] {
  return joinSpans(findCuts(syntax))
}

/** Maps a written offset to a base-text offset; an offset within a cut maps to the place of the cut. */
export function toBaseOffset({cuts, removed}: BaseText, offset: number): number {
  const index = firstIndex(cuts.length, at => (cuts[at]?.start ?? 0) >= offset)
  const cut = cuts[index - 1]
  if (!cut) return offset
  return Math.max(offset, cut.end) - (removed[index - 1] ?? 0)
}

/**
 * Maps a base-text offset to a written offset. At a cut there are two: the start of a span lies behind the cut, the end
 * of a span before it.
 */
export function toWrittenOffset(base: BaseText, offset: number, side: 'start' | 'end'): number {
  const {cuts, removed} = base
  const index = firstIndex(cuts.length, at => {
    const inBase = (cuts[at]?.end ?? 0) - (removed[at] ?? 0)
    return side === 'start' ? inBase > offset : inBase >= offset
  })
  return offset + (removed[index - 1] ?? 0)
}

/** Maps a span of the written text to one of the base text. */
export function toBaseSpan(base: BaseText, {start, end}: Span): Span {
  return {start: toBaseOffset(base, start), end: toBaseOffset(base, end)}
}

/** Maps a span of the base text to one of the written text, without the markup on both sides of it. */
export function toWrittenSpan(base: BaseText, {start, end}: Span): Span {
  return {start: toWrittenOffset(base, start, 'start'), end: toWrittenOffset(base, end, 'end')}
}

/** All cuts, sorted by start; those of tags and comments may touch or overlap. */
function findCuts(syntax: Syntax): Span[] {
  const {bodyStart, escapes, comments} = syntax
  const ofTags = findTagCuts(syntax)
  const ofComments = comments.map(comment => withItsLine(syntax, comment))
  const ofEscapes = escapes.map(start => ({start, end: start + 1}))
  return [{start: 0, end: bodyStart}, ...merge(merge(ofTags, ofComments), ofEscapes)]
}

/** The cuts of tags, in the order of the text; open tags wait on a stack for their ends. */
function findTagCuts({tags}: Syntax): Span[] {
  const cuts: Span[] = []
  const open: Tag[] = []
  for (const tag of tags) {
    closeBefore(tag.start, open, cuts)
    cuts.push({start: tag.start, end: tag.contentStart})
    open.push(tag)
  }
  closeBefore(Number.POSITIVE_INFINITY, open, cuts)
  return cuts
}

function closeBefore(offset: number, open: Tag[], cuts: Span[]): void {
  for (let tag = open.at(-1); tag && tag.contentEnd < offset; tag = open.at(-1)) {
    cuts.push({start: tag.contentEnd, end: tag.end})
    open.pop()
  }
}

/** Merges two lists that are sorted by start. */
function merge(left: readonly Span[], right: readonly Span[]): readonly Span[] {
  if (right.length === 0) return left
  const merged: Span[] = []
  let taken = 0
  for (const span of left) {
    for (let other = right[taken]; other && other.start < span.start; other = right[taken]) {
      merged.push(other)
      taken++
    }
    merged.push(span)
  }
  for (const span of right.slice(taken)) merged.push(span)
  return merged
}

/** Joins sorted spans that touch or overlap. */
function joinSpans(spans: readonly Span[]): Span[] {
  const joined: {start: number; end: number}[] = []
  for (const {start, end} of spans) {
    const last = joined.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else if (end > start) joined.push({start, end})
  }
  return joined
}
