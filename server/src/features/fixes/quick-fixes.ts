import type {Edit} from '../../base/edits.js'
import type {Span} from '../../base/span.js'
import {chooseFixes, editsOf, fixable} from '../../checking/fix/choose-fixes.js'
import {
  essenceOfArticle,
  essenceOfProjectFile,
  keepFaithful
} from '../../checking/fix/faithful-fixes.js'
import type {Mention} from '../../model/article-model.js'
import type {Finding} from '../../rules/finding.js'
import {modelOf} from '../../session/derive.js'
import type {Workspace} from '../../session/workspace.js'
import {findingsInFile} from './fix-file.js'

/** A change that takes a finding away, or several. */
export interface QuickFix {
  readonly title: string
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
  const mentions = article && here.length > 0 ? modelOf(workspace, article).mentions : []
  const single = here.flatMap(finding => [
    ...ownFix(finding),
    ...replacements(finding),
    ...references(finding, mentions)
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
  return fix ? [{title: fix.title, finding, edits: fix.edits, isPreferred: true}] : []
}

/** What the rule expected, but for what its fix does. */
function replacements(finding: Finding): readonly QuickFix[] {
  const {expected, span, fix} = finding
  return expected
    .map((text, index) => ({
      title: text === '' ? 'Remove it' : `Change to \`${text}\``,
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

/** A name of several entries gets a `ref` that says which one is meant. */
function references(finding: Finding, mentions: readonly Mention[]): readonly QuickFix[] {
  if (finding.ruleId !== 'ambiguous-mention') return []
  const mention = mentions.find(
    ({tag, resolution}) =>
      resolution === 'ambiguous' &&
      tag.start <= finding.span.start &&
      finding.span.end <= tag.end &&
      tag.contentEnd >= finding.span.end
  )
  return (mention?.candidates ?? []).map(({id, name}) => ({
    title: `Refer to \`${id}\` (${name})`,
    finding,
    edits: [insertReference(mention?.tag, id)],
    isPreferred: false
  }))
}

function insertReference(tag: Mention['tag'] | undefined, id: string): Edit {
  const {contentEnd = 0, end = 0, attributes = []} = tag ?? {}
  const hasBraces = end > contentEnd + 1
  const at = hasBraces ? contentEnd + 2 : end
  const text = hasBraces ? `ref=${id}${attributes.length > 0 ? ' ' : ''}` : `{ref=${id}}`
  return {start: at, end: at, text}
}

/** The fixes of all findings of a rule in a file, as one change. */
export interface RuleFix {
  readonly title: string
  readonly finding: Finding
  readonly edits: readonly Edit[]
  readonly isPreferred: false
}

/**
 * What fixes all of a rule in the file of a finding, at once and as safely as the finding's own fix does; nothing
 * where there is only one. `text` is that of an article, undefined for another file.
 */
function fixRule(
  finding: Finding,
  all: readonly Finding[],
  text: string | undefined
): readonly RuleFix[] {
  const {ruleId, fix} = finding
  if (!fix) return []
  const fixes = fixable(
    all.filter(other => other.ruleId === ruleId),
    fix.safety
  )
  if (fixes.length < 2) return []
  const essence = text === undefined ? essenceOfProjectFile : essenceOfArticle
  const kept = keepFaithful(text ?? '', chooseFixes(fixes), essence).fixes
  if (kept.length < 2) return []
  const title = `Fix all ${kept.length} of \`${ruleId}\` in this file`
  return [{title, finding, edits: editsOf(kept), isPreferred: false}]
}
