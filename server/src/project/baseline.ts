import type {Span} from '../syntax/span.js'

/** The name of the file of accepted findings, beside the project file. */
export const baselineName = 'newsmark-baseline.json'

/** The findings that a project accepts although its rules are against them. */
export interface Baseline {
  /** The file they are listed in, relative to the project's root. */
  readonly path: string
  /** By the file they are in, relative to the project's root. */
  readonly files: AcceptedFiles
}

/** Accepted findings by file. */
export type AcceptedFiles = ReadonlyMap<string, AcceptedInFile>

/** Accepted findings of one file by rule. */
export type AcceptedInFile = ReadonlyMap<string, AcceptedOfRule>

/** Accepted findings of one rule in one file. */
export interface AcceptedOfRule {
  /** How many there are of each fingerprint. */
  readonly counts: Counts
  /** Where the rule stands in the file that lists them. */
  readonly span: Span
}

/** How many findings have a fingerprint. */
export type Counts = ReadonlyMap<string, number>
