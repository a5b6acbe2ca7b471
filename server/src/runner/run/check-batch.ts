import type {ArticleFacts} from '../../model/facts/facts.js'
import {decodeFacts, encodeFacts} from '../../model/facts/facts-codec.js'
import {createFactsTable, type FactsRows, type FactsTable} from '../../model/facts/facts-table.js'
import {bucketOf} from '../../node/cache-buckets.js'
import {hashContent} from '../../node/content-hash.js'
import {decode} from '../../node/file-system.js'
import {
  emptyOutcome,
  isAllIn,
  joinOutcome,
  type Outcome,
  showOutcome
} from '../../reporting/report.js'
import type {ArticleCache, CacheBucket} from './article-cache.js'
import {
  addUnchecked,
  checkOtherEncoding,
  checkText,
  type ProjectCheck,
  stopwatchFor
} from './check-file.js'
import {type ContentHashes, hashAt, setHash} from './content-hashes.js'
import {type Batch, closeQueue, takeBatch, type WorkQueue} from './work-queue.js'

/** The work that threads share: the articles of a queue, which belong to one project. */
export interface ArticleWork {
  readonly check: ProjectCheck
  readonly queue: WorkQueue
  /** Undefined where nothing is cached. */
  readonly cache: ArticleCache | undefined
  /** What is known of the contents of the articles, which is added to; undefined where that is of no use. */
  readonly contents: ContentHashes | undefined
}

/** The outcome of checking some articles, each on its own. Nothing of it holds on to their texts. */
export interface ArticlesOutcome extends Outcome {
  /** How many could be checked. */
  articles: number
  /** Messages of errors that kept us from using the cache. */
  readonly cacheProblems: string[]
  /** The article with an error that ended it, as seen from the working directory. */
  stoppedAt: string | undefined
}

/** The outcome of checking no articles yet. */
export function emptyArticlesOutcome(): ArticlesOutcome {
  return {...emptyOutcome(), articles: 0, cacheProblems: [], stoppedAt: undefined}
}

/** Adds the outcome of checking further articles. */
export function joinArticles(whole: ArticlesOutcome, other: ArticlesOutcome): void {
  joinOutcome(whole, other)
  whole.articles += other.articles
  whole.stoppedAt ??= other.stoppedAt
  for (const problem of other.cacheProblems) whole.cacheProblems.push(problem)
}

/** The findings of one thread in the batches that it took. Plain data. */
export interface WorkerResult {
  readonly batches: readonly CheckedBatch[]
  readonly facts: FactsRows
}

/** The outcome of the articles from a place in the queue on. */
export interface CheckedBatch {
  readonly from: number
  readonly outcome: ArticlesOutcome
}

/** Takes batches of a queue and checks them, until none is left; waits for `pause` between two of them. */
export async function checkQueue(
  work: ArticleWork,
  pause?: () => Promise<void>
): Promise<WorkerResult> {
  const {failFast} = work.check.options.running
  const facts = createFactsTable()
  const batches: CheckedBatch[] = []
  for (let batch = takeBatch(work.queue); batch; batch = takeBatch(work.queue)) {
    const outcome = checkBatch(work, batch, facts)
    if (outcome.stoppedAt !== undefined) closeQueue(work.queue)
    const last = batches.at(-1)
    // Only a run that stops early has to know later which batch came first.
    if (last && !failFast) joinArticles(last.outcome, outcome)
    else batches.push({from: batch.from, outcome})
    await pause?.()
  }
  return {batches, facts: facts.finish()}
}

/** Joins what the threads found. Where a run stops early, only what comes before the first error, whichever thread was faster. */
export function joinBatches(batches: readonly CheckedBatch[]): ArticlesOutcome {
  const whole = emptyArticlesOutcome()
  for (const {outcome} of batches.toSorted((a, b) => a.from - b.from)) {
    joinArticles(whole, outcome)
    if (outcome.stoppedAt !== undefined) break
  }
  return whole
}

/** Checks the articles of a batch, each on its own, and adds their facts to a store. */
export function checkBatch(work: ArticleWork, batch: Batch, facts: FactsTable): ArticlesOutcome {
  const {check, queue, cache} = work
  const {failFast} = check.options.running
  const outcome = emptyArticlesOutcome()
  const paths = queue.pathsIn(batch)
  const bucket = cache?.openBucket(bucketOf(paths[0] ?? ''))
  for (const [at, path] of paths.entries()) {
    const before = outcome.findings.length
    const place = queue.places?.[batch.from + at] ?? batch.from + at
    const found = tryToCheck(work, {path, place}, bucket, outcome)
    if (found) facts.add(found)
    if (!failFast || !hasError(outcome, before)) continue
    outcome.stoppedAt = check.access.show(path)
    break
  }
  const problem = bucket?.close()
  if (problem !== undefined) outcome.cacheProblems.push(problem)
  return outcome
}

function hasError({findings}: Outcome, from: number): boolean {
  for (let at = from; at < findings.length; at++)
    if (findings[at]?.severity === 'error') return true
  return false
}

/** An article, and its place in the list of the run. */
interface QueuedArticle {
  readonly path: string
  readonly place: number
}

/** The facts of an article; undefined for one that cannot be read. */
function tryToCheck(
  work: ArticleWork,
  article: QueuedArticle,
  bucket: CacheBucket | undefined,
  outcome: ArticlesOutcome
): ArticleFacts | undefined {
  const {check} = work
  const {path} = article
  try {
    const facts = bucket
      ? checkCached(work, article, bucket, outcome)
      : checkBytes(check, path, readBytes(check, path, outcome), outcome)
    outcome.articles++
    return facts
  } catch (error) {
    addUnchecked(outcome, check, path, error)
    return undefined
  }
}

function readBytes(check: ProjectCheck, path: string, outcome: Outcome): Buffer {
  const {access, options} = check
  const {phase} = stopwatchFor(check, outcome)
  return phase('(reading)', () => access.readBytes(path, options.files.maxFileSize))
}

/** The facts of an article; undefined for a file that is no UTF-8 text, and so no part of the corpus. */
function checkBytes(
  check: ProjectCheck,
  path: string,
  bytes: Buffer,
  outcome: Outcome
): ArticleFacts | undefined {
  const decoded = decode(bytes)
  if ('text' in decoded) return checkText(check, path, decoded.text, outcome)
  checkOtherEncoding(check, path, decoded.encoding, outcome)
  return undefined
}

/**
 * The same by way of the cache, which holds nothing that an internal error has a part in. An article whose content is
 * known is only read where the cache does not hold it.
 */
function checkCached(
  {check, contents}: ArticleWork,
  {path, place}: QueuedArticle,
  bucket: CacheBucket,
  outcome: Outcome
): ArticleFacts | undefined {
  const trusted = contents && hashAt(contents, place)
  const before = trusted && lookUp(check, path, bucket, trusted, outcome)
  if (before) return before
  const bytes = readBytes(check, path, outcome)
  const hash = hashContent(bytes)
  if (contents) setHash(contents, place, hash)
  const known = hash === trusted ? undefined : lookUp(check, path, bucket, hash, outcome)
  if (known) return known
  const {show} = check.access
  // An entry holds wherever the check is started: its paths are those of the project.
  const access = {...check.access, show: (shown: string) => shown}
  const found = emptyOutcome()
  const facts = checkBytes({...check, access}, path, bytes, found)
  const isWhole = found.failures.length === 0 && isAllIn(found, path)
  if (isWhole && facts !== undefined)
    bucket.store(bucket.keyOf(path, hash), {outcome: found, facts: encodeFacts(facts)})
  joinOutcome(outcome, showOutcome(found, show))
  return facts
}

/** The facts of an article with some content as the cache has them, with the findings; undefined where it has none. */
function lookUp(
  check: ProjectCheck,
  path: string,
  bucket: CacheBucket,
  contentHash: string,
  outcome: Outcome
): ArticleFacts | undefined {
  const cached = bucket.lookUp(bucket.keyOf(path, contentHash), path)
  const known = cached && decodeFacts(path, cached.facts)
  if (known) joinOutcome(outcome, showOutcome(cached.outcome, check.access.show))
  return known
}
