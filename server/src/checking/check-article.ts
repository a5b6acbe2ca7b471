import type {ArticleModel} from '../model/article-model.js'
import type {Directive} from '../model/directives.js'
import type {Baseline} from '../project/baseline.js'
import type {RuleSettings} from '../project/rule-settings.js'
import {type Measure, runArticleRules, runFileRules} from '../rules/run-rules.js'
import {offerFixes} from './offer/offer-fixes.js'
import {applySuppressions, type SuppressedRun} from './suppress/apply-suppressions.js'

/** What decides the findings in an article besides the article itself. */
export interface ArticleRules {
  readonly settings: RuleSettings
  /** Findings that are accepted; undefined for none. */
  readonly baseline: Baseline | undefined
  /** Runs each rule, and may measure it. */
  readonly measure?: Measure | undefined
}

/**
 * Checks an article on its own: runs the rules on its model, and applies what comments and the baseline suppress.
 * A fix that would change the base text is not offered. `directives` are the comments that count, as `readDirectives` gives them: none to ignore comments. Spans are in
 * UTF-16 offsets into the text of the model. Throws nothing: a rule that fails stands among the errors.
 */
export function checkArticle(
  model: ArticleModel,
  directives: readonly Directive[],
  rules: ArticleRules
): SuppressedRun {
  const {settings, baseline, measure} = rules
  const run = runArticleRules(model, settings, measure)
  const {findings, errors, suppressed, missing} = applySuppressions(run, 'article', {
    path: model.path,
    settings,
    directives,
    baseline,
    text: () => model.syntax.text,
    measure
  })
  return {findings: offerFixes(model.syntax, findings), errors, suppressed, missing}
}

/**
 * Checks the file of an article that is no UTF-8 text; `encoding` says what it seems to hold. What else the baseline
 * lists for it is not called missing: whether it is there cannot be seen.
 */
export function checkUnreadable(
  path: string,
  encoding: string,
  {settings, baseline, measure}: ArticleRules
): SuppressedRun {
  const run = applySuppressions(runFileRules(path, encoding, settings, measure), 'article', {
    path,
    settings,
    directives: [],
    baseline,
    text: () => '',
    measure
  })
  return {...run, missing: []}
}
