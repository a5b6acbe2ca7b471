import type {Span} from '../base/span.js'
import type {Subject} from '../model/occurrences.js'
import {pathIn} from '../project/path-names.js'
import {findClaim} from '../session/claims.js'
import {modelOf} from '../session/derive.js'
import {articleAt, type Place, subjectAt} from '../session/queries.js'
import type {Workspace} from '../session/workspace.js'

/** Where something that is named at a place is defined. */
export interface Definition {
  /** What stands for it at the place. */
  readonly origin: Span
  readonly targets: readonly DefinitionTarget[]
}

/** A definition, and the part of it that gives the name. */
export interface DefinitionTarget extends Place {
  readonly nameSpan: Span
}

/** Finds the glossary entry or the claim that is named at an offset; of several by one name, all. */
export function definitionAt(
  workspace: Workspace,
  path: string,
  offset: number
): Definition | undefined {
  const found = subjectAt(workspace, path, offset) ?? ambiguousAt(workspace, path, offset)
  if (!found) return undefined
  const targets =
    'candidates' in found
      ? found.candidates
      : definitionOf(workspace, found.root, path, found.subject)
  return targets.length > 0 ? {origin: found.span, targets} : undefined
}

/** Where a subject is defined; `path` is that of the file that names it. */
function definitionOf(
  workspace: Workspace,
  root: string,
  path: string,
  subject: Subject
): readonly DefinitionTarget[] {
  if (subject.type === 'entry') return entryTargets(workspace, root, [subject.id])
  const article = articleAt(workspace, path)
  if (!article) return []
  const claim = findClaim(workspace, root, {model: modelOf(workspace, article), path}, subject)
  if (!claim) return []
  const {tag, attributes} = claim.claim.unit
  const id = attributes.find(({name}) => name === 'id')?.written.valueSpan
  const span = {start: tag.start, end: tag.end}
  return [{path: claim.path, span, nameSpan: id ?? span}]
}

function entryTargets(
  workspace: Workspace,
  root: string,
  ids: readonly string[]
): readonly DefinitionTarget[] {
  const entries = workspace.projects.get(root)?.glossary.entries
  return ids.flatMap(id => {
    const location = entries?.get(id)?.location
    if (!location) return []
    return [{path: pathIn(root, location.path), span: location.span, nameSpan: location.span}]
  })
}

/** The entries that bear the name of a mention, where only a `ref` could tell which is meant. */
function ambiguousAt(
  workspace: Workspace,
  path: string,
  offset: number
): {readonly span: Span; readonly candidates: readonly DefinitionTarget[]} | undefined {
  const article = articleAt(workspace, path)
  const mention =
    article &&
    modelOf(workspace, article).mentions.findLast(
      ({tag}) => tag.contentStart <= offset && offset <= tag.contentEnd
    )
  if (!article || mention?.resolution !== 'ambiguous') return undefined
  const ids = mention.candidates.map(({id}) => id)
  const span = {start: mention.tag.contentStart, end: mention.tag.contentEnd}
  return {span, candidates: entryTargets(workspace, article.root, ids)}
}
