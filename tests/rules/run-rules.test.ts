import {describe, expect, test} from 'vitest'
import type {RuleSetting, Severity} from '../../server/src/project/project.js'
import {allRules} from '../../server/src/rules/registry.js'
import type {ArticleRule} from '../../server/src/rules/rule.js'
import {
  activeRules,
  RuleError,
  runArticleRules,
  runRules
} from '../../server/src/rules/run-rules.js'
import {parseFixture} from '../support/fixture.js'
import {toProject} from '../support/project.js'

const ARTICLE = `:actor[a]{x} :place[ ]{x} :clam[b]
`

describe('rules', () => {
  test('are sorted by place, then by id', () => {
    expect(check({}).map(({ruleId, span}) => [ruleId, span.start])).toEqual([
      ['missing-metadata', 0],
      ['unknown-attribute', 10],
      ['empty-tag', 14],
      ['unknown-attribute', 23],
      ['unknown-kind', 27]
    ])
  })

  test('weigh as the project says, and are silent when off', () => {
    const found = check({'unknown-kind': 'info', 'empty-tag': 'error', 'unknown-attribute': 'off'})
    expect(found.map(({ruleId, severity}) => [ruleId, severity])).toEqual([
      ['missing-metadata', 'warning'],
      ['empty-tag', 'error'],
      ['unknown-kind', 'info']
    ])
  })

  test('run by default unless they are off, each with its own severity', () => {
    const active = Object.values(activeRules(new Map())).flat()
    const on = allRules.filter(({severity}) => severity !== 'off')
    expect(new Set(active.map(({rule}) => rule))).toEqual(new Set(on))
    for (const {rule, severity} of active) expect(severity).toBe(rule.severity)
  })

  test('are prepared once for each settings', () => {
    const settings = new Map()
    expect(activeRules(settings)).toBe(activeRules(settings))
  })
})

describe('a rule that fails', () => {
  const fails: ArticleRule = {...ruleOf('unknown-kind'), id: 'fails', check: crash}
  const {model} = article()
  const run = runRules(
    [fails, ruleOf('unknown-kind')].map(rule => ({rule, severity: 'error', options: {}})),
    model.path,
    ({rule, options}, report) => rule.check(model, report, options)
  )

  test('is an error with its name and the path, and with what was thrown', () => {
    expect(run.errors).toHaveLength(1)
    const [error] = run.errors
    expect(error).toBeInstanceOf(RuleError)
    expect(error).toMatchObject({ruleId: 'fails', path: 'article.news.txt', cause: Error('oh')})
    expect(error?.message).toBe('Internal error in the rule `fails` on article.news.txt: Error: oh')
  })

  test('does not keep the others from running', () => {
    expect(run.findings.map(({ruleId}) => ruleId)).toEqual(['unknown-kind'])
  })
})

function crash(): never {
  throw new Error('oh')
}

function ruleOf(id: string): ArticleRule {
  const rule = allRules.find(known => known.id === id)
  if (rule?.subject !== 'article') throw new Error(`No rule on articles is called ${id}`)
  return rule
}

function article() {
  const [model] = toProject(parseFixture(ARTICLE).files).articles
  if (!model) throw new Error('The fixture has no article')
  return {model}
}

function check(severities: Readonly<Record<string, Severity>>) {
  const settings = new Map<string, RuleSetting>()
  for (const [id, severity] of Object.entries(severities)) settings.set(id, {severity, options: {}})
  return runArticleRules(article().model, settings).findings
}
