import type {Span} from '../base/span.js'

/** One tag as written, `:kind[content]{attributes}`, with UTF-16 offsets into the whole text. */
export interface Tag {
  readonly kind: string
  /** The offset of the colon. */
  readonly start: number
  /** The offset behind the `[`. */
  readonly contentStart: number
  /** The offset of the `]`. */
  readonly contentEnd: number
  /**
   * The offset behind the `]`, or behind the `}` of attributes; of malformed ones without a `}`, the one at which they
   * go wrong.
   */
  readonly end: number
  /** The index of the tag around this one in the list of tags, or -1. */
  readonly parent: number
  readonly attributes: readonly TagAttribute[]
}

/** One attribute of a tag. `#c1` has the name `id`, `.x` the name `class`. */
export interface TagAttribute {
  readonly name: string
  /** With character references resolved; empty for a name alone. */
  readonly value: string
  /** Of the name, or of the `#` or `.`. */
  readonly nameSpan: Span
  /** Of the value without its quotes; undefined for a name alone. */
  readonly valueSpan: Span | undefined
}

/** The span of a tag's kind, between the colon and the bracket. */
export function kindSpan({start, contentStart}: Tag): Span {
  return {start: start + 1, end: contentStart - 1}
}

/** The span of a tag's content, between its brackets. */
export function contentSpan({contentStart, contentEnd}: Tag): Span {
  return {start: contentStart, end: contentEnd}
}
