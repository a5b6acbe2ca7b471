import {runSteps, type Steps} from '../base/steps.js'
import type {ArticleFacts} from '../model/facts/facts.js'
import type {Project} from '../project/project.js'
import {ownSettings} from '../project/rule-settings.js'
import type {Corpus} from '../rules/corpus.js'
import type {CorpusConcern} from '../rules/rule.js'
import {usageRuleSteps} from '../rules/rule-steps.js'
import {type Measure, runCorpusRules} from '../rules/run-rules.js'
import type {ArticleRules} from './check-article.js'
import {
  applySuppressions,
  type SuppressedRun,
  suppressInFiles
} from './suppress/apply-suppressions.js'

/**
 * Checks an article in the light of all others of its project. `text` gives its text, and is asked only where the
 * baseline may list something for it; `directives` are the comments that count. Spans are in UTF-16 offsets. With `only`,
 * rules of that concern alone are run, where the others are known to find nothing.
 */
export function checkInCorpus(
  article: ArticleFacts,
  corpus: Corpus,
  directives: ArticleFacts['directives'],
  text: () => string,
  {settings, baseline, measure}: ArticleRules,
  only?: CorpusConcern
): SuppressedRun {
  return applySuppressions(runCorpusRules(article, corpus, settings, measure, only), 'corpus', {
    path: article.path,
    settings,
    directives,
    baseline,
    text,
    ...(measure && {measure})
  })
}

/** Checks the glossary against what the articles name; each finding names its file, relative to the project's root. */
export function checkEntryUsage(
  project: Project,
  corpus: Corpus,
  measure?: Measure
): SuppressedRun {
  return runSteps(entryUsageSteps(project, corpus, measure))
}

/** The same in steps: of 175,000 entries, all are read. */
export function* entryUsageSteps(
  project: Project,
  corpus: Corpus,
  measure?: Measure
): Steps<SuppressedRun> {
  const settings = ownSettings(project)
  const run = yield* usageRuleSteps(project, corpus, settings, measure)
  return suppressInFiles(run, 'usage', project, settings)
}
