import type {Span} from '../base/span.js'
import type {Subject} from '../model/occurrences.js'
import {pathIn} from '../project/path-names.js'
import {findClaim} from '../session/claims.js'
import {modelOf} from '../session/derive.js'
import {articleAt, type Place, subjectAt} from '../session/queries.js'
import type {Workspace} from '../session/workspace.js'

/** The definition of an entry or a claim that is named at a place. */
export interface Definition {
  /** The span that names it. */
  readonly origin: Span
  readonly targets: readonly DefinitionTarget[]
}

/** A place of a definition, with the span of the id or name in it. */
export interface DefinitionTarget extends Place {
  readonly nameSpan: Span
}

/**
 * The definition of the entry or claim at a UTF-16 offset; of an ambiguous name, all entries. Undefined where nothing
 * is named.
 */
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

/** The places that define a subject; `path` is that of the file that names it. */
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

/** The candidates of an ambiguous mention at an offset. */
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
