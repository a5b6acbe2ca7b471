import type {Project} from '../../project/project.js'
import type {Failure} from '../../reporting/report.js'
import type {FileAccess} from './file-access.js'

/** The files that a run is about. */
export interface RunFiles {
  readonly projects: readonly ProjectFiles[]
  /** Paths that lead nowhere, and what could not be looked at; more are added when a project searches for articles. */
  readonly failures: readonly Failure[]
  /** Sentences on what the user may not expect, as a folder without articles: told on standard error. */
  readonly notes: readonly string[]
}

/** One project, and those of its articles that are to be checked. */
export interface ProjectFiles {
  /** With the baseline that the options ask for. */
  readonly project: Project
  readonly access: FileAccess
  /** Relative to the project's root, each once, ordered by code units. */
  readonly articles: readonly string[]
  /** The articles that the project includes, whether or not they are to be checked; may have to be searched for. */
  readonly included: () => readonly string[]
  /** Whether a folder was meant, so that further articles may come. */
  readonly isWhole?: true
  /** Whether a project file was named, which is checked with all others. */
  readonly isAsked?: true
  /** The file that standard input stands for, relative to the project's root. */
  readonly given?: string
}

/** The number of articles that are to be checked. */
export function countArticles(projects: readonly ProjectFiles[]): number {
  return projects.reduce((sum, {articles}) => sum + articles.length, 0)
}
