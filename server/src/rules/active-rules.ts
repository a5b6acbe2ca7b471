import {oncePer} from '../memo/once-per.js'
import type {RuleSettings} from '../project/rule-settings.js'
import type {Finding} from './finding.js'
import {rules} from './registry.js'
import type {
  ArticleRule,
  CorpusRule,
  FileRule,
  GlossaryRule,
  ProjectRule,
  Rule,
  RuleOptions,
  SuppressionRule,
  UsageRule
} from './rule.js'

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
