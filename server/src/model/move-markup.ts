import type {Span} from '../base/span.js'
import type {Tag} from '../syntax/tag.js'
import {type ArticleChange, moveSpan} from './article-change.js'
import type {ArticleModel} from './article-model.js'

/** Gives a span of an earlier version where it stands in a later one; undefined where that cannot be told. */
export type MoveSpan = (span: Span) => Span | undefined

/**
 * Moves places from a version of an article to a later one in which all tags say the same. In blocks that were read again,
 * only places in the markup of a tag are moved: what stands between tags may be other text now.
 */
export function markupMover(
  before: ArticleModel,
  now: ArticleModel,
  change: ArticleChange
): MoveSpan {
  return span => moveSpan(span, change) ?? moveWithTag(span, before, now, change)
}

function moveWithTag(
  span: Span,
  before: ArticleModel,
  now: ArticleModel,
  {before: {from, to}}: ArticleChange
): Span | undefined {
  let found: Span | undefined
  for (let index = from; index < to; index++) {
    const [old, tag] = [before.units[index]?.tag, now.units[index]?.tag]
    if (!old || !tag || old.start > span.end) break
    const moved = withMarkup(span, old, tag)
    if (!moved) continue
    // Between two tags without anything in between, who says of which of them it is?
    if (found && (found.start !== moved.start || found.end !== moved.end)) return undefined
    found = moved
  }
  return found
}

/** Moves a span in the opening or the attributes of a tag, or over its content or all of it; undefined for any other. */
function withMarkup({start, end}: Span, old: Tag, now: Tag): Span | undefined {
  const [from, to] = [movePlace(start, old, now), movePlace(end, old, now)]
  return from === undefined || to === undefined ? undefined : {start: from, end: to}
}

function movePlace(place: number, old: Tag, now: Tag): number | undefined {
  if (old.start <= place && place <= old.contentStart) return place - old.start + now.start
  if (old.contentEnd <= place && place <= old.end) return place - old.contentEnd + now.contentEnd
  return undefined
}
