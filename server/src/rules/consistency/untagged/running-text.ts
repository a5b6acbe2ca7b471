import type {Span} from '../../../base/span.js'
import type {Codebook, Kind} from '../../../codebook/codebook.js'
import type {Syntax} from '../../../syntax/syntax.js'
import type {Tag} from '../../../syntax/tag.js'

/** Running text in which names may be tagged: without markup, comments, and what mentions hold. */
export interface Stretch extends Span {
  /** The kind of the tag around it, which says what may stand inside; undefined outside of all tags. */
  readonly kind: Kind | undefined
}

/** How far the tags and comments of an article have been gone through, so that all blocks together look at each once. */
export interface Walk {
  tag: number
  comment: number
}

/** The stretches of running text in a block; blocks have to be asked for in their order. */
export function runningText(
  syntax: Syntax,
  codebook: Codebook,
  block: Span,
  walk: Walk
): readonly Stretch[] {
  const {tags, comments} = syntax
  const stretches: Stretch[] = []
  const open: {readonly tag: Tag; readonly kind: Kind}[] = []
  for (let offset = block.start; ; ) {
    const top = open.at(-1)
    const limit = top ? top.tag.contentEnd : block.end
    const tag = tags[walk.tag]
    const comment = comments[walk.comment]
    const end = Math.min(limit, tag?.start ?? limit, comment?.start ?? limit)
    if (end > offset) stretches.push({start: offset, end, kind: top?.kind})
    if (tag?.start === end) {
      const kind = codebook.kinds.get(tag.kind)
      walk.tag++
      if (kind && kind.unit !== 'mention') {
        open.push({tag, kind})
        offset = tag.contentStart
      } else {
        // Of what stands in a mention the mention speaks, and of a tag of no known kind nobody knows.
        skipTo(syntax, tag.end, walk)
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

/** Passes over the tags and comments that start before an offset. */
export function skipTo({tags, comments}: Syntax, end: number, walk: Walk): void {
  while ((tags[walk.tag]?.start ?? end) < end) walk.tag++
  while ((comments[walk.comment]?.start ?? end) < end) walk.comment++
}
