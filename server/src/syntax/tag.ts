import type {Span} from '../base/span.js'

/** One tag as written: `:kind[content]{attributes}`. Offsets are UTF-16, into the whole text. */
export interface Tag {
  readonly kind: string
  /** Of the colon. */
  readonly start: number
  /** Behind the `[`. */
  readonly contentStart: number
  /** Of the `]`. */
  readonly contentEnd: number
  /** Behind the `]`, or behind the `}` where there are attributes; where malformed ones have no `}` of their own, where they went wrong. */
  readonly end: number
  /** Index of the tag around this one in the article's list of tags, or -1. */
  readonly parent: number
  readonly attributes: readonly TagAttribute[]
}

/** One attribute of a tag. `#c1` has the name `id`, `.x` the name `class`. */
export interface TagAttribute {
  readonly name: string
  /** Character references resolved; empty for a name alone. */
  readonly value: string
  /** Of the name, or of the `#` or `.`. */
  readonly nameSpan: Span
  /** Of the value without its quotes; undefined for a name alone. */
  readonly valueSpan: Span | undefined
}

/** The name of a tag's kind, between the colon and the bracket. */
export function kindSpan({start, contentStart}: Tag): Span {
  return {start: start + 1, end: contentStart - 1}
}

/** The content of a tag, between its brackets. */
export function contentSpan({contentStart, contentEnd}: Tag): Span {
  return {start: contentStart, end: contentEnd}
}
