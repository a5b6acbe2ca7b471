import {type CheckReport, joinOutcome, type Outcome, toReport} from '../../reporting/report.js'
import type {ProjectFiles} from '../files/run-files.js'
import type {CheckOptions} from '../options.js'
import type {RunContext} from '../run-context.js'
import {checkArticles, openCache} from './check-articles.js'
import {type ArticlesOutcome, emptyArticlesOutcome, joinArticles} from './check-batch.js'
import type {CheckContext, OpenCache} from './check-context.js'
import {checkCorpus} from './check-corpus.js'
import {checkProjectFiles, type ProjectRun, projectRun} from './check-file.js'

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
    joinArticles(whole, await checkOne(run, context, whole.articles))
  }
  notifyCacheProblem(whole.cacheProblems, context)
  const {articles, stoppedAt} = whole
  return toReport(whole, {articles, stoppedAt, interrupted: progress.interrupted})
}

/**
 * Checks one project; `before` is how many articles of others have been. Where a cache knows what was found in just
 * these files, nothing else is done.
 */
async function checkOne(
  run: ProjectRun,
  context: CheckContext,
  before: number
): Promise<ArticlesOutcome> {
  const {progress} = context
  const whole = emptyArticlesOutcome()
  const opened = await openCache(run, context, whole.cacheProblems)
  const known = opened?.recall()
  if (known) joinArticles(whole, known)
  // What is cached has to do for runs that want other facts.
  else await checkAll(opened ? {...run, wanted: undefined} : run, context, before, opened, whole)
  opened?.close(progress.interrupted ? undefined : whole)
  return whole
}

async function checkAll(
  run: ProjectRun,
  context: CheckContext,
  before: number,
  opened: OpenCache | undefined,
  whole: ArticlesOutcome
): Promise<void> {
  const {progress} = context
  const find = (): Outcome => checkProjectFiles(run)
  const hasStored = run.project.glossary.files.some(({stored}) => stored)
  joinOutcome(whole, (hasStored && (await context.keepProjectOutcome?.(run, find))) || find())
  const {outcome, facts} = await checkArticles(run, context, before, opened)
  joinArticles(whole, outcome)
  if (!progress.interrupted && whole.stoppedAt === undefined)
    joinOutcome(
      whole,
      await checkCorpus(opened ? {...run, access: opened.access} : run, facts, progress)
    )
}

/** Tells once why a cache could not be used, as it changes nothing else. */
export function notifyCacheProblem(
  [problem]: readonly string[],
  {notify}: Pick<RunContext, 'notify'>
): void {
  if (problem !== undefined)
    notify(`The cache cannot be used, so that nothing is cached: ${problem}`)
}
