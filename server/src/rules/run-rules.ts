import type {ArticleModel} from '../model/article-model.js'
import type {ArticleFacts} from '../model/facts.js'
import type {Project} from '../project/project.js'
import type {RuleSettings} from '../project/rule-settings.js'
import {type ActiveRule, activeRules} from './active-rules.js'
import type {Finding, Report} from './finding.js'
import type {Corpus, Reporter, Rule} from './rule.js'

/** A bug in a rule: never a finding. */
export class RuleError extends Error {
  readonly ruleId: string
  readonly path: string

  /** `path` is that of the file under the rule, empty for rules on a whole project. */
  constructor(ruleId: string, path: string, cause: unknown) {
    const place = path === '' ? '' : ` on ${path}`
    super(`Internal error in the rule \`${ruleId}\`${place}: ${String(cause)}`, {cause})
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
  return runRules(activeRules(settings).article, model.path, ({rule, options}, report) =>
    rule.check(model, report, options)
  )
}

/** Runs the rules that look at one article in the light of all others. */
export function checkInCorpus(
  article: ArticleFacts,
  corpus: Corpus,
  settings: RuleSettings
): RuleRun {
  return runRules(activeRules(settings).corpus, article.path, ({rule}, report) =>
    rule.check(article, corpus, report)
  )
}

/** Runs the rules for the glossary's files and for the project's own files. */
export function checkProject(project: Project, settings: RuleSettings): RuleRun {
  const {glossary, codebook} = project
  const active = activeRules(settings)
  const ofProject = runRules(active.project, '', ({rule}, report) => rule.check(project, report))
  const ofGlossary = runRules(active.glossary, '', ({rule}, report) =>
    rule.check(glossary, codebook, report)
  )
  return {
    findings: [...ofProject.findings, ...ofGlossary.findings],
    errors: [...ofProject.errors, ...ofGlossary.errors]
  }
}

/** Runs rules one after the other; one that fails does not keep the others from running. */
export function runRules<R extends Rule>(
  active: readonly ActiveRule<R>[],
  path: string,
  check: (active: ActiveRule<R>, report: Reporter) => void
): RuleRun {
  const findings: Finding[] = []
  const errors: RuleError[] = []
  let current: ActiveRule<R> | undefined
  const report = (found: Report): void => {
    if (current) findings.push(toFinding(current, path, found))
  }
  for (current of active) {
    try {
      check(current, report)
    } catch (cause) {
      errors.push(new RuleError(current.rule.id, path, cause))
    }
  }
  if (findings.length > 1) findings.sort(byPlace)
  return {findings, errors}
}

function toFinding(
  {rule, severity}: ActiveRule<Rule>,
  path: string,
  {message, span, path: other, expected = [], related = []}: Report
): Finding {
  return {ruleId: rule.id, severity, message, path: other ?? path, span, expected, related}
}

/** By path, place and rule, so that the order never depends on how the work was done. */
export function byPlace(a: Finding, b: Finding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1
  return a.span.start - b.span.start || a.span.end - b.span.end || compare(a.ruleId, b.ruleId)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
