import type {Outcome} from '../../reporting/report.js'
import type {FileAccess} from '../files/file-access.js'
import type {CheckOptions} from '../options.js'
import type {RunContext} from '../run-context.js'
import type {ArticleCache, CacheLocation} from './article-cache.js'
import type {ArticlesOutcome, WorkerResult} from './check-batch.js'
import type {ProjectRun} from './check-file.js'
import type {ContentHashes} from './content-hashes.js'
import type {SharedQueue} from './work-queue.js'

/** The context of a run that checks articles, with what makes a long or repeated one faster. */
export interface CheckContext extends RunContext {
  /**
   * Opens the cache of a project for a run, as the options want it; undefined where there can be none. Messages of
   * errors that keep us from using it are added to `problems`, now and when it is closed.
   */
  readonly openCache: (run: ProjectRun, problems: string[]) => Promise<OpenCache | undefined>
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
  /** By the places of the articles in the list that the queue was made of. */
  readonly contents: ContentHashes | undefined
}

/** A cache that is open for a run. */
export interface OpenCache {
  readonly location: CacheLocation
  readonly cache: ArticleCache
  /** By the places of the run's articles; undefined where they come from elsewhere than the disk. */
  readonly contents: ContentHashes | undefined
  /** Reads the run's files, and sees to it that nothing is kept of a run that has read a file twice and not the same. */
  readonly access: FileAccess
  /** What a run over the same files, with the same settings, found in all of them; undefined where that is not known. */
  readonly recall: () => ArticlesOutcome | undefined
  /** Keeps what is known of the contents, and what was found in all files where that is given. */
  readonly close: (found?: ArticlesOutcome) => void
}
