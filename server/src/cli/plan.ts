import type {Checker} from './checker.js'
import type {Failure} from './failure.js'

/** What a run will look at. */
export interface Plan {
  readonly jobs: readonly ProjectJob[]
  /** Paths that lead nowhere. */
  readonly failures: readonly Failure[]
  /** Folders in which no article was found. */
  readonly empty: readonly string[]
}

/** One project and those of its articles that are to be checked. */
export interface ProjectJob {
  readonly checker: Checker
  /** Relative to the project's root, each once, ordered by code units. */
  readonly articles: readonly string[]
  /** The articles that the project includes, whether or not they are to be checked; may have to be searched for. */
  readonly included: () => readonly string[]
}
