import type {Steps} from '../base/steps.js'
import type {ArticleModel, Unit} from '../model/article-model.js'
import {keptUnits} from '../model/keep-units.js'
import {ModelPart, type UnitRange} from '../model/model-part.js'
import {unitAt} from '../model/queries.js'
import type {RuleSettings} from '../project/rule-settings.js'
import type {Finding} from './finding.js'
import {joinSorted} from './rule-steps.js'
import {activeRules, articleCheck, type RuleRun, runRules} from './run-rules.js'

/** What each rule has found in one version of an article: from it, less has to be looked at in the next. */
export interface ArticleRun {
  readonly model: ArticleModel
  readonly settings: RuleSettings
  /** In the order of the active rules on articles. */
  readonly byRule: readonly RuleRun[]
}

/**
 * The same as `runArticleRules` in steps, one for each rule: in an article of 2 MB some take 10 ms. Rules that judge each
 * tag by itself look only at the tags of blocks that are new since an earlier run, and at those of which they had something
 * to say: in an article of 1 MB, that spares a quarter of the time of all rules.
 */
export function* articleRuleSteps(
  model: ArticleModel,
  settings: RuleSettings,
  before?: ArticleRun
): Steps<ArticleRun> {
  const byRule: RuleRun[] = []
  const changed = before?.settings === settings ? changedUnits(before.model, model) : undefined
  const part = changed && new ModelPart(model, [changed.now])
  for (const [at, one] of activeRules(settings).article.entries()) {
    if (one.rule.prepare) yield* one.rule.prepare(model.glossary)
    const last = before?.byRule[at]
    const isPart = part && one.rule.perTag && last?.errors.length === 0
    const seen = isPart ? withReported(part, model, changed, last.findings) : model
    byRule.push(runRules([one], model.path, articleCheck(seen)))
    yield
  }
  return {model, settings, byRule}
}

/** All that the rules have found in an article, sorted by place and rule. */
export function joinArticleRun({byRule}: ArticleRun): RuleRun {
  return joinSorted(byRule)
}

/** The units of a version of an article that another one has not, and those that it has instead. */
interface ChangedUnits {
  /** The model of that version. */
  readonly model: ArticleModel
  readonly before: UnitRange
  readonly now: UnitRange
}

/** Gives undefined where all may be judged otherwise now: under another codebook, glossary or front matter. */
function changedUnits(before: ArticleModel, now: ArticleModel): ChangedUnits | undefined {
  if (before.codebook !== now.codebook || before.glossary !== now.glossary) return undefined
  if (before.path !== now.path || frontMatterOf(before) !== frontMatterOf(now)) return undefined
  const {first, last} = keptUnits(before, now.syntax)
  return {
    model: before,
    before: {from: first.length, to: before.units.length - last.length},
    now: {from: first.length, to: now.units.length - last.length}
  }
}

function frontMatterOf({syntax: {text, bodyStart}}: ArticleModel): string {
  return text.slice(0, bodyStart)
}

/** A part with those units as well, kept since an earlier version, of which a rule had something to say there. */
function withReported(
  part: ModelPart,
  model: ArticleModel,
  {model: old, before, now}: ChangedUnits,
  findings: readonly Finding[]
): ArticleModel {
  if (findings.length === 0) return part
  if (findings.length > MOST_REPORTED) return model
  const reported = new Set<number>()
  for (const {span} of findings)
    for (let unit: Unit | undefined = unitAt(old, span.start); unit; unit = unit.parent)
      reported.add(unit.index)
  const kept = [...reported].filter(index => index < before.from || index >= before.to)
  const moved = kept.map(index => (index < before.from ? index : index - before.to + now.to))
  const ranges = moved.map(index => ({from: index, to: index + 1}))
  return new ModelPart(
    model,
    [...ranges, now].sort((a, b) => a.from - b.from || a.to - b.to)
  )
}

/** With more findings of a rule, its units are no small part of the article. */
const MOST_REPORTED = 500
