import {decode} from '../../node/file-system.js'
import {isAllIn, showOutcome} from '../remember/found.js'
import type {Shelf} from '../remember/shelf.js'
import {checkForeign} from './check-foreign.js'
import {
  addFailure,
  type Checker,
  checkText,
  emptyOutcome,
  joinOutcome,
  type Outcome
} from './checker.js'
import type {FactsStore} from './facts-store.js'
import {packFacts} from './packed-facts.js'
import {type Batch, bucketOf, type Share} from './share.js'
import {createStopwatch} from './stopwatch.js'

/** What a thread needs to check its part of a share. */
export interface Desk {
  readonly checker: Checker
  readonly share: Share
  /** Whether to stop at the first article with an error. */
  readonly failFast: boolean
  /** What is remembered of the articles of a bucket; undefined to remember nothing. */
  readonly openShelf: ((bucket: number) => Shelf) | undefined
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
export function checkBatch(desk: Desk, batch: Batch, facts: FactsStore): Checked {
  const checked = nothingChecked()
  const paths = desk.share.pathsIn(batch)
  const shelf = desk.openShelf?.(bucketOf(paths[0] ?? ''))
  for (const [at, path] of paths.entries()) {
    const before = checked.findings.length
    const found = tryToCheck(desk.checker, path, shelf, checked)
    if (found !== undefined) facts.add(batch.from + at, found)
    if (!desk.failFast || !hasError(checked, before)) continue
    checked.stoppedAt = desk.checker.show(path)
    break
  }
  const trouble = shelf?.close()
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
  shelf: Shelf | undefined,
  checked: Checked
): string | undefined {
  try {
    const facts = shelf
      ? checkRemembered(checker, path, shelf, checked)
      : checkAnew(checker, path, readBytes(checker, path, checked), checked)
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
function checkAnew(
  checker: Checker,
  path: string,
  bytes: Buffer,
  outcome: Outcome
): string | undefined {
  const decoded = decode(bytes)
  if ('text' in decoded) return packFacts(checkText({checker, path, text: decoded.text}, outcome))
  checkForeign(checker, path, decoded.encoding, outcome)
  return undefined
}

/** What a bug of ours has a part in is not remembered. */
function checkRemembered(
  checker: Checker,
  path: string,
  shelf: Shelf,
  checked: Checked
): string | undefined {
  const bytes = readBytes(checker, path, checked)
  const name = shelf.nameOf(path, bytes)
  const known = shelf.recall(name, path)
  if (known) {
    joinOutcome(checked, showOutcome(known.outcome, checker.show))
    return known.facts
  }
  const outcome = emptyOutcome()
  const facts = checkAnew({...checker, show: inProject}, path, bytes, outcome)
  const isWhole = outcome.failures.length === 0 && isAllIn(outcome, path)
  if (isWhole && facts !== undefined) shelf.remember(name, outcome, facts)
  joinOutcome(checked, showOutcome(outcome, checker.show))
  return facts
}

/** What is remembered holds wherever the check is started. */
function inProject(path: string): string {
  return path
}
