import {checkArticle} from '../../../server/src/checking/check-article.js'
import {readDirectives} from '../../../server/src/model/directives.js'
import {resolve} from '../../../server/src/model/resolve.js'
import type {RuleSetting} from '../../../server/src/project/project.js'
import type {Finding} from '../../../server/src/rules/finding.js'
import {allRules} from '../../../server/src/rules/registry.js'
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
    const {findings, errors} = checkArticle(model, readDirectives(model.syntax), {
      settings: EVERY_RULE,
      baseline: undefined
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
