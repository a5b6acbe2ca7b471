import {applySuppressions} from '../../../server/src/checking/suppress/apply-suppressions.js'
import {collectFacts} from '../../../server/src/model/facts/collect-facts.js'
import {resolve} from '../../../server/src/model/resolve.js'
import type {RuleSetting} from '../../../server/src/project/project.js'
import type {Finding} from '../../../server/src/rules/finding.js'
import {allRules} from '../../../server/src/rules/registry.js'
import {runArticleRules} from '../../../server/src/rules/run-rules.js'
import {parse} from '../../../server/src/syntax/parse.js'
import {toProject} from '../../support/project.js'

/** Checks texts as an article of a project of files, by all rules that look at one article and at its comments; throws a rule's error. */
export function textChecker(
  files: Readonly<Record<string, string>>
): (text: string) => readonly Finding[] {
  const fixture = Object.entries(files).map(([path, text]) => ({path, text, marks: []}))
  const {project} = toProject(fixture)
  return text => {
    const model = resolve('article.news.txt', parse(text), project.codebook, project.glossary)
    const {path, directives} = collectFacts(model)
    const {findings, errors} = applySuppressions(runArticleRules(model, EVERY_RULE), 'article', {
      path,
      settings: EVERY_RULE,
      directives,
      baseline: undefined,
      text: () => text
    })
    if (errors[0]) throw errors[0]
    return findings
  }
}

const EVERY_RULE = new Map(
  allRules.map(({id, severity}): [string, RuleSetting] => [
    id,
    {severity: severity === 'off' ? 'warning' : severity, options: {}}
  ])
)
