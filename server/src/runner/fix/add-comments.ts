import {addComments} from '../../checking/suppress/add-comments.js'
import {isSuppressible} from '../../checking/suppress/phase.js'
import type {Ignorable} from '../../checking/suppress/place-comments.js'
import {notify} from '../../cli/notify.js'
import type {CheckSettings} from '../../cli/options/check-settings.js'
import {allowedRoot} from '../../node/paths.js'
import {holdSignals} from '../../node/signals.js'
import {STANDARD_OUTPUT} from '../../node/standard-streams.js'
import {RefusedWriteError, replaceText} from '../../node/write-files.js'
import type {FindingRecord} from '../../reporting/finding-record.js'
import type {CheckReport, Failure} from '../../reporting/report.js'
import {count} from '../../reporting/text.js'
import {parse} from '../../syntax/parse.js'
import {toFailure} from '../files/failure.js'
import type {ProjectFiles} from '../files/run-files.js'
import type {Checker} from '../run/check-file.js'
import type {Progress} from '../run/progress.js'
import {equip, runCheck} from '../run/run-check.js'
import {fingerprintIn} from './fix-file.js'
import type {FixedRun} from './fix-run.js'

/**
 * Writes comments that silence what a run has found in articles, and checks again what is left: what is found in
 * the project's own files, and about comments themselves. A second round silences what the first has brought up.
 */
export async function addIgnores(
  planned: readonly ProjectFiles[],
  found: CheckReport,
  reason: string,
  settings: CheckSettings,
  progress: Progress
): Promise<FixedRun> {
  const failures: Failure[] = []
  const changed = new Set<string>()
  const jobs = planned.map(job => equip(job, settings))
  const signals = holdSignals()
  const isInterrupted = (): boolean => progress.interrupted || signals.caught !== undefined
  let comments = 0
  let report = found
  for (let round = 0; round < ROUNDS && !isInterrupted(); round++) {
    const before = comments
    for (const article of findArticles(jobs, report.findings)) {
      await progress.advance(Number.POSITIVE_INFINITY)
      if (isInterrupted()) break
      const added = tryToSilence(article, reason, failures)
      if (added === 0) continue
      comments += added
      changed.add(article.checker.show(article.path))
    }
    if (comments === before || isInterrupted()) break
    report = await runCheck(planned, settings, progress)
  }
  signals.release()
  notify(`Wrote ${count(comments, 'comment')} in ${count(changed.size, 'file')}.`)
  return {
    jobs: planned,
    report: {...report, failures: [...report.failures, ...failures], interrupted: isInterrupted()},
    changed: changed.size,
    descriptor: STANDARD_OUTPUT
  }
}

const ROUNDS = 3

/** An article with findings that comments can silence. */
interface ArticleToSilence {
  readonly checker: Checker
  /** Relative to the project's root. */
  readonly path: string
  readonly found: readonly FindingRecord[]
}

function findArticles(
  jobs: readonly ProjectFiles[],
  findings: readonly FindingRecord[]
): readonly ArticleToSilence[] {
  const byPath = new Map<string, FindingRecord[]>()
  for (const finding of findings) {
    if (!isSuppressible(finding.ruleId)) continue
    const known = byPath.get(finding.path)
    if (known) known.push(finding)
    else byPath.set(finding.path, [finding])
  }
  return jobs.flatMap(({checker, articles}) =>
    articles.flatMap(path => {
      const found = byPath.get(checker.show(path))
      return found && !checker.project.texts.has(path) ? [{checker, path, found}] : []
    })
  )
}

/** How many comments were written. */
function tryToSilence(article: ArticleToSilence, reason: string, failures: Failure[]): number {
  const {checker, path} = article
  try {
    return silence(article, reason)
  } catch (error) {
    const shown = checker.show(path)
    const isRefused = error instanceof RefusedWriteError
    failures.push(isRefused ? {path: shown, message: error.message} : toFailure(shown, error))
    return 0
  }
}

function silence({checker, path, found}: ArticleToSilence, reason: string): number {
  const {root} = checker.project
  const before = checker.read(path)
  const ignorable = found.filter(record => record.fingerprint === fingerprintIn(record, before))
  const {edits, text} = addComments(parse(before), ignorable.map(toIgnorable), reason)
  if (edits.length > 0)
    replaceText({path: `${root}/${path}`, before, text, allowed: allowedRoot(root)})
  return edits.length
}

function toIgnorable({ruleId, offset, endOffset}: FindingRecord): Ignorable {
  return {ruleId, span: {start: offset, end: endOffset}}
}
