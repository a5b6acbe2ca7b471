import type {Span} from '../syntax/span.js'
import type {Tag} from '../syntax/tag.js'

/** The name of a tag's kind, between the colon and the bracket. */
export function kindSpan({start, contentStart}: Tag): Span {
  return {start: start + 1, end: contentStart - 1}
}

/** The content of a tag, between its brackets. */
export function contentSpan({contentStart, contentEnd}: Tag): Span {
  return {start: contentStart, end: contentEnd}
}
