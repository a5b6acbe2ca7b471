import type {Span} from '../../../base/span.js'
import type {Kind} from '../../../codebook/codebook.js'
import type {Tagged} from '../../../model/article-model.js'
import type {Tag} from '../../../syntax/tag.js'

/** A stretch of running text in which names may be tagged: outside of markup, comments and mentions. */
export interface Stretch extends Span {
  /** The kind of the tag around it; undefined outside of all tags. */
  readonly kind: Kind | undefined
}

/** The indexes of the next tag and the next comment in a walk over an article, which visits each once. */
export interface Walk {
  tag: number
  comment: number
}

/**
 * The stretches of running text in a block, in written offsets; the blocks of an article have to be passed in their
 * order.
 */
export function runningText(article: Tagged, block: Span, walk: Walk): readonly Stretch[] {
  const {units, syntax} = article
  const {comments} = syntax
  const stretches: Stretch[] = []
  const open: {readonly tag: Tag; readonly kind: Kind}[] = []
  for (let offset = block.start; ; ) {
    const top = open.at(-1)
    const limit = top ? top.tag.contentEnd : block.end
    const unit = units[walk.tag]
    const tag = unit?.tag
    const comment = comments[walk.comment]
    const end = Math.min(limit, tag?.start ?? limit, comment?.start ?? limit)
    if (end > offset) stretches.push({start: offset, end, kind: top?.kind})
    if (unit && tag?.start === end) {
      const {kind} = unit
      walk.tag++
      if (kind && kind.unit !== 'mention') {
        open.push({tag, kind})
        offset = tag.contentStart
      } else {
        // The content of a mention is tagged already, and that of a tag of an unknown kind may be.
        skipTo(article, tag.end, walk)
        offset = tag.end
      }
    } else if (comment?.start === end) {
      walk.comment++
      offset = comment.end
    } else if (top) {
      open.pop()
      offset = top.tag.end
    } else return stretches
  }
}

/** Moves a walk past the tags and comments that start before an offset. */
export function skipTo({units, syntax}: Tagged, end: number, walk: Walk): void {
  const {comments} = syntax
  while ((units[walk.tag]?.tag.start ?? end) < end) walk.tag++
  while ((comments[walk.comment]?.start ?? end) < end) walk.comment++
}
