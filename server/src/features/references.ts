import type {Subject} from '../model/occurrences.js'
import {subjectKey} from '../model/occurrences.js'
import {pathIn} from '../project/path-names.js'
import {
  articlesOf,
  glossariesAt,
  occurrencesInGlossary,
  occurrencesOf,
  type Place,
  subjectAt
} from '../session/queries.js'
import type {Workspace} from '../session/workspace.js'

/**
 * The places that name the entry or claim at a UTF-16 offset, in its project, or in all that share the glossary file that it is in; as a generator of one list for each file: in
 * a large corpus, the caller can answer other requests between two files.
 */
export function* referencesAt(
  workspace: Workspace,
  path: string,
  offset: number,
  withDefinition: boolean
): Generator<readonly Place[]> {
  const found = subjectAt(workspace, path, offset)
  if (!found) return
  const {subject} = found
  const users = glossariesAt(workspace, path).map(({project}) => project.root)
  const roots = users.length > 0 ? users : [found.root]
  yield inGlossaries(workspace, roots, subject, withDefinition)
  for (const root of roots) {
    for (const article of articlesOf(workspace, root)) {
      yield occurrencesOf(workspace, article, subject)
        .filter(({form}) => form !== 'ref' && (withDefinition || form !== 'definition'))
        .map(({span}) => ({path: article.path, span}))
    }
  }
}

/** A file that several projects share counts once. */
function inGlossaries(
  workspace: Workspace,
  roots: readonly string[],
  subject: Subject,
  withDefinition: boolean
): readonly Place[] {
  const places = new Map<string, Place>()
  for (const root of roots) {
    for (const place of inGlossary(workspace, root, subject, withDefinition))
      places.set(`${place.span.start} ${place.path}`, place)
  }
  return [...places.values()]
}

function inGlossary(
  workspace: Workspace,
  root: string,
  subject: Subject,
  withDefinition: boolean
): readonly Place[] {
  const project = workspace.projects.get(root)
  if (!project || subject.type !== 'entry') return []
  const key = subjectKey(subject)
  return project.glossary.files.flatMap(file =>
    occurrencesInGlossary(file, project.codebook)
      .filter(occurrence => subjectKey(occurrence.subject) === key)
      .filter(({form}) => form === 'value' || (withDefinition && form === 'definition'))
      .map(({span}) => ({path: pathIn(root, file.path), span}))
  )
}
