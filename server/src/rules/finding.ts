import type {Location} from '../glossary/entry.js'
import type {Severity} from '../project/project.js'
import type {Edit} from '../syntax/reparse.js'
import type {Span} from '../syntax/span.js'

/** Something a rule found. `path` is as the project names it, offsets are UTF-16 into that file. */
export interface Finding {
  readonly ruleId: string
  readonly severity: Exclude<Severity, 'off'>
  /** One sentence without a full stop: "Unexpected X, expected Y", or "What is wrong: what to do". */
  readonly message: string
  readonly path: string
  readonly span: Span
  /** Replacements for what stands at the span, best first; empty if there is none to offer. */
  readonly expected: readonly string[]
  /** What takes the finding away, where there is one right answer. */
  readonly fix: Fix | undefined
  /** Other places that explain the finding. */
  readonly related: readonly Related[]
}

/** A change to the finding's own file that takes the finding away. */
export interface Fix {
  /** For a menu: "Remove the attribute". */
  readonly title: string
  /** A safe fix never changes what the article says or means; an unsafe one may, and wants to be looked at. */
  readonly safety: 'safe' | 'unsafe'
  /** Sorted by place and disjoint; offsets are UTF-16 into the text that was checked. */
  readonly edits: readonly Edit[]
}

/** A place that explains a finding. */
export interface Related {
  readonly message: string
  readonly location: Location
}

/** What a rule says of one finding; the rest is known from where it runs. */
export interface Report {
  readonly message: string
  readonly span: Span
  /** The file, where it is not the one that is checked. */
  readonly path?: string
  readonly expected?: readonly string[]
  readonly fix?: Fix
  readonly related?: readonly Related[]
}
