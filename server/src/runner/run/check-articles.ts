import type {FactsRows} from '../../model/facts/facts-table.js'
import {collectSoon, growYoungAtOnce, optimiseAsUsual} from '../../node/v8.js'
import {type ArticlesOutcome, checkQueue, joinBatches, type WorkerResult} from './check-batch.js'
import type {CheckContext, OpenCache} from './check-context.js'
import type {ProjectRun} from './check-file.js'
import {
  closeQueue,
  countTaken,
  createQueue,
  createQueueByBucket,
  type LocalQueue
} from './work-queue.js'

/** The outcome of checking the articles of one project, each on its own. */
export interface CheckedArticles {
  readonly outcome: ArticlesOutcome
  /** Of those that could be checked, a table a thread. */
  readonly facts: readonly FactsRows[]
}

/**
 * Checks the articles of one project, each on its own, by way of a cache if one is open; `before` is how many of other
 * projects have been.
 */
export async function checkArticles(
  run: ProjectRun,
  context: CheckContext,
  before: number,
  opened: OpenCache | undefined
): Promise<CheckedArticles> {
  const {articles} = run
  const {progress} = context
  if (articles.length >= MEDIUM) optimiseAsUsual()
  if (articles.length >= LONG) {
    growYoungAtOnce()
    collectSoon()
  }
  const queue = opened ? createQueueByBucket(articles) : createQueue(articles)
  const work = {check: run, queue, cache: opened?.cache, contents: opened?.contents}
  const workers = await startWorkers(run, queue, opened, context)
  const own = await checkQueue(work, async () => {
    await progress.advance(before + countTaken(queue))
    if (progress.interrupted) closeQueue(queue)
  })
  const results = [own, ...(await Promise.all(workers))]
  const outcome = joinBatches(results.flatMap(({batches}) => batches))
  return {outcome, facts: results.map(({facts}) => facts)}
}

/**
 * From so many articles on, optimised code is worth the time it takes to make: 1,000 take 0.8 of the time by it where a second
 * core does that, for 1.4 of the time of both.
 */
const MEDIUM = 400

/** From so many on, little is worth keeping of what is old, and much room worth having for what is new. */
const LONG = 2000

/**
 * Opens the cache of a project: none where times are measured, as an entry takes none, nor where the order counts, as entries lie in an order of
 * their own.
 */
export async function openCache(
  run: ProjectRun,
  context: Pick<CheckContext, 'openCache'>,
  problems: string[]
): Promise<OpenCache | undefined> {
  const {running, reporting} = run.options
  if (running.cache === undefined || reporting.stats || running.failFast) return undefined
  return context.openCache(run, problems)
}

/** Loaded when needed, as most runs are too short for threads. Others would not find contents that are given. */
async function startWorkers(
  run: ProjectRun,
  queue: LocalQueue,
  opened: OpenCache | undefined,
  context: CheckContext
): Promise<Promise<WorkerResult>[]> {
  const {threads} = run.options.running
  if (run.access.isGiven || (threads === 'auto' ? queue.paths.length < MANY : threads === 1))
    return []
  const {startWorkers: start} = await import('./worker.js')
  return start(run, queue, opened, context)
}

/**
 * From so many articles on, threads may pay: on two cores, a second one takes 0.97 of the time at 10,000, 0.96 at 20,000
 * and 0.82 at 40,000.
 */
const MANY = 20_000
