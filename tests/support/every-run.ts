import {collectFacts} from '../../server/src/model/collect-facts.js'
import type {ArticleFacts} from '../../server/src/model/facts.js'
import type {RuleSettings} from '../../server/src/project/rule-settings.js'
import {
  checkArticle,
  checkInCorpus,
  checkProject,
  type RuleRun
} from '../../server/src/rules/run-rules.js'
import type {FixtureProject} from './project.js'

/** What every check gives on the articles, the corpus and the project. */
export function everyRun(
  {project, articles}: FixtureProject,
  settings: RuleSettings
): readonly RuleRun[] {
  const facts = articles.map(collectFacts)
  const corpus = new Map<string, ArticleFacts>(facts.map(article => [article.id, article]))
  return [
    checkProject(project, settings),
    ...articles.map(article => checkArticle(article, settings)),
    ...facts.map(article => checkInCorpus(article, corpus, settings))
  ]
}
