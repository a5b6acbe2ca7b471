import type {Span} from '../base/span.js'
import {type Occurrence, type Subject, subjectKey} from '../model/occurrences.js'
import {claimAt} from '../model/queries.js'
import {modelOf} from '../session/derive.js'
import {articleAt, occurrencesAt, subjectAt} from '../session/queries.js'
import type {Workspace} from '../session/workspace.js'

/** A place that names the same as another one. */
export interface Highlight {
  readonly span: Span
  /** Whether it is here that the thing gets its id. */
  readonly isDefinition: boolean
}

/** Finds all places in a file that name what is named at an offset of it; the words of a claim are among them. */
export function highlightsAt(
  workspace: Workspace,
  path: string,
  offset: number
): readonly Highlight[] {
  const found = subjectAt(workspace, path, offset)
  if (!found) return wordsOfClaim(workspace, path, offset)
  const key = subjectKey(found.subject)
  const named = (occurrencesAt(workspace, path)?.occurrences ?? [])
    .filter(({subject}) => subjectKey(subject) === key)
    .map(({span, form}: Occurrence) => ({span, isDefinition: form === 'definition'}))
  return [...named, ...fragmentsOf(workspace, path, found.subject)].sort(
    (a, b) => a.span.start - b.span.start
  )
}

function fragmentsOf(workspace: Workspace, path: string, subject: Subject): Highlight[] {
  const article = articleAt(workspace, path)
  if (!article || subject.type !== 'claim') return []
  const model = modelOf(workspace, article)
  const claim = subject.article === model.id ? model.claimsById.get(subject.id) : undefined
  return (claim?.fragments ?? []).map(({tag}) => contentHighlight(tag.contentStart, tag.contentEnd))
}

/** A claim without an id can still be shown. */
function wordsOfClaim(workspace: Workspace, path: string, offset: number): Highlight[] {
  const article = articleAt(workspace, path)
  if (!article) return []
  const claim = claimAt(modelOf(workspace, article), offset)
  return (claim?.fragments ?? []).map(({tag}) => contentHighlight(tag.contentStart, tag.contentEnd))
}

function contentHighlight(start: number, end: number): Highlight {
  return {span: {start, end}, isDefinition: false}
}
