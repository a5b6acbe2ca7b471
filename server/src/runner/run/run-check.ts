import {type CheckReport, joinOutcome, type Outcome, toReport} from '../../reporting/report.js'
import type {ProjectFiles} from '../files/run-files.js'
import type {CheckOptions} from '../options.js'
import type {RunContext} from '../run-context.js'
import {checkArticles} from './check-articles.js'
import {emptyArticlesOutcome, joinArticles} from './check-batch.js'
import type {CheckContext} from './check-context.js'
import {checkCorpus} from './check-corpus.js'
import {checkProjectFiles, projectRun} from './check-file.js'

/**
 * Checks projects one after the other: their project files, their articles each on its own, and these in the light of
 * all others. After an interruption the report holds what was found until then.
 */
export async function runCheck(
  projects: readonly ProjectFiles[],
  options: CheckOptions,
  context: CheckContext
): Promise<CheckReport> {
  const {progress} = context
  const whole = emptyArticlesOutcome()
  for (const files of projects) {
    if (progress.interrupted || whole.stoppedAt !== undefined) break
    const run = projectRun(files, options, context)
    const find = (): Outcome => checkProjectFiles(run)
    const hasStored = run.project.glossary.files.some(({stored}) => stored)
    joinOutcome(whole, (hasStored && (await context.keepProjectOutcome?.(run, find))) || find())
    const {outcome, facts} = await checkArticles(run, context, whole.articles)
    joinArticles(whole, outcome)
    if (!progress.interrupted && whole.stoppedAt === undefined)
      joinOutcome(whole, await checkCorpus(run, facts, progress))
  }
  notifyCacheProblem(whole.cacheProblems, context)
  const {articles, stoppedAt} = whole
  return toReport(whole, {articles, stoppedAt, interrupted: progress.interrupted})
}

/** Tells once why a cache could not be used, as it changes nothing else. */
export function notifyCacheProblem(
  [problem]: readonly string[],
  {notify}: Pick<RunContext, 'notify'>
): void {
  if (problem !== undefined)
    notify(`The cache cannot be used, so that nothing is cached: ${problem}`)
}
