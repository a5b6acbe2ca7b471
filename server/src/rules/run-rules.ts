import type {ArticleModel} from '../model/article-model.js'
import type {ArticleFacts} from '../model/facts.js'
import type {Project, RuleSetting} from '../project/project.js'
import type {Finding, Report} from './finding.js'
import {rules} from './registry.js'
import type {Corpus, Reporter, Rule, RuleOptions} from './rule.js'

/** What is set for each rule in the file at hand. */
export type RuleSettings = ReadonlyMap<string, RuleSetting>

/** A bug in a rule: never a finding. */
export class RuleError extends Error {
  readonly ruleId: string
  readonly path: string

  constructor(ruleId: string, path: string, cause: unknown) {
    super(`Internal error in the rule \`${ruleId}\` on ${path}: ${String(cause)}`, {cause})
    this.name = 'RuleError'
    this.ruleId = ruleId
    this.path = path
  }
}

/** Findings, and the rules that failed on the way; the other rules have run all the same. */
export interface RuleRun {
  readonly findings: Finding[]
  readonly errors: RuleError[]
}

/** Runs the rules for one article; findings are sorted by place and rule. */
export function checkArticle(model: ArticleModel, settings: RuleSettings): RuleRun {
  return runRules('article', model.path, settings, (rule, report, options) => {
    if (rule.subject === 'article') rule.check(model, report, options)
  })
}

/** Runs the rules that look at one article in the light of all others. */
export function checkInCorpus(
  article: ArticleFacts,
  corpus: Corpus,
  settings: RuleSettings
): RuleRun {
  return runRules('corpus', article.path, settings, (rule, report) => {
    if (rule.subject === 'corpus') rule.check(article, corpus, report)
  })
}

/** Runs the rules for the glossary's files and for the project's own files. */
export function checkProject(project: Project, settings: RuleSettings): RuleRun {
  const {glossary, codebook} = project
  const ofGlossary = runRules('glossary', '', settings, (rule, report) => {
    if (rule.subject === 'glossary') rule.check(glossary, codebook, report)
  })
  const ofProject = runRules('project', '', settings, (rule, report) => {
    if (rule.subject === 'project') rule.check(project, report)
  })
  return {
    findings: [...ofProject.findings, ...ofGlossary.findings],
    errors: [...ofProject.errors, ...ofGlossary.errors]
  }
}

type Check = (rule: Rule, report: Reporter, options: RuleOptions) => void

function runRules(
  subject: Rule['subject'],
  path: string,
  settings: RuleSettings,
  check: Check
): RuleRun {
  const run: RuleRun = {findings: [], errors: []}
  for (const rule of rules[subject]) {
    const {severity, options} = settings.get(rule.id) ?? {severity: rule.severity, options: {}}
    if (severity === 'off') continue
    const report = (found: Report): void => {
      run.findings.push(toFinding(rule.id, severity, path, found))
    }
    try {
      check(rule, report, options)
    } catch (cause) {
      run.errors.push(new RuleError(rule.id, path, cause))
    }
  }
  run.findings.sort(byPlace)
  return run
}

function toFinding(
  ruleId: string,
  severity: Finding['severity'],
  path: string,
  {message, span, path: other, expected = [], related = []}: Report
): Finding {
  return {ruleId, severity, message, path: other ?? path, span, expected, related}
}

/** By path, place and rule, so that the order never depends on how the work was done. */
export function byPlace(a: Finding, b: Finding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1
  return a.span.start - b.span.start || a.span.end - b.span.end || compare(a.ruleId, b.ruleId)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
