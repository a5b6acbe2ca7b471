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

/**
 * One attribute of a tag. `#c1` has the name `id`, `.x` the name `class`. Its spans are made when somebody asks for them: an
 * article of 10 MB has 125,000 attributes, and kept spans took more memory than all else of them.
 */
export class TagAttribute {
  readonly name: string
  /** With character references resolved; empty for a name alone. */
  readonly value: string
  readonly nameStart: number
  /** The offset of the value without its quotes; -1 for a name alone. */
  readonly valueStart: number
  readonly valueEnd: number

  constructor(
    name: string,
    value: string,
    nameStart: number,
    valueStart: number,
    valueEnd: number
  ) {
    this.name = name
    this.value = value
    this.nameStart = nameStart
    this.valueStart = valueStart
    this.valueEnd = valueEnd
  }

  /** The offset behind the name, or behind the `#` or `.`. */
  get nameEnd(): number {
    // A value follows `#` and `.` at once, and any other name behind a `=`.
    return this.nameStart + (this.valueStart === this.nameStart + 1 ? 1 : this.name.length)
  }

  /** Of the name, or of the `#` or `.`. */
  get nameSpan(): Span {
    return {start: this.nameStart, end: this.nameEnd}
  }

  /** Of the value without its quotes; undefined for a name alone. */
  get valueSpan(): Span | undefined {
    return this.valueStart < 0 ? undefined : {start: this.valueStart, end: this.valueEnd}
  }

  /** The same attribute so many UTF-16 units further on. */
  movedBy(shift: number): TagAttribute {
    const {name, value, nameStart, valueStart, valueEnd} = this
    if (valueStart < 0) return new TagAttribute(name, value, nameStart + shift, -1, -1)
    return new TagAttribute(name, value, nameStart + shift, valueStart + shift, valueEnd + shift)
  }
}

/** The span of a tag's kind, between the colon and the bracket. */
export function kindSpan({start, contentStart}: Tag): Span {
  return {start: start + 1, end: contentStart - 1}
}

/** The span of a tag's content, between its brackets. */
export function contentSpan({contentStart, contentEnd}: Tag): Span {
  return {start: contentStart, end: contentEnd}
}
