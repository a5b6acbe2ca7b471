import {firstIndex} from '../../base/binary-search.js'
import type {Span} from '../../base/span.js'
import type {Codebook} from '../../codebook/codebook.js'
import {type MergedTag, newAttribute} from './merged-tag.js'

/**
 * Makes tags nest: each within one paragraph, and none over the edge of another. A tag that crosses one is parted, and its
 * second part continues it: the later one, or that of which the codebook lets a part stand in the other. Gives them in
 * the order of their starts, outer ones first.
 */
export function nestTags(
  tags: readonly MergedTag[],
  text: string,
  paragraphs: readonly Span[],
  codebook: Codebook
): readonly MergedTag[] {
  const compare = comparer(codebook)
  const queue = tags.flatMap(tag => partByParagraphs(tag, text, paragraphs)).sort(compare)
  const nested: MergedTag[] = []
  const open: number[] = []
  const addLater = (tag: MergedTag | undefined): void => {
    if (!tag) return
    const at = queue.findIndex(other => compare(tag, other) < 0)
    queue.splice(at < 0 ? queue.length : at, 0, tag)
  }
  for (let tag = queue.shift(); tag; tag = queue.shift()) {
    while (open.length > 0 && (nested[open.at(-1) ?? 0]?.end ?? 0) <= tag.start && !isPoint(tag))
      open.pop()
    const top = nested[open.at(-1) ?? -1]
    if (top && top.end < tag.end && top.end > tag.start) {
      if (mayHold(codebook, tag, top) && !mayHold(codebook, top, tag)) {
        const [before, behind] = part(top, tag.start, text)
        if (before && behind) {
          nested[open.pop() ?? 0] = before
          addLater(tag)
          addLater(behind)
          continue
        }
      }
      const [inside, behind] = part(tag, top.end, text)
      addLater(inside)
      addLater(behind)
      continue
    }
    nested.push(tag)
    if (!isPoint(tag)) open.push(nested.length - 1)
  }
  return nested
}

function isPoint({start, end}: Span): boolean {
  return start === end
}

/** Outer tags first; of tags around the same words those of one side as they were, else as the codebook lets them stand. */
function comparer(codebook: Codebook): (a: MergedTag, b: MergedTag) => number {
  return (a, b) => {
    if (a.start !== b.start || a.end !== b.end) return a.start - b.start || b.end - a.end
    if (a.side === b.side) return a.unit.index - b.unit.index
    const [held, holds] = [mayHold(codebook, b, a), mayHold(codebook, a, b)]
    if (held !== holds) return holds ? -1 : 1
    return a.side === 'ours' ? -1 : 1
  }
}

function mayHold({kinds}: Codebook, outer: MergedTag, inner: MergedTag): boolean {
  return kinds.get(outer.kind)?.contains.has(inner.kind) === true
}

/** The parts of a tag in the paragraphs that it reaches over; one around blank lines alone stays as an empty one. */
function partByParagraphs(
  tag: MergedTag,
  text: string,
  paragraphs: readonly Span[]
): readonly MergedTag[] {
  const first = firstIndex(paragraphs.length, at => (paragraphs[at]?.end ?? 0) > tag.start)
  const last = firstIndex(paragraphs.length, at => (paragraphs[at]?.start ?? 0) >= tag.end)
  const holding = paragraphs.slice(first, last)
  const [only] = holding
  const isInside = holding.length === 1 && only && only.start <= tag.start && tag.end <= only.end
  if (isPoint(tag) || isInside) return [tag]
  const parts: MergedTag[] = []
  for (const {start, end} of holding) {
    const piece = cut(
      tag,
      Math.max(start, tag.start),
      Math.min(end, tag.end),
      text,
      parts.length === 0
    )
    if (piece) parts.push(piece)
  }
  return parts.length > 0 ? parts : [{...tag, end: tag.start}]
}

/** Two parts of a tag; one that would hold nothing but blanks is none. */
function part(
  tag: MergedTag,
  at: number,
  text: string
): readonly [MergedTag | undefined, MergedTag | undefined] {
  const before = cut(tag, tag.start, at, text, true)
  return [before, cut(tag, at, tag.end, text, before === undefined)]
}

function cut(
  tag: MergedTag,
  from: number,
  to: number,
  text: string,
  isFirst: boolean
): MergedTag | undefined {
  let [start, end] = [from, to]
  while (start < end && start > tag.start && /\s/.test(text.charAt(start))) start++
  while (end > start && end < tag.end && /\s/.test(text.charAt(end - 1))) end--
  if (start >= end) return undefined
  if (isFirst) return {...tag, start, end}
  const attributes = [newAttribute('continues', tag.group.id())]
  return {...tag, start, end, attributes, isHead: false}
}
