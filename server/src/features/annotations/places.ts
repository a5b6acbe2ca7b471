import {firstIndex} from '../../base/binary-search.js'
import type {Span} from '../../base/span.js'
import type {ArticleModel, Unit} from '../../model/article-model.js'
import {type BaseText, toBaseSpan} from '../../syntax/base-text.js'
import {contentSpan} from '../../syntax/tag.js'

/**
 * The base text at a span of the written text. A stretch of a tag's markup stands for the content of the tag, as in a
 * finding about an attribute; a cursor there, and all else that a reader does not see, is an empty span.
 */
export function baseSpanAt({units}: ArticleModel, base: BaseText, written: Span): Span {
  const span = toBaseSpan(base, written)
  if (span.start < span.end || written.start === written.end) return span
  const unit = unitHolding(units, written)
  return unit ? toBaseSpan(base, contentSpan(unit.tag)) : span
}

/** The innermost unit that holds a span as a whole. */
function unitHolding(units: readonly Unit[], {start, end}: Span): Unit | undefined {
  const behind = firstIndex(units.length, at => (units[at]?.tag.start ?? 0) > start)
  let unit = units[behind - 1]
  while (unit && unit.tag.end < end) unit = unit.parent
  return unit
}
