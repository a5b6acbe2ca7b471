import {checkUnreadable} from '../../checking/check-article.js'
import {encodeFacts} from '../../model/facts/facts-codec.js'
import {decode} from '../../node/file-system.js'
import {isAllIn, showOutcome} from '../../reporting/finding-codec.js'
import {emptyOutcome, joinOutcome, type Outcome} from '../../reporting/report.js'
import type {CacheFile} from '../cache/cache-entries.js'
import {addFailure, addRun, type Checker, checkText, rulesFor} from './check-file.js'
import type {FactsStore, SealedFacts} from './facts-store.js'
import {createFactsStore} from './facts-store.js'
import {createStopwatch} from './stopwatch.js'
import {type Batch, bucketOf, closeQueue, type Share, takeBatch} from './work-queue.js'

/** What a thread needs to check its part of a share. */
export interface WorkerContext {
  readonly checker: Checker
  readonly share: Share
  /** Whether to stop at the first article with an error. */
  readonly failFast: boolean
  /** What is remembered of the articles of a bucket; undefined to remember nothing. */
  readonly openCacheFile: ((bucket: number) => CacheFile) | undefined
}

/** What came of checking some articles. Nothing of it holds on to their texts. */
export interface Checked extends Outcome {
  /** How many could be checked. */
  articles: number
  /** What kept us from remembering: told once, as it changes nothing else. */
  readonly troubles: string[]
  /** The article with an error that ended it, as seen from the working directory. */
  stoppedAt: string | undefined
}

/** What came of checking no articles yet. */
export function nothingChecked(): Checked {
  return {...emptyOutcome(), articles: 0, troubles: [], stoppedAt: undefined}
}

/** Adds what came of checking further articles. */
export function joinChecked(whole: Checked, part: Checked): void {
  joinOutcome(whole, part)
  whole.articles += part.articles
  whole.stoppedAt ??= part.stoppedAt
  for (const trouble of part.troubles) whole.troubles.push(trouble)
}

/** Checks the articles of a batch, each on its own. */
export function checkBatch(desk: WorkerContext, batch: Batch, facts: FactsStore): Checked {
  const checked = nothingChecked()
  const paths = desk.share.pathsIn(batch)
  const cacheFile = desk.openCacheFile?.(bucketOf(paths[0] ?? ''))
  for (const [at, path] of paths.entries()) {
    const before = checked.findings.length
    const found = tryToCheck(desk.checker, path, cacheFile, checked)
    if (found !== undefined) facts.add(batch.from + at, found)
    if (!desk.failFast || !hasError(checked, before)) continue
    checked.stoppedAt = desk.checker.show(path)
    break
  }
  const trouble = cacheFile?.close()
  if (trouble !== undefined) checked.troubles.push(trouble)
  return checked
}

function hasError({findings}: Checked, from: number): boolean {
  for (let at = from; at < findings.length; at++)
    if (findings[at]?.severity === 'error') return true
  return false
}

/** The facts of an article; undefined for one that cannot be read, and says why. */
function tryToCheck(
  checker: Checker,
  path: string,
  cacheFile: CacheFile | undefined,
  checked: Checked
): string | undefined {
  try {
    const facts = cacheFile
      ? checkCached(checker, path, cacheFile, checked)
      : checkUncached(checker, path, readBytes(checker, path, checked), checked)
    checked.articles++
    return facts
  } catch (error) {
    addFailure(checked, checker, path, error)
    return undefined
  }
}

function readBytes(checker: Checker, path: string, {times}: Outcome): Buffer {
  const {phase} = createStopwatch(checker.timed === true, times)
  return phase('(reading)', () => checker.readBytes(path, checker.maxFileSize))
}

/** What is no text has no facts: it is part of the corpus once it can be read. */
function checkUncached(
  checker: Checker,
  path: string,
  bytes: Buffer,
  outcome: Outcome
): string | undefined {
  const decoded = decode(bytes)
  if ('text' in decoded) return encodeFacts(checkText({checker, path, text: decoded.text}, outcome))
  checkForeign(checker, path, decoded.encoding, outcome)
  return undefined
}

/** What a bug of ours has a part in is not remembered. */
function checkCached(
  checker: Checker,
  path: string,
  cacheFile: CacheFile,
  checked: Checked
): string | undefined {
  const bytes = readBytes(checker, path, checked)
  const name = cacheFile.nameOf(path, bytes)
  const known = cacheFile.recall(name, path)
  if (known) {
    joinOutcome(checked, showOutcome(known.outcome, checker.show))
    return known.facts
  }
  const outcome = emptyOutcome()
  const facts = checkUncached({...checker, show: inProject}, path, bytes, outcome)
  const isWhole = outcome.failures.length === 0 && isAllIn(outcome, path)
  if (isWhole && facts !== undefined) cacheFile.remember(name, outcome, facts)
  joinOutcome(checked, showOutcome(outcome, checker.show))
  return facts
}

/** What is remembered holds wherever the check is started. */
function inProject(path: string): string {
  return path
}

/**
 * Checks the file of an article that is no UTF-8 text, and adds what is found. What else the baseline lists for it
 * is not called missing: whether it is there cannot be seen.
 */
export function checkForeign(
  checker: Checker,
  path: string,
  encoding: string,
  outcome: Outcome
): void {
  const {rule} = createStopwatch(checker.timed === true, outcome.times)
  const run = checkUnreadable(path, encoding, rulesFor(checker, path, rule))
  addRun(outcome, run, {checker, path, text: ''})
}

/** What one thread found in the batches that it took. */
export interface WorkerResult {
  readonly parts: readonly NumberedBatch[]
  readonly facts: SealedFacts
}

/** What was found from a place in the share on. */
export interface NumberedBatch {
  readonly from: number
  readonly checked: Checked
}

/** Takes batches of a share and checks them, until none is left. `pause` is waited for between two of them. */
export async function checkQueue(
  desk: WorkerContext,
  pause?: () => Promise<void>
): Promise<WorkerResult> {
  const facts = createFactsStore()
  const parts: NumberedBatch[] = []
  for (let batch = takeBatch(desk.share); batch; batch = takeBatch(desk.share)) {
    const checked = checkBatch(desk, batch, facts)
    if (checked.stoppedAt !== undefined) closeQueue(desk.share)
    const last = parts.at(-1)
    // Only who stops early has to know later what came first.
    if (last && !desk.failFast) joinChecked(last.checked, checked)
    else parts.push({from: batch.from, checked})
    await pause?.()
  }
  return {parts, facts: facts.seal()}
}

/** All that the threads found. Where they stopped early, only what comes before the first reason for it, whoever was faster. */
export function joinParts(parts: readonly NumberedBatch[]): Checked {
  const whole = nothingChecked()
  for (const {checked} of parts.toSorted((a, b) => a.from - b.from)) {
    joinChecked(whole, checked)
    if (checked.stoppedAt !== undefined) break
  }
  return whole
}
