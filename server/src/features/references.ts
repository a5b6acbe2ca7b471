import type {Subject} from '../model/occurrences.js'
import {subjectKey} from '../model/occurrences.js'
import {pathIn} from '../project/path-names.js'
import {
  articlesOf,
  occurrencesInGlossary,
  occurrencesOf,
  type Place,
  subjectAt
} from '../session/queries.js'
import type {Workspace} from '../session/workspace.js'

/**
 * The places of a project that name the entry or claim at a UTF-16 offset, as a generator of one list for each file: in
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
  const {root, subject} = found
  yield inGlossary(workspace, root, subject, withDefinition)
  for (const article of articlesOf(workspace, root)) {
    yield occurrencesOf(workspace, article, subject)
      .filter(({form}) => form !== 'ref' && (withDefinition || form !== 'definition'))
      .map(({span}) => ({path: article.path, span}))
  }
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
