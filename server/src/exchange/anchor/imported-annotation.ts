import type {Span} from '../../base/span.js'

/** An annotation that comes from elsewhere, as far as an article can hold it. */
export interface ImportedAnnotation {
  readonly kind: string
  readonly id: string | undefined
  /** UTF-16 offsets of the base text, in the order of the text; at least one. */
  readonly fragments: readonly Span[]
  /** Values as they are to be written. */
  readonly attributes: readonly (readonly [name: string, value: string])[]
  /** What losses call it. */
  readonly name: string
}
