import {checkArticle, checkUnreadable} from '../../server/src/checking/check-article.js'
import {checkEntryUsage, checkInCorpus} from '../../server/src/checking/check-corpus.js'
import {checkProject} from '../../server/src/checking/check-project.js'
import {withMissing} from '../../server/src/checking/suppress/apply-suppressions.js'
import {collectFacts} from '../../server/src/model/facts/collect-facts.js'
import type {RuleSettings} from '../../server/src/project/rule-settings.js'
import type {RuleRun} from '../../server/src/rules/run-rules.js'
import {corpusOf} from './corpus-of.js'
import type {FixtureProject} from './project.js'

/** What every check gives on the articles, the corpus and the project, all under the same settings, without what is accepted. */
export function everyRun(
  {project: loaded, articles, foreign}: FixtureProject,
  settings: RuleSettings
): readonly RuleRun[] {
  const project = {...loaded, config: {...loaded.config, rules: settings, overrides: []}}
  const facts = articles.map(model => collectFacts(model))
  const corpus = corpusOf(facts, project.glossary)
  const rules = {settings, baseline: project.baseline}
  return [
    checkProject(project),
    ...foreign.map(({path, encoding}) => checkUnreadable(path, encoding, rules)),
    ...articles.map((model, at) => checkArticle(model, facts[at]?.directives ?? [], rules)),
    ...facts.map((of, at) => {
      const text = (): string => articles[at]?.syntax.text ?? ''
      return checkInCorpus(of, corpus, of.directives, text, rules)
    }),
    checkEntryUsage(project, corpus)
  ].map(withMissing)
}
