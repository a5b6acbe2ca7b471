import type {Mention} from '../model/article-model.js'
import type {Finding} from '../rules/finding.js'
import type {Edit} from '../syntax/reparse.js'
import type {Span} from '../syntax/span.js'
import {findingsOf, modelOf, projectFindingsOf} from '../workspace/derive.js'
import {pathIn} from '../workspace/paths.js'
import type {Workspace} from '../workspace/workspace.js'

/** A change that takes a finding away. */
export interface QuickFix {
  readonly title: string
  readonly finding: Finding
  readonly edit: Edit
  /** Whether it is the one to take unless there is a reason for another. */
  readonly isPreferred: boolean
}

/** What can be done about the findings at a span of an open article or of one of a project's own files. */
export function quickFixesAt(workspace: Workspace, path: string, span: Span): readonly QuickFix[] {
  const article = workspace.open.get(path)
  if (!article) return ownFileFixes(workspace, path, span)
  const {mentions} = modelOf(workspace, article)
  return findingsOf(workspace, article)
    .findings.filter(finding => touches(finding.span, span))
    .flatMap(finding => [...replacements(finding), ...references(finding, mentions)])
}

function ownFileFixes(workspace: Workspace, path: string, span: Span): readonly QuickFix[] {
  for (const project of workspace.projects.values()) {
    const fixes = projectFindingsOf(project)
      .findings.filter(finding => pathIn(project.root, finding.path) === path)
      .filter(finding => touches(finding.span, span))
      .flatMap(replacements)
    if (fixes.length > 0) return fixes
  }
  return []
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end
}

function replacements(finding: Finding): readonly QuickFix[] {
  return finding.expected.map((text, index) => ({
    title: text === '' ? 'Remove it' : `Change to \`${text}\``,
    finding,
    edit: {...finding.span, text},
    isPreferred: index === 0
  }))
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
    edit: insertReference(mention?.tag, id),
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
