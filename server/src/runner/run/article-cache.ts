import type {Project} from '../../project/project.js'
import type {Outcome} from '../../reporting/report.js'

/** The cache of the articles of one project, by buckets: the entries of a bucket are read and written together. */
export interface ArticleCache {
  readonly openBucket: (bucket: number) => CacheBucket
}

/** The cache entries of the articles of one bucket. */
export interface CacheBucket {
  /** The key of the entry of an article whose content has this hash. */
  readonly keyOf: (path: string, contentHash: string) => string
  /** The entry under a key; undefined where there is none for the article of this path. */
  readonly lookUp: (key: string, path: string) => CachedResult | undefined
  readonly store: (key: string, result: CachedResult) => void
  /** Writes the new entries; gives the message of the error that kept it from that, if there was one. */
  readonly close: () => string | undefined
}

/** The result of checking an article before. */
export interface CachedResult {
  /** With paths relative to the project's root. */
  readonly outcome: Outcome
  /** Encoded. */
  readonly facts: string
}

/** All that other threads need to open the same cache. Plain data. */
export interface CacheLocation {
  /** The folder of the project in the cache. */
  readonly folder: string
  /** A hash of all that holds for every article of the project. */
  readonly base: string
}

/** Opens the cache of a project again, in another thread. */
export type OpenCacheAt = (location: CacheLocation, project: Project) => ArticleCache
