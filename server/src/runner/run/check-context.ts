import type {Project} from '../../project/project.js'
import type {Outcome} from '../../reporting/report.js'
import type {CheckOptions} from '../options.js'
import type {RunContext} from '../run-context.js'
import type {ArticleCache, CacheLocation} from './article-cache.js'
import type {WorkerResult} from './check-batch.js'
import type {ProjectRun} from './check-file.js'
import type {SharedQueue} from './work-queue.js'

/** The context of a run that checks articles, with what makes a long or repeated one faster. */
export interface CheckContext extends RunContext {
  /**
   * Opens the cache of a project, as the options want it; undefined where there can be none: then the message of the
   * error is added to `problems`.
   */
  readonly openCache: (
    project: Project,
    options: CheckOptions,
    problems: string[]
  ) => Promise<OpenCache | undefined>
  /** Gives what was found in the project files before, where that is kept, or else what `make` finds; by default the latter. */
  readonly keepProjectOutcome?: (run: ProjectRun, make: () => Outcome) => Promise<Outcome>
  /** Starts a thread that does a task. */
  readonly startWorker: (task: WorkerTask) => Promise<WorkerResult>
}

/** All that a thread needs to check articles of a queue. Plain data. */
export interface WorkerTask {
  readonly queue: SharedQueue
  /** The project's folder, and its project file if it has one. */
  readonly root: string
  readonly file: string | undefined
  readonly cwd: string
  readonly options: CheckOptions
  readonly cache: CacheLocation | undefined
}

/** A cache, and where it is. */
export interface OpenCache {
  readonly location: CacheLocation
  readonly cache: ArticleCache
}
