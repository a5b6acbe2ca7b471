import {compareText} from '../base/compare.js'
import {oncePer} from '../base/memo.js'
import {phrase, toMessage} from '../base/phrase.js'
import type {ArticleModel} from '../model/article-model.js'
import type {ArticleFacts} from '../model/facts/facts.js'
import type {RuleSettings} from '../project/rule-settings.js'
import type {Corpus} from './corpus.js'
import type {Finding, Fix, Related, Report, ReportedFix, ReportedRelated} from './finding.js'
import {rules} from './registry.js'
import type {
  ArticleRule,
  CorpusConcern,
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

/** An exception in a rule: an internal error, never a finding. */
export class RuleError extends Error {
  readonly ruleId: string
  readonly path: string

  /** `path` is that of the checked file; it is empty for rules on a whole project. */
  constructor(ruleId: string, path: string, cause: unknown) {
    const place = path === '' ? '' : ` on ${path}`
    super(`Internal error in the rule \`${ruleId}\`${place}: ${String(cause)}`, {cause})
    this.name = 'RuleError'
    this.ruleId = ruleId
    this.path = path
  }
}

/** The result of a run: findings, and errors of the rules that failed; all other rules have run. */
export interface RuleRun {
  readonly findings: Finding[]
  readonly errors: RuleError[]
}

/** Calls `work`, the run of one rule, and may measure its time: the core has no clock of its own. */
export type Measure = (ruleId: string, work: () => void) => void

/** Runs the rules on one article; findings are sorted by place and rule. */
export function runArticleRules(
  model: ArticleModel,
  settings: RuleSettings,
  measure?: Measure
): RuleRun {
  return runRules(activeRules(settings).article, model.path, articleCheck(model), measure)
}

/** Calls a rule on an article, unless it is about an attribute that no tag there has. */
export function articleCheck(
  model: ArticleModel
): (active: ActiveRule<ArticleRule>, report: Reporter) => void {
  return ({rule, options}, report) => {
    if (rule.attribute === undefined || model.attributeNames.has(rule.attribute))
      rule.check(model, report, options)
  }
}

/** Runs the rules on the file of an article that cannot be decoded; `encoding` is what it seems to hold. */
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

/** Runs the rules on one article in its corpus; with `only`, those of one concern. */
export function runCorpusRules(
  article: ArticleFacts,
  corpus: Corpus,
  settings: RuleSettings,
  measure?: Measure,
  only?: CorpusConcern
): RuleRun {
  const {corpus: active} = activeRules(settings)
  return runRules(
    only ? active.filter(({rule}) => rule.concern === only) : active,
    article.path,
    ({rule, options}, report) => rule.check(article, corpus, report, options),
    measure
  )
}

/**
 * Runs rules one after the other by `check`; the exception of one becomes an error, and the others run. Throws nothing.
 */
export function runRules<R extends Rule>(
  active: readonly ActiveRule<R>[],
  path: string,
  check: (active: ActiveRule<R>, report: Reporter) => void,
  measure?: Measure
): RuleRun {
  const findings: Finding[] = []
  const errors: RuleError[] = []
  let current: ActiveRule<R> | undefined
  let own = 0
  let last: Report | undefined
  const report = (found: Report): void => {
    last = found
    if (current && ++own <= MOST_OF_RULE) findings.push(toFinding(current, path, found))
  }
  for (current of active) {
    const running = current
    own = 0
    try {
      if (measure) measure(running.rule.id, () => check(running, report))
      else check(running, report)
    } catch (cause) {
      errors.push(new RuleError(running.rule.id, path, cause))
    }
    if (own > MOST_OF_RULE && last)
      findings.push(toFinding(running, path, andMore(last, own - MOST_OF_RULE)))
  }
  if (findings.length > 1) findings.sort(byPlace)
  return {findings, errors}
}

/**
 * The findings of one rule in one file that are listed: with a million of them, which no human being wrote, the report
 * would take more than a gigabyte.
 */
const MOST_OF_RULE = 50_000

/** What one rule has found, as far as it has come. */
export interface GatheredFindings {
  readonly report: Reporter
  /** All that was reported, sorted by place; beyond so many, the last of the list says how many more there are. */
  readonly all: () => Finding[]
}

/** Gathers what a rule that runs in steps reports in a file; `path` is empty where each report names its own. */
export function gatherFindings(one: ActiveRule<Rule>, path: string): GatheredFindings {
  const findings: Finding[] = []
  let count = 0
  let last: Report | undefined
  return {
    report: found => {
      last = found
      if (++count <= MOST_OF_RULE) findings.push(toFinding(one, path, found))
    },
    all: () => {
      const left = count - MOST_OF_RULE
      const more = last && left > 0 ? [toFinding(one, path, andMore(last, left))] : []
      return [...findings, ...more].sort(byPlace)
    }
  }
}

/** What stands for the findings that are not listed, at the place of the last one. */
function andMore({span, path}: Report, count: number): Report {
  const message = phrase`There are ${count} more of this in the file: correct those before it first`
  return {message, span, ...(path !== undefined && {path})}
}

function toFinding(
  {rule, severity}: ActiveRule<Rule>,
  path: string,
  {message, span, path: other, expected = [], fix, related = NO_RELATED}: Report
): Finding {
  return {
    ruleId: rule.id,
    severity,
    ...toMessage(message),
    path: other ?? path,
    span,
    expected,
    fix: fix && toFix(fix),
    related: related.length > 0 ? related.map(toRelated) : NO_RELATED
  }
}

const NO_RELATED: Finding['related'] = []

function toFix({title, ...fix}: ReportedFix): Fix {
  if (typeof title === 'string') return {title, ...fix}
  return {title: title.toString(), said: title, ...fix}
}

function toRelated({message, location}: ReportedRelated): Related {
  return {...toMessage(message), location}
}

/** Compares findings by path, place and rule, for `sort`: the order never depends on how a run was divided. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    compareText(a.path, b.path) ||
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    compareText(a.ruleId, b.ruleId)
  )
}

/** A rule that is not off, with its settings. */
export interface ActiveRule<R extends Rule> {
  readonly rule: R
  readonly severity: Finding['severity']
  readonly options: RuleOptions
}

/** The rules that are not off, by subject. */
export interface ActiveRules {
  readonly file: readonly ActiveRule<FileRule>[]
  readonly article: readonly ActiveRule<ArticleRule>[]
  readonly corpus: readonly ActiveRule<CorpusRule>[]
  readonly glossary: readonly ActiveRule<GlossaryRule>[]
  readonly project: readonly ActiveRule<ProjectRule>[]
  readonly usage: readonly ActiveRule<UsageRule>[]
  readonly suppression: readonly ActiveRule<SuppressionRule>[]
}

/** The active rules under some settings; memoised, as settings are immutable and hold for many articles. */
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
