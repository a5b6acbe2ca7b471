import {groupBy} from '../../base/group.js'
import {addComments} from '../../checking/suppress/add-comments.js'
import {isSuppressible} from '../../checking/suppress/phase.js'
import type {Ignorable} from '../../checking/suppress/place-comments.js'
import {allowedRoot} from '../../node/paths.js'
import {replaceText} from '../../node/write-files.js'
import type {FindingRecord} from '../../reporting/finding-record.js'
import type {CheckReport, Failure} from '../../reporting/report.js'
import {count} from '../../reporting/text.js'
import {parse} from '../../syntax/parse.js'
import {toWriteFailure} from '../files/failure.js'
import type {ProjectFiles} from '../files/run-files.js'
import type {CheckOptions} from '../options.js'
import type {CheckContext} from '../run/check-context.js'
import {runCheck} from '../run/run-check.js'
import {fingerprintIn} from './fix-file.js'
import type {FixedRun} from './fix-run.js'

/**
 * Writes directives that suppress the findings of a run in articles, and checks again what remains: findings in
 * project files, and about directives themselves. A second round suppresses what the first has brought up.
 */
export async function addIgnores(
  projects: readonly ProjectFiles[],
  found: CheckReport,
  reason: string,
  options: CheckOptions,
  context: CheckContext
): Promise<FixedRun> {
  const {progress} = context
  const failures: Failure[] = []
  const changed = new Set<string>()
  const signals = context.holdSignals()
  const isInterrupted = (): boolean => progress.interrupted || signals.caught !== undefined
  let comments = 0
  let report = found
  for (let round = 0; round < ROUNDS && !isInterrupted(); round++) {
    const before = comments
    for (const article of articlesIn(projects, report.findings)) {
      await progress.advance(Number.POSITIVE_INFINITY)
      if (isInterrupted()) break
      const added = tryToSuppress(article, reason, failures)
      if (added === 0) continue
      comments += added
      changed.add(article.shown)
    }
    if (comments === before || isInterrupted()) break
    report = await runCheck(projects, options, context)
  }
  signals.release()
  context.notify(`Wrote ${count(comments, 'comment')} in ${count(changed.size, 'file')}.`)
  return {
    projects,
    report: {...report, failures: [...report.failures, ...failures], interrupted: isInterrupted()},
    changed: changed.size,
    stream: context.stdout
  }
}

const ROUNDS = 3

/** An article with findings that directives can suppress. */
interface ArticleToChange {
  readonly files: ProjectFiles
  /** Relative to the project's root. */
  readonly path: string
  /** As seen from the working directory. */
  readonly shown: string
  readonly found: readonly FindingRecord[]
}

function articlesIn(
  projects: readonly ProjectFiles[],
  findings: readonly FindingRecord[]
): readonly ArticleToChange[] {
  const suppressible = findings.filter(({ruleId}) => isSuppressible(ruleId))
  const byPath = groupBy(suppressible, finding => finding.path)
  return projects.flatMap(files =>
    files.articles.flatMap(path => {
      const shown = files.access.show(path)
      const found = byPath.get(shown)
      return found && !files.project.texts.has(path) ? [{files, path, shown, found}] : []
    })
  )
}

/** Gives the number of comments that were written. */
function tryToSuppress(article: ArticleToChange, reason: string, failures: Failure[]): number {
  try {
    return suppress(article, reason)
  } catch (error) {
    failures.push(toWriteFailure(article.shown, error))
    return 0
  }
}

function suppress({files, path, found}: ArticleToChange, reason: string): number {
  const {root} = files.project
  const before = files.access.read(path)
  const ignorable = found.filter(record => record.fingerprint === fingerprintIn(record, before))
  const {edits, text} = addComments(parse(before), ignorable.map(toIgnorable), reason)
  if (edits.length > 0)
    replaceText({path: `${root}/${path}`, before, text, allowed: allowedRoot(root)})
  return edits.length
}

function toIgnorable({ruleId, offset, endOffset}: FindingRecord): Ignorable {
  return {ruleId, span: {start: offset, end: endOffset}}
}
