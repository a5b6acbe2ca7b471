import type {Edit} from '../../base/edits.js'
import {phrase, type Said} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import {
  asMany,
  chooseFixes,
  editsOf,
  type Fixable,
  fixable
} from '../../checking/offer/choose-fixes.js'
import {
  essenceOfArticle,
  essenceOfProjectFile,
  keepFaithful
} from '../../checking/offer/faithful-fixes.js'
import {ruleSettings} from '../../project/rule-settings.js'
import type {Finding} from '../../rules/finding.js'
import {modelOf, projectOf} from '../../session/derive.js'
import type {Article, Workspace} from '../../session/workspace.js'
import {findingsInFile} from './fix-file.js'
import {offersFor} from './offers.js'

/** A change that takes a finding away, or several. */
export interface QuickFix {
  readonly title: Said
  readonly finding: Finding
  /** Sorted by place and disjoint. */
  readonly edits: readonly Edit[]
  /** Whether it is the one to take unless there is a reason for another. */
  readonly isPreferred: boolean
}

/**
 * What can be done about the findings at a span of an open article or of one of the project files: one by one,
 * and then for all of a rule in the file.
 */
export function quickFixesAt(workspace: Workspace, path: string, span: Span): readonly QuickFix[] {
  const all = findingsInFile(workspace, path)
  const here = all.filter(finding => touches(finding.span, span))
  const article = workspace.open.get(path)
  const single = here.flatMap(finding => [
    ...ownFix(finding),
    ...replacements(finding),
    ...(article ? offers(workspace, article, finding) : [])
  ])
  const text = article?.text
  return [...single, ...oncePerRule(here).flatMap(finding => fixRule(finding, all, text))]
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end
}

/** The first finding of each rule. */
function oncePerRule(findings: readonly Finding[]): readonly Finding[] {
  const first = new Map<string, Finding>()
  for (const finding of findings)
    if (finding.fix && !first.has(finding.ruleId)) first.set(finding.ruleId, finding)
  return [...first.values()]
}

function ownFix(finding: Finding): readonly QuickFix[] {
  const {fix} = finding
  return fix ? [{title: fix.said ?? fix.title, finding, edits: fix.edits, isPreferred: true}] : []
}

/** What the rule expected, but for what its fix does. */
function replacements(finding: Finding): readonly QuickFix[] {
  const {expected, span, fix} = finding
  return expected
    .map((text, index) => ({
      title: text === '' ? 'Remove it' : phrase`Change to \`${text}\``,
      finding,
      edits: [{...span, text}],
      isPreferred: index === 0 && !fix
    }))
    .filter(({edits: [edit]}) => !fix || !edit || !isAll(fix.edits, edit))
}

function isAll(edits: readonly Edit[], {start, end, text}: Edit): boolean {
  const [only] = edits
  return edits.length === 1 && only?.start === start && only.end === end && only.text === text
}

/** What else may be done about a finding in an article; nothing of it is the first choice. */
function offers(workspace: Workspace, article: Article, finding: Finding): readonly QuickFix[] {
  const {config} = projectOf(workspace, article)
  const {options = {}} = ruleSettings(config, article.name).get(finding.ruleId) ?? {}
  return offersFor(finding, modelOf(workspace, article), options).map(({title, edits}) => ({
    title,
    finding,
    edits,
    isPreferred: false
  }))
}

/** The fixes of all findings of a rule in a file, as one change. */
export interface RuleFix {
  readonly title: Said
  readonly finding: Finding
  readonly edits: readonly Edit[]
  readonly isPreferred: false
}

/**
 * What fixes all of a rule in the file of a finding, at once and as safely as the finding's own fix does; nothing
 * where there is only one place to fix. `text` is that of an article, undefined for another file.
 */
function fixRule(
  finding: Finding,
  all: readonly Finding[],
  text: string | undefined
): readonly RuleFix[] {
  const {ruleId, fix} = finding
  if (!fix) return []
  const own = all.filter(other => other.ruleId === ruleId)
  const fixes = asMany(fixable(own, fix.safety))
  if (countPlaces(fixes) < 2) return []
  const essence = text === undefined ? essenceOfProjectFile : essenceOfArticle
  const kept = keepFaithful(text ?? '', chooseFixes(fixes), essence).fixes
  const count = countPlaces(kept)
  if (count < 2) return []
  const title = phrase`Fix all ${count} of \`${ruleId}\` in this file`
  return [{title, finding, edits: editsOf(kept), isPreferred: false}]
}

/** The places that fixes are for: a finding may stand for several, which are fixed together. */
function countPlaces(fixes: readonly Fixable[]): number {
  return fixes.reduce((count, {fix}) => count + (fix.together ? fix.edits.length : 1), 0)
}
