import {lazily} from '../base/memo.js'
import type {Steps} from '../base/steps.js'
import {type ArticleChange, changeBetween} from '../model/article-change.js'
import type {ArticleModel, Unit} from '../model/article-model.js'
import {ModelPart, type UnitRange} from '../model/model-part.js'
import {markupMover} from '../model/move-markup.js'
import {unitAt} from '../model/queries.js'
import {hasSameIds} from '../model/same-tags.js'
import type {RuleSettings} from '../project/rule-settings.js'
import type {Finding} from './finding.js'
import {moveFindings} from './kept-findings.js'
import type {ArticleRule} from './rule.js'
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
 * The same as `runArticleRules` in steps, one for each rule: in an article of 2 MB some take 10 ms. With an earlier run, what
 * a rule that reads markup alone found is kept where all tags say the same, as while somebody types between them; and rules that
 * judge each tag or claim by itself look only at those in blocks that are new, and at those of which they had something to say.
 */
export function* articleRuleSteps(
  model: ArticleModel,
  settings: RuleSettings,
  before?: ArticleRun
): Steps<ArticleRun> {
  const byRule: RuleRun[] = []
  const rerun = before?.settings === settings ? rerunFrom(before.model, model) : undefined
  for (const [at, one] of activeRules(settings).article.entries()) {
    const last = before?.byRule[at]
    const kept = last && rerun?.keep(one.rule, last)
    if (kept) {
      byRule.push(kept)
      continue
    }
    if (one.rule.prepare) yield* one.rule.prepare(model.glossary)
    const seen = (last && rerun?.partFor(one.rule, last)) ?? model
    byRule.push(runRules([one], model.path, articleCheck(seen)))
    yield
  }
  return {model, settings, byRule}
}

/** All that the rules have found in an article, sorted by place and rule. */
export function joinArticleRun({byRule}: ArticleRun): RuleRun {
  return joinSorted(byRule)
}

/** How little of a version of an article rules have to look at that have run on an earlier one. */
interface Rerun {
  /** What a rule found in the earlier version, in the places of now, where it finds the same; otherwise undefined. */
  readonly keep: (rule: ArticleRule, last: RuleRun) => RuleRun | undefined
  /** The part of the article that a rule has to look at to find all there is; undefined for the whole. */
  readonly partFor: (rule: ArticleRule, last: RuleRun) => ArticleModel | undefined
}

/** Gives undefined where all may be judged otherwise now: under another codebook, glossary or front matter. */
function rerunFrom(before: ArticleModel, now: ArticleModel): Rerun | undefined {
  if (before.codebook !== now.codebook || before.glossary !== now.glossary) return undefined
  if (before.path !== now.path || frontMatterOf(before) !== frontMatterOf(now)) return undefined
  const change = changeBetween(before, now)
  const saysSame = before.links === now.links
  const idsAreSame = lazily(() => saysSame || hasSameIds(before, now, change))
  const moveInMarkup = markupMover(before, now, change)
  const changed = lazily(() => new ModelPart(now, [change.now]))
  const withHeads = lazily(() => new ModelPart(now, addHeads(now, [change.now])))
  return {
    keep: (rule, last) => {
      if (!saysSame || !rule.readsMarkup || last.errors.length > 0) return undefined
      const findings = moveFindings(last.findings, moveInMarkup)
      return findings && (findings.length === 0 ? last : {findings, errors: last.errors})
    },
    partFor: ({judges, followsIds}, last) => {
      if (!judges || last.errors.length > 0) return undefined
      if ((followsIds || judges === 'claim') && !idsAreSame()) return undefined
      if (last.findings.length === 0) return judges === 'claim' ? withHeads() : changed()
      if (last.findings.length > MOST_REPORTED) return undefined
      const ranges = withReported(before, last.findings, change)
      return new ModelPart(now, judges === 'claim' ? addHeads(now, ranges) : ranges)
    }
  }
}

/** With more findings of a rule, its units are no small part of the article. */
const MOST_REPORTED = 500

function frontMatterOf({syntax: {text, bodyStart}}: ArticleModel): string {
  return text.slice(0, bodyStart)
}

/** The changed units with those, kept since the earlier version, of which a rule had something to say there. */
function withReported(
  old: ArticleModel,
  findings: readonly Finding[],
  {before, now}: ArticleChange
): readonly UnitRange[] {
  const reported = new Set<number>()
  for (const {span} of findings)
    for (let unit: Unit | undefined = unitAt(old, span.start); unit; unit = unit.parent)
      reported.add(unit.index)
  const kept = [...reported].filter(index => index < before.from || index >= before.to)
  const moved = kept.map(index => (index < before.from ? index : index - before.to + now.to))
  return inOrder([...moved.map(rangeOf), now])
}

/** Ranges of units with those of the units that theirs continue. */
function addHeads(article: ArticleModel, ranges: readonly UnitRange[]): readonly UnitRange[] {
  const heads: number[] = []
  for (const [head, further] of article.links.continuations(article)) {
    if (isAmong(ranges, head)) continue
    if (further.some(index => isAmong(ranges, index))) heads.push(head)
  }
  return heads.length === 0 ? ranges : inOrder([...ranges, ...heads.map(rangeOf)])
}

function isAmong(ranges: readonly UnitRange[], index: number): boolean {
  return ranges.some(({from, to}) => from <= index && index < to)
}

function rangeOf(index: number): UnitRange {
  return {from: index, to: index + 1}
}

function inOrder(ranges: UnitRange[]): readonly UnitRange[] {
  return ranges.sort((a, b) => a.from - b.from || a.to - b.to)
}
