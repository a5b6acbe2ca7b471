import {optimiseAsUsual} from '../node/optimise-later.js'
import {checkProjectFiles} from './check-project-files.js'
import {checkReferences} from './check-references.js'
import {
  type Batch,
  type Checker,
  checkBatch,
  emptyBatch,
  joinBatch,
  joinOutcome,
  type Outcome
} from './checker.js'
import {byPath} from './finding-record.js'
import type {Pace} from './pace.js'
import type {ProjectJob} from './plan.js'
import {closeShare, countTaken, createShare, type Share, takeBatch} from './share.js'

/** What a whole run has found. */
export interface CheckReport extends Outcome {
  readonly articles: number
  readonly interrupted: boolean
}

/**
 * Checks projects one after the other; findings are sorted by path, place and rule.
 * After an interruption the report holds what was found until then.
 */
export async function runCheck(jobs: readonly ProjectJob[], pace: Pace): Promise<CheckReport> {
  const whole: Outcome = {findings: [], failures: []}
  let articles = 0
  for (const job of jobs) {
    if (pace.interrupted) break
    joinOutcome(whole, checkProjectFiles(job.checker))
    const batch = await checkArticles(job, pace, articles)
    joinOutcome(whole, batch)
    articles += batch.articles
    if (!pace.interrupted) joinOutcome(whole, checkReferences(job, batch.facts))
  }
  whole.findings.sort(byPath)
  return {...whole, articles, interrupted: pace.interrupted}
}

/** Checks the articles of one project; `before` is how many of other projects have been. */
async function checkArticles(
  {checker, articles}: ProjectJob,
  pace: Pace,
  before: number
): Promise<Batch> {
  if (articles.length >= LONG) optimiseAsUsual()
  const share = createShare(articles)
  const helpers = articles.length < MANY ? [] : await startHelpers(checker, share)
  const whole = emptyBatch()
  for (let batch = takeBatch(share); batch.length > 0; batch = takeBatch(share)) {
    joinBatch(whole, checkBatch(checker, batch))
    await pace.breathe(before + countTaken(share))
    if (pace.interrupted) closeShare(share)
  }
  for (const batch of await Promise.all(helpers)) joinBatch(whole, batch)
  return whole
}

/** Loaded when needed, as most runs are too short for threads. */
async function startHelpers(checker: Checker, share: Share): Promise<Promise<Batch>[]> {
  const {startThreads} = await import('./check-thread.js')
  return startThreads(checker, share)
}

/** From so many articles on, optimised code is worth the time it takes to make. */
const LONG = 2000

/** From so many articles on, threads may pay. */
const MANY = 20_000
