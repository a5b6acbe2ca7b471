import type {Running} from '../../cli/options/read-running.js'
import {collectSoon, optimiseAsUsual} from '../../node/v8.js'
import type {Memory, Remembering} from '../cache/cache.js'
import type {ProjectJob} from '../files/run-files.js'
import type {Checked, Desk} from './check-batch.js'
import {checkShare, joinParts, type PartOfShare} from './check-batch.js'
import type {Checker} from './check-file.js'
import {openFacts, type StoredFacts} from './facts-store.js'
import type {Pace} from './progress.js'
import {
  closeShare,
  countTaken,
  createShare,
  createShareByBucket,
  type OwnShare
} from './work-queue.js'

/** What came of checking the articles of one project, each on its own. */
export interface CheckedArticles {
  readonly checked: Checked
  readonly stored: StoredFacts
}

/** Checks the articles of one project; `before` is how many of other projects have been. */
export async function checkArticles(
  {checker, articles}: ProjectJob,
  running: Running,
  pace: Pace,
  before: number
): Promise<CheckedArticles> {
  if (articles.length >= LONG) {
    optimiseAsUsual()
    collectSoon()
  }
  const troubles: string[] = []
  const remembering = await remember(checker, running, troubles)
  const share = remembering ? createShareByBucket(articles) : createShare(articles)
  const desk: Desk = {
    checker,
    share,
    failFast: running.failFast,
    openShelf: remembering?.openShelf
  }
  const helpers = await startHelpers(desk, share, remembering?.memory, running.threads)
  const own = await checkShare(desk, async () => {
    await pace.breathe(before + countTaken(share))
    if (pace.interrupted) closeShare(share)
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
  {cache, failFast}: Running,
  troubles: string[]
): Promise<Remembering | undefined> {
  if (cache === undefined || timed === true || failFast) return undefined
  const {startRemembering} = await import('../cache/cache.js')
  return startRemembering(cache, project, inline === false ? 'no-inline-ignores' : '', troubles)
}

/** Loaded when needed, as most runs are too short for threads. Others would not find contents that are given. */
async function startHelpers(
  desk: Desk,
  share: OwnShare,
  memory: Memory | undefined,
  threads: Running['threads']
): Promise<Promise<PartOfShare>[]> {
  if (desk.checker.isGiven || (threads === 'auto' ? share.paths.length < MANY : threads === 1))
    return []
  const {startThreads} = await import('./worker.js')
  return startThreads(desk, share, memory, threads)
}

/** From so many articles on, threads may pay. */
const MANY = 20_000
