import type {Failure} from '../../reporting/report.js'
import type {Checker} from '../run/check-file.js'

/** What a run will look at. */
export interface RunFiles {
  readonly jobs: readonly ProjectFiles[]
  /** Paths that lead nowhere, and what could not be looked at; more are added when a job searches for articles. */
  readonly failures: readonly Failure[]
  /** What the user may not expect, as a folder without articles: one sentence each, told on standard error. */
  readonly notes: readonly string[]
}

/** One project and those of its articles that are to be checked. */
export interface ProjectFiles {
  readonly checker: Checker
  /** Relative to the project's root, each once, ordered by code units. */
  readonly articles: readonly string[]
  /** The articles that the project includes, whether or not they are to be checked; may have to be searched for. */
  readonly included: () => readonly string[]
  /** Whether a folder was meant, so that further articles may come. */
  readonly isWhole?: true
  /** The file that standard input stands for, relative to the project's root. */
  readonly given?: string
}
