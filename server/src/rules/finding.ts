import type {Edit} from '../base/edits.js'
import type {Phrase, Said} from '../base/phrase.js'
import type {Span} from '../base/span.js'
import type {Location} from '../glossary/entry.js'
import type {Severity} from '../project/project.js'

/**
 * A finding: a rule's message about a place. `path` is relative to the project's root; offsets are UTF-16 into that
 * file.
 */
export interface Finding {
  readonly ruleId: string
  readonly severity: Exclude<Severity, 'off'>
  /** One sentence without a full stop: "Unexpected X, expected Y", or "What is wrong: what to do". */
  readonly message: string
  /** The message as a phrase, for languages other than English; undefined where it has no values. */
  readonly said?: Phrase
  readonly path: string
  readonly span: Span
  /** Replacements for the text of the span, best first; empty if there is none to offer. */
  readonly expected: readonly string[]
  /** The fix, where there is one right answer. */
  readonly fix: Fix | undefined
  /** Other places that explain the finding. */
  readonly related: readonly Related[]
}

/** A fix: edits of the finding's file that take the finding away. */
export interface Fix {
  /** For a menu: "Remove the attribute". */
  readonly title: string
  /** The title as a phrase; undefined where it has no values. */
  readonly said?: Phrase
  /** A safe fix never changes what the article says or means; an unsafe one may, and is to be reviewed. */
  readonly safety: 'safe' | 'unsafe'
  /** Sorted by place and disjoint; offsets are UTF-16 into the text that was checked. */
  readonly edits: readonly Edit[]
  /**
   * The edits instead of those where many findings are fixed at once, and nobody looks at each; by default the same.
   * Sorted by place and disjoint.
   */
  readonly together?: readonly Edit[]
}

/** A place that explains a finding. */
export interface Related {
  readonly message: string
  /** The message as a phrase; undefined where it has no values. */
  readonly said?: Phrase
  readonly location: Location
}

/** A finding as a rule reports it; `toFinding` adds what is known from the run. */
export interface Report {
  readonly message: Said
  readonly span: Span
  /** The file of the finding, where it is not the checked one. */
  readonly path?: string
  readonly expected?: readonly string[]
  readonly fix?: ReportedFix
  readonly related?: readonly ReportedRelated[]
}

/** A fix as a rule reports it. */
export interface ReportedFix extends Omit<Fix, 'title' | 'said'> {
  readonly title: Said
}

/** A place that explains a finding, as a rule reports it. */
export interface ReportedRelated {
  readonly message: Said
  readonly location: Location
}
