import type {Span} from '../base/span.js'
import {runSteps} from '../base/steps.js'
import {type Occurrence, type Subject, subjectKey} from '../model/occurrences.js'
import {claimAt} from '../model/queries.js'
import {modelOf} from '../session/derive.js'
import {
  articleAt,
  glossaryAt,
  occurrencesAt,
  occurrencesOfId,
  subjectAt
} from '../session/queries.js'
import type {Workspace} from '../session/workspace.js'

/** A place to highlight: it names the same entry or claim as the one at the cursor. */
export interface Highlight {
  readonly span: Span
  /** Whether the place defines the id. */
  readonly isDefinition: boolean
}

/** The places in a file that name the entry or claim at a UTF-16 offset, the fragments of a claim included. */
export function highlightsAt(
  workspace: Workspace,
  path: string,
  offset: number
): readonly Highlight[] {
  const found = subjectAt(workspace, path, offset)
  if (!found) return wordsOfClaim(workspace, path, offset)
  const named = occurrencesIn(workspace, path, found.subject).map(({span, form}: Occurrence) => ({
    span,
    isDefinition: form === 'definition'
  }))
  return [...named, ...fragmentsOf(workspace, path, found.subject)].sort(
    (a, b) => a.span.start - b.span.start
  )
}

/** The places in a file that name a subject. */
function occurrencesIn(
  workspace: Workspace,
  path: string,
  subject: Subject
): readonly Occurrence[] {
  const glossary = articleAt(workspace, path) ? undefined : glossaryAt(workspace, path)
  if (glossary?.file.stored && subject.type === 'entry')
    return runSteps(occurrencesOfId(glossary.file, glossary.project.codebook, subject.id))
  const key = subjectKey(subject)
  const all = occurrencesAt(workspace, path)?.occurrences ?? []
  return all.filter(each => subjectKey(each.subject) === key)
}

function fragmentsOf(workspace: Workspace, path: string, subject: Subject): Highlight[] {
  const article = articleAt(workspace, path)
  if (!article || subject.type !== 'claim') return []
  const model = modelOf(workspace, article)
  const claim = subject.article === model.id ? model.claimsById.get(subject.id) : undefined
  return (claim?.fragments ?? []).map(({tag}) => contentHighlight(tag.contentStart, tag.contentEnd))
}

/** The fragments of the claim at an offset, which need not have an id. */
function wordsOfClaim(workspace: Workspace, path: string, offset: number): Highlight[] {
  const article = articleAt(workspace, path)
  if (!article) return []
  const claim = claimAt(modelOf(workspace, article), offset)
  return (claim?.fragments ?? []).map(({tag}) => contentHighlight(tag.contentStart, tag.contentEnd))
}

function contentHighlight(start: number, end: number): Highlight {
  return {span: {start, end}, isDefinition: false}
}
