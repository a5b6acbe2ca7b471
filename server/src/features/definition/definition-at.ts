import type {Span} from '../../base/span.js'
import type {ArticleModel, Unit} from '../../model/article-model.js'
import {indexMentions} from '../../model/mentions-by-id.js'
import type {Subject} from '../../model/occurrences.js'
import {isMention, partAt, unitAt} from '../../model/queries.js'
import {attributeOf} from '../../model/unit-attributes.js'
import {pathIn} from '../../project/path-names.js'
import {findClaim} from '../../session/claims.js'
import {modelOf} from '../../session/derive.js'
import {articleAt, type Place, subjectAt} from '../../session/queries.js'
import type {Workspace} from '../../session/workspace.js'

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
 * The definition of the entry or claim at a UTF-16 offset; of a mention of several entries and of an ambiguous name,
 * all of them. Undefined where nothing is named.
 */
export function definitionAt(
  workspace: Workspace,
  path: string,
  offset: number
): Definition | undefined {
  const found = severalAt(workspace, path, offset) ?? subjectAt(workspace, path, offset)
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
  if (subject.type === 'mention')
    return mentionTargets(modelOf(workspace, article), path, subject.id)
  const claim = findClaim(workspace, root, {model: modelOf(workspace, article), path}, subject)
  if (!claim) return []
  return [targetOf(claim.path, claim.claim.unit)]
}

function mentionTargets(
  model: ArticleModel,
  path: string,
  id: string
): readonly DefinitionTarget[] {
  const mention = indexMentions(model.units).get(id)
  return mention ? [targetOf(path, mention)] : []
}

function targetOf(path: string, {tag, attributes}: Unit): DefinitionTarget {
  const id = attributeOf(attributes, 'id')?.written.valueSpan
  const span = {start: tag.start, end: tag.end}
  return {path, span, nameSpan: id ?? span}
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

/** The entries of a mention of several at an offset, or the candidates of an ambiguous one. */
function severalAt(
  workspace: Workspace,
  path: string,
  offset: number
): {readonly span: Span; readonly candidates: readonly DefinitionTarget[]} | undefined {
  const article = articleAt(workspace, path)
  const unit = article && unitAt(modelOf(workspace, article), offset)
  const part = unit && partAt(unit, offset)
  if (!unit || !isMention(unit) || part?.type !== 'content') return undefined
  const {resolution, candidates, entries} = unit
  if (resolution !== 'ambiguous' && resolution !== 'several') return undefined
  const meant = resolution === 'ambiguous' ? candidates : entries
  const ids = meant.map(({id}) => id)
  return {span: part.span, candidates: entryTargets(workspace, article.root, ids)}
}
