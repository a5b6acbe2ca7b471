import type {Location} from '../glossary/entry.js'
import type {Severity} from '../project/project.js'
import type {Span} from '../syntax/span.js'

/** Something a rule found. `path` is as the project names it, offsets are UTF-16 into that file. */
export interface Finding {
  readonly ruleId: string
  readonly severity: Exclude<Severity, 'off'>
  /** One sentence without a full stop: "Unexpected X, expected Y". */
  readonly message: string
  readonly path: string
  readonly span: Span
  /** Replacements for what stands at the span, best first; empty if there is none to offer. */
  readonly expected: readonly string[]
  /** Other places that explain the finding. */
  readonly related: readonly Related[]
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
  readonly related?: readonly Related[]
}
