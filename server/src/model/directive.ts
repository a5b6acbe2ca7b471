import type {Span} from '../syntax/span.js'

/**
 * A comment of an article that is meant to silence rules: `<!-- newsmark-ignore-line RULE -- reason -->`.
 * Plain data, whole without the text that it stands in.
 */
export interface Directive {
  /** `unknown` is one that starts with `newsmark-` and is none of the others. */
  readonly form: DirectiveForm | 'unknown'
  /** The word that says the form, as written. */
  readonly name: NamedSpan
  /** The comment. */
  readonly span: Span
  /** What goes with the comment when it is removed: its whole line where it is alone on it. Undefined where the text would change. */
  readonly removal: Span | undefined
  /** The rules as written, whether or not there are such. */
  readonly rules: readonly DirectiveRule[]
  /** What stands behind `--`; undefined where nothing does. */
  readonly reason: string | undefined
}

/** What a directive silences: findings of its line, of the next one, of a range (by two comments), or of the file. */
export type DirectiveForm = 'line' | 'next-line' | 'start' | 'end' | 'file'

/** A word of a comment. */
export interface NamedSpan {
  readonly id: string
  readonly span: Span
}

/** The id of a rule in a directive. */
export interface DirectiveRule extends NamedSpan {
  /** What goes when the id is removed: the whole comment where it names no other rule. Undefined as for the comment. */
  readonly removal: Span | undefined
  /** A finding that starts in this stretch, or at its end, is silenced. Undefined where nothing is: at the end of a range. */
  readonly scope: Span | undefined
  /** For a range: the same id in the comment at its other end; undefined where there is none. */
  readonly partner: Removable | undefined
}

/** An id that can be removed. */
export interface Removable extends NamedSpan {
  readonly removal: Span | undefined
}
