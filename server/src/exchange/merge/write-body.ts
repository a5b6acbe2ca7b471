import {firstIndex} from '../../base/binary-search.js'
import type {Span} from '../../base/span.js'
import {type BaseText, toBaseOffset} from '../../syntax/base-text.js'
import type {Syntax} from '../../syntax/syntax.js'
import {escapeText} from '../../syntax/write-markup.js'
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
    kept.some(({span}) => (isPoint ? span.start <= at && at <= span.end : false))
  const steps: (Insertion & {readonly until?: number})[] = [
    ...body.insertions.filter(insertion => !isWithin(kept, insertion) && !isKept(insertion, insertion.rank === 2)),
    ...body.comments
      .filter(({ours: index}) => index === undefined || !spared.has(index))
      .map((comment, order) => placeComment(comment, order, body)),
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

/** A comment that would be alone on its line takes a line of its own, as its line is no base text. */
function placeComment(
  {at, text, isAlone}: MergedComment,
  order: number,
  {text: {text: whole}, lineEnd}: Body
): Insertion {
  let [start, end] = [at, at]
  while (start > 0 && /[^\S\r\n]/.test(whole.charAt(start - 1))) start--
  while (end < whole.length && /[^\S\r\n]/.test(whole.charAt(end))) end++
  const startsLine = start === 0 || /[\r\n]/.test(whole.charAt(start - 1))
  const endsLine = end === whole.length || /[\r\n]/.test(whole.charAt(end))
  if (startsLine && (isAlone || endsLine)) {
    const isLast = start === whole.length
    return {at: start, rank: 1, order, text: isLast ? text : text + lineEnd}
  }
  return {at, rank: 1, order, text}
}

/** Gives what writes a stretch of the merged base text: as ours is written, or with escapes. */
function textWriter({text, ours, escaped}: Body): (from: number, to: number) => string {
  const {chunks} = text
  const escapes = ours.syntax.escapes.map(offset => toBaseOffset(ours.base, offset))
  return (from, to) => {
    let made = ''
    let at = firstIndex(chunks.length, index => (chunks[index]?.span.end ?? 0) > from)
    for (let start = from; start < to; at++) {
      const chunk = chunks[at]
      if (!chunk) break
      const end = Math.min(to, chunk.span.end)
      made += writeStretch({start, end})
      start = end

      function writeStretch(span: Span): string {
        const words = text.text.slice(span.start, span.end)
        const isEscaped = escaped.some(each => each.start < span.end && each.end > span.start)
        if (isEscaped || chunk?.source !== 'ours') return escapeText(words, true)
        const shift = chunk.ours.start - chunk.span.start
        return withEscapes(words, span.start + shift, escapes)
      }
    }
    return made
  }
}

/** Puts the backslashes back that stood before characters of ours; `escapes` are sorted offsets of its base text. */
function withEscapes(words: string, start: number, escapes: readonly number[]): string {
  let made = ''
  let done = 0
  const end = start + words.length
  for (
    let at = firstIndex(escapes.length, index => (escapes[index] ?? 0) >= start);
    (escapes[at] ?? end) < end;
    at++
  ) {
    const offset = (escapes[at] ?? 0) - start
    made += `${words.slice(done, offset)}\\`
    done = offset
  }
  return made + words.slice(done)
}
