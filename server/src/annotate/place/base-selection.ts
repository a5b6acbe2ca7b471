import {firstIndex} from '../../base/binary-search.js'
import type {Span} from '../../base/span.js'
import type {ArticleModel} from '../../model/article-model.js'
import {type BaseText, toBaseSpan, toWrittenOffset, toWrittenSpan} from '../../syntax/base-text.js'
import {contentSpan} from '../../syntax/tag.js'

/** The written text of a span of the base text, without the markup on both sides; a cursor comes behind markup. */
export function writtenSpanAt(base: BaseText, {start, end}: Span): Span {
  if (start < end) return toWrittenSpan(base, {start, end})
  const offset = toWrittenOffset(base, start, 'start')
  return {start: offset, end: offset}
}

/**
 * The selection in the written text that an act takes for one of the base text, whose ends may come in any order and lie
 * outside: with the markup of all tags whose words it holds, so that they count as selected; where it holds just the words
 * of a tag, it is that tag, of several the innermost.
 */
export function selectionFor({units}: ArticleModel, base: BaseText, wanted: Span): Span {
  const inside = (offset: number): number => Math.max(0, Math.min(offset, base.text.length))
  const [a, b] = [inside(wanted.start), inside(wanted.end)]
  const span = {start: Math.min(a, b), end: Math.max(a, b)}
  const written = writtenSpanAt(base, span)
  if (span.start === span.end) return written
  let {start, end} = written
  const from = toWrittenOffset(base, span.start, 'end')
  const first = firstIndex(units.length, at => (units[at]?.tag.start ?? 0) >= from)
  let equal: Span | undefined
  for (let index = first; index < units.length; index++) {
    const tag = units[index]?.tag
    if (!tag || tag.start >= written.end) break
    const content = toBaseSpan(base, contentSpan(tag))
    if (content.start === content.end || content.start < span.start || content.end > span.end)
      continue
    if (content.start === span.start && content.end === span.end) equal = tag
    start = Math.min(start, tag.start)
    end = Math.max(end, tag.end)
  }
  return equal ? {start: equal.start, end: equal.end} : {start, end}
}
