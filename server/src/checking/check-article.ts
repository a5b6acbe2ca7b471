import type {Steps} from '../base/steps.js'
import type {ArticleModel} from '../model/article-model.js'
import {type Directive, readDirectives} from '../model/directives.js'
import type {Baseline} from '../project/baseline.js'
import type {RuleSettings} from '../project/rule-settings.js'
import {articleRuleSteps} from '../rules/rule-steps.js'
import {type Measure, type RuleRun, runArticleRules, runFileRules} from '../rules/run-rules.js'
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
  return toChecked(model, directives, rules, runArticleRules(model, rules.settings, rules.measure))
}

/** The same in steps, one for each rule, with the comments that the article has. */
export function* checkArticleSteps(model: ArticleModel, rules: ArticleRules): Steps<SuppressedRun> {
  const run = yield* articleRuleSteps(model, rules.settings)
  return toChecked(model, readDirectives(model.syntax), rules, run)
}

/** What remains of a run of the rules on an article. */
function toChecked(
  model: ArticleModel,
  directives: readonly Directive[],
  {settings, baseline, measure}: ArticleRules,
  run: RuleRun
): SuppressedRun {
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
