import {collectSoon, optimiseAsUsual} from '../../node/optimise-later.js'
import type {Pace} from '../pace.js'
import type {Memory} from '../remember/memory.js'
import type {Remembering} from '../remember/start-remembering.js'
import type {ProjectJob} from '../select/plan.js'
import type {Running} from '../settings/read-running.js'
import type {Checked, Desk} from './check-batch.js'
import {checkShare, joinParts, type PartOfShare} from './check-share.js'
import type {Checker} from './checker.js'
import {openFacts, type StoredFacts} from './facts-store.js'
import {closeShare, countTaken, createShare, createShareByBucket, type OwnShare} from './share.js'

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
  const {startRemembering} = await import('../remember/start-remembering.js')
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
  const {startThreads} = await import('./check-thread.js')
  return startThreads(desk, share, memory, threads)
}

/** From so many articles on, threads may pay. */
const MANY = 20_000
