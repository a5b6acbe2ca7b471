import {buildCorpus} from '../../server/src/checking/corpus/batch-corpus.js'
import {
  applySuppressions,
  suppressInFiles,
  withMissing
} from '../../server/src/checking/suppress/apply-suppressions.js'
import {collectFacts} from '../../server/src/model/facts/collect-facts.js'
import type {RuleSettings} from '../../server/src/project/rule-settings.js'
import {
  checkArticle,
  checkFile,
  checkInCorpus,
  checkProject,
  checkUsage,
  type RuleRun
} from '../../server/src/rules/run-rules.js'
import type {FixtureProject} from './project.js'

/** What every check gives on the articles, the corpus and the project, without what is accepted. */
export function everyRun(
  {project, articles, foreign}: FixtureProject,
  settings: RuleSettings
): readonly RuleRun[] {
  const facts = articles.map(collectFacts)
  const corpus = buildCorpus(facts, project.glossary)
  const settleIn = (phase: 'article' | 'corpus', run: RuleRun, index: number): RuleRun =>
    withMissing(
      applySuppressions(run, phase, {
        path: facts[index]?.path ?? '',
        settings,
        directives: facts[index]?.directives ?? [],
        baseline: project.baseline,
        text: () => articles[index]?.syntax.text ?? ''
      })
    )
  return [
    withMissing(suppressInFiles(checkProject(project, settings), 'files', project, settings)),
    ...foreign.map(({path, encoding}) => checkFile(path, encoding, settings)),
    ...articles.map((model, at) => settleIn('article', checkArticle(model, settings), at)),
    ...facts.map((of, at) => settleIn('corpus', checkInCorpus(of, corpus, settings), at)),
    withMissing(suppressInFiles(checkUsage(project, corpus, settings), 'usage', project, settings))
  ]
}
