import {compareText} from '../base/compare.js'
import {oncePer} from '../base/memo.js'
import type {ArticleModel} from '../model/article-model.js'
import type {ArticleFacts} from '../model/facts/facts.js'
import type {Project} from '../project/project.js'
import type {RuleSettings} from '../project/rule-settings.js'
import type {Corpus} from './corpus.js'
import type {Finding, Report} from './finding.js'
import {rules} from './registry.js'
import type {
  ArticleRule,
  CorpusRule,
  FileRule,
  GlossaryRule,
  ProjectRule,
  Reporter,
  Rule,
  RuleOptions,
  SuppressionRule,
  UsageRule
} from './rule.js'

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

/** Does the work of one rule, and may measure it: the core itself has no clock. */
export type Measure = (ruleId: string, work: () => void) => void

/** Runs the rules for one article; findings are sorted by place and rule. */
export function runArticleRules(
  model: ArticleModel,
  settings: RuleSettings,
  measure?: Measure
): RuleRun {
  return runRules(
    activeRules(settings).article,
    model.path,
    ({rule, options}, report) => rule.check(model, report, options),
    measure
  )
}

/** Runs the rules for the file of an article that holds no text; `encoding` says what it seems to hold. */
export function runFileRules(
  path: string,
  encoding: string,
  settings: RuleSettings,
  measure?: Measure
): RuleRun {
  return runRules(
    activeRules(settings).file,
    path,
    ({rule}, report) => rule.check(encoding, report),
    measure
  )
}

/** Runs the rules that look at one article in the light of all others. */
export function runCorpusRules(
  article: ArticleFacts,
  corpus: Corpus,
  settings: RuleSettings,
  measure?: Measure
): RuleRun {
  return runRules(
    activeRules(settings).corpus,
    article.path,
    ({rule, options}, report) => rule.check(article, corpus, report, options),
    measure
  )
}

/** Runs the rules that hold the glossary against what the articles name; each finding names its path. */
export function runUsageRules(
  project: Pick<Project, 'glossary' | 'codebook'>,
  corpus: Corpus,
  settings: RuleSettings,
  measure?: Measure
): RuleRun {
  return runRules(
    activeRules(settings).usage,
    '',
    ({rule, options}, report) => rule.check(project, corpus, report, options),
    measure
  )
}

/** Runs the rules for the glossary's files and for the project's own files. */
export function runProjectRules(
  project: Project,
  settings: RuleSettings,
  measure?: Measure
): RuleRun {
  const {glossary, codebook} = project
  const active = activeRules(settings)
  const ofProject = runRules(
    active.project,
    '',
    ({rule}, report) => rule.check(project, report),
    measure
  )
  const ofGlossary = runRules(
    active.glossary,
    '',
    ({rule}, report) => rule.check(glossary, codebook, report),
    measure
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
  check: (active: ActiveRule<R>, report: Reporter) => void,
  measure: Measure = workAlone
): RuleRun {
  const findings: Finding[] = []
  const errors: RuleError[] = []
  let current: ActiveRule<R> | undefined
  const report = (found: Report): void => {
    if (current) findings.push(toFinding(current, path, found))
  }
  for (current of active) {
    const running = current
    try {
      measure(running.rule.id, () => check(running, report))
    } catch (cause) {
      errors.push(new RuleError(running.rule.id, path, cause))
    }
  }
  if (findings.length > 1) findings.sort(byPlace)
  return {findings, errors}
}

function workAlone(_ruleId: string, work: () => void): void {
  work()
}

function toFinding(
  {rule, severity}: ActiveRule<Rule>,
  path: string,
  {message, span, path: other, expected = [], fix, related = []}: Report
): Finding {
  return {ruleId: rule.id, severity, message, path: other ?? path, span, expected, fix, related}
}

/** By path, place and rule, so that the order never depends on how the work was done. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    compareText(a.path, b.path) ||
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    compareText(a.ruleId, b.ruleId)
  )
}

/** A rule that is to run, and how. */
export interface ActiveRule<R extends Rule> {
  readonly rule: R
  readonly severity: Finding['severity']
  readonly options: RuleOptions
}

/** The rules that are not off, by what they look at. */
export interface ActiveRules {
  readonly file: readonly ActiveRule<FileRule>[]
  readonly article: readonly ActiveRule<ArticleRule>[]
  readonly corpus: readonly ActiveRule<CorpusRule>[]
  readonly glossary: readonly ActiveRule<GlossaryRule>[]
  readonly project: readonly ActiveRule<ProjectRule>[]
  readonly usage: readonly ActiveRule<UsageRule>[]
  readonly suppression: readonly ActiveRule<SuppressionRule>[]
}

/** The rules that run under some settings, which are a value: what is made of them is kept. */
export const activeRules: (settings: RuleSettings) => ActiveRules = oncePer(settings => ({
  file: activate(rules.file, settings),
  article: activate(rules.article, settings),
  corpus: activate(rules.corpus, settings),
  glossary: activate(rules.glossary, settings),
  project: activate(rules.project, settings),
  usage: activate(rules.usage, settings),
  suppression: activate(rules.suppression, settings)
}))

function activate<R extends Rule>(among: readonly R[], settings: RuleSettings): ActiveRule<R>[] {
  return among.flatMap(rule => {
    const {severity, options} = settings.get(rule.id) ?? {severity: rule.severity, options: NONE}
    return severity === 'off' ? [] : [{rule, severity, options}]
  })
}

const NONE: RuleOptions = {}
