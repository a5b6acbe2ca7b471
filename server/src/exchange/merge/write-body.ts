import {firstIndex} from '../../base/binary-search.js'
import {applyEdits} from '../../base/edits.js'
import type {Span} from '../../base/span.js'
import {type BaseText, toBaseOffset} from '../../syntax/base-text.js'
import type {Syntax} from '../../syntax/syntax.js'
import {offsetsToEscape} from '../../syntax/write-markup.js'
import type {MergedComment} from './merge-comments.js'
import type {MergedText} from './merge-texts.js'

/** Markup at an offset of the merged base text. */
export interface Insertion {
  readonly at: number
  /** Of several at one offset: closing brackets, comments, empty tags, opening brackets. */
  readonly rank: number
  /** Among those of one rank. */
  readonly order: number
  readonly text: string
}

/** A body in parts. Spans are of the merged base text. */
export interface Body {
  readonly text: MergedText
  readonly ours: {readonly syntax: Syntax; readonly base: BaseText}
  readonly comments: readonly MergedComment[]
  readonly insertions: readonly Insertion[]
  /** Paragraphs that are taken from ours as they are written there, with the comments in them. */
  readonly kept: readonly {
    readonly span: Span
    readonly written: Span
    readonly comments: readonly number[]
  }[]
  /** Where each sign that may be markup gets an escape. */
  readonly escaped: readonly Span[]
  readonly lineEnd: string
}

/** Writes the body of a merged article. */
export function writeBody(body: Body): string {
  const {kept, ours} = body
  const spared = new Set(kept.flatMap(({comments}) => comments))
  const isKept = ({at}: Insertion, isPoint: boolean): boolean =>
    isPoint && kept.some(({span}) => span.start <= at && at <= span.end)
  const closings = new Set(body.insertions.filter(({rank}) => rank === 0).map(({at}) => at))
  const steps: (Insertion & {readonly until?: number})[] = [
    ...body.insertions.filter(
      insertion => !isWithin(kept, insertion) && !isKept(insertion, insertion.rank === 2)
    ),
    ...body.comments
      .filter(({ours: index}) => index === undefined || !spared.has(index))
      .map((comment, order) => placeComment(comment, order, body, closings)),
    ...kept.map(({span, written}, order) => ({
      at: span.start,
      rank: 4,
      order,
      text: ours.syntax.text.slice(written.start, written.end),
      until: span.end
    }))
  ].sort((a, b) => a.at - b.at || a.rank - b.rank || a.order - b.order)
  const writeText = textWriter(body)
  let made = ''
  let at = 0
  for (const step of steps) {
    made += writeText(at, step.at) + step.text
    at = Math.max(at, step.until ?? step.at)
  }
  return made + writeText(at, body.text.text.length)
}

/** Whether a bracket stands in a kept paragraph: an opening one before its end, a closing one behind its start. */
function isWithin(kept: Body['kept'], {at, rank}: Insertion): boolean {
  const index = firstIndex(kept.length, each => {
    const end = kept[each]?.span.end ?? 0
    return rank === 3 ? end > at : end >= at
  })
  const start = kept[index]?.span.start ?? Number.POSITIVE_INFINITY
  return rank === 3 ? start <= at : rank === 0 && start < at
}

/**
 * A comment that would be alone on its line takes a line of its own, as its line is no base text, before others that stand at
 * its place; `closings` are the offsets of closing brackets, beside which it is not alone.
 */
function placeComment(
  {at, text, isAlone}: MergedComment,
  order: number,
  {text: {text: whole}, comments, lineEnd}: Body,
  closings: ReadonlySet<number>
): Insertion {
  let [start, end] = [at, at]
  while (start > 0 && /[^\S\r\n]/.test(whole.charAt(start - 1))) start--
  while (end < whole.length && /[^\S\r\n]/.test(whole.charAt(end))) end++
  const startsLine = start === 0 || /[\r\n]/.test(whole.charAt(start - 1))
  const endsLine = end === whole.length || /[\r\n]/.test(whole.charAt(end))
  if (startsLine && (isAlone || endsLine) && !closings.has(start)) {
    const isLast = start === whole.length
    const own = isLast ? text : text + lineEnd
    return {at: start, rank: 1, order: isLast ? order : order - comments.length, text: own}
  }
  return {at, rank: 1, order, text}
}

/** Gives what writes a stretch of the merged base text: as ours is written, or with escapes. */
function textWriter({text, ours, escaped}: Body): (from: number, to: number) => string {
  const {chunks} = text
  const escapes = mergedEscapes(text, ours)
  const isOurs = (offset: number): boolean => {
    const chunk = chunks[firstIndex(chunks.length, at => (chunks[at]?.span.end ?? 0) > offset)]
    return (
      chunk?.source === 'ours' && !escaped.some(({start, end}) => start <= offset && offset < end)
    )
  }
  return (from, to) => {
    const words = text.text.slice(from, to)
    const fresh = offsetsToEscape(words)
      .map(offset => from + offset)
      .filter(offset => !isOurs(offset))
    const first = firstIndex(escapes.length, at => (escapes[at] ?? 0) >= from)
    const last = firstIndex(escapes.length, at => (escapes[at] ?? 0) >= to)
    const kept = escapes.slice(first, last).filter(isOurs)
    return applyEdits(
      words,
      [...fresh, ...kept]
        .sort((a, b) => a - b)
        .map(offset => ({start: offset - from, end: offset - from, text: '\\'}))
    )
  }
}

/** The offsets in the merged base text of the characters of ours that are escaped. */
function mergedEscapes({chunks}: MergedText, {syntax, base}: Body['ours']): readonly number[] {
  const offsets = syntax.escapes.map(offset => toBaseOffset(base, offset))
  return chunks.flatMap(({source, ours, span}) => {
    if (source !== 'ours') return []
    const first = firstIndex(offsets.length, at => (offsets[at] ?? 0) >= ours.start)
    const last = firstIndex(offsets.length, at => (offsets[at] ?? 0) >= ours.end)
    return offsets.slice(first, last).map(offset => offset - ours.start + span.start)
  })
}
