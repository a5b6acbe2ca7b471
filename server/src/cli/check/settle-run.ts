import type {Directive} from '../../model/directive.js'
import {ruleSettings} from '../../project/rule-settings.js'
import type {Measure, RuleRun} from '../../rules/run-rules.js'
import {type SettledRun, settle} from '../../suppressions/settle.js'
import type {Checker} from './checker.js'

/** An article whose findings are settled. */
interface SettledArticle {
  /** Relative to the project's root. */
  readonly path: string
  readonly directives: readonly Directive[]
  readonly text: () => string
  readonly measure: Measure | undefined
}

/** Parts what rules found in an article into what stands and what is accepted, as the options say. */
export function settleRun(
  {project: {config, baseline}, inline}: Checker,
  phase: 'article' | 'corpus',
  run: RuleRun,
  {path, directives, text, measure}: SettledArticle
): SettledRun {
  return settle(run, phase, {
    path,
    settings: ruleSettings(config, path),
    directives: inline === false ? [] : directives,
    baseline,
    text,
    ...(measure && {measure})
  })
}
