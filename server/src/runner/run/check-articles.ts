import type {RunSettings} from '../../cli/options/read-running.js'
import {collectSoon, optimiseAsUsual} from '../../node/v8.js'
import type {CacheLocation, OpenCache} from '../cache/cache.js'
import type {ProjectFiles} from '../files/run-files.js'
import type {Checked, WorkerContext} from './check-batch.js'
import {checkQueue, joinParts, type WorkerResult} from './check-batch.js'
import type {Checker} from './check-file.js'
import {openFacts, type StoredFacts} from './facts-store.js'
import type {Progress} from './progress.js'
import {
  closeQueue,
  countTaken,
  createQueue,
  createQueueByBucket,
  type OwnQueue
} from './work-queue.js'

/** What came of checking the articles of one project, each on its own. */
export interface CheckedArticles {
  readonly checked: Checked
  readonly stored: StoredFacts
}

/** Checks the articles of one project; `before` is how many of other projects have been. */
export async function checkArticles(
  {checker, articles}: ProjectFiles,
  running: RunSettings,
  progress: Progress,
  before: number
): Promise<CheckedArticles> {
  if (articles.length >= LONG) {
    optimiseAsUsual()
    collectSoon()
  }
  const troubles: string[] = []
  const openedCache = await remember(checker, running, troubles)
  const share = openedCache ? createQueueByBucket(articles) : createQueue(articles)
  const desk: WorkerContext = {
    checker,
    share,
    failFast: running.failFast,
    openCacheFile: openedCache?.openCacheFile
  }
  const helpers = await startHelpers(desk, share, openedCache?.memory, running.threads)
  const own = await checkQueue(desk, async () => {
    await progress.advance(before + countTaken(share))
    if (progress.interrupted) closeQueue(share)
  })
  const all = [own, ...(await Promise.all(helpers))]
  const checked = joinParts(all.flatMap(({parts}) => parts))
  checked.troubles.unshift(...troubles)
  const stores = all.map(({facts}) => facts)
  return {checked, stored: openFacts(share.paths, stores)}
}

/** From so many articles on, optimised code is worth the time it takes to make, and memory is worth keeping low. */
const LONG = 2000

/**
 * Loaded when needed. Not where times are measured, as what takes them is to be seen, nor where the order counts,
 * as what is remembered lies in an order of its own.
 */
async function remember(
  {project, timed, inline}: Checker,
  {cache, failFast}: RunSettings,
  troubles: string[]
): Promise<OpenCache | undefined> {
  if (cache === undefined || timed === true || failFast) return undefined
  const {openCache} = await import('../cache/cache.js')
  return openCache(cache, project, inline === false ? 'no-inline-ignores' : '', troubles)
}

/** Loaded when needed, as most runs are too short for threads. Others would not find contents that are given. */
async function startHelpers(
  desk: WorkerContext,
  share: OwnQueue,
  memory: CacheLocation | undefined,
  threads: RunSettings['threads']
): Promise<Promise<WorkerResult>[]> {
  if (desk.checker.isGiven || (threads === 'auto' ? share.paths.length < MANY : threads === 1))
    return []
  const {startThreads} = await import('./worker.js')
  return startThreads(desk, share, memory, threads)
}

/** From so many articles on, threads may pay. */
const MANY = 20_000
