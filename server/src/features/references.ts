import type {Steps} from '../base/steps.js'
import type {Subject} from '../model/occurrences.js'
import {pathIn} from '../project/path-names.js'
import {
  articlesAround,
  glossariesAt,
  occurrencesOf,
  occurrencesOfId,
  type Place,
  subjectAt
} from '../session/queries.js'
import type {Workspace} from '../session/workspace.js'

/**
 * The places that name the entry or claim at a UTF-16 offset: in the glossary and in what an article sees of its project, or
 * in all articles of the projects that share the glossary file that it is in. As a generator of one list for each file: in a
 * large corpus, the caller can answer other requests between two files.
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
  yield* inGlossaries(workspace, roots, subject, withDefinition)
  for (const root of roots) {
    for (const article of articlesAround(workspace, root, path)) {
      yield occurrencesOf(workspace, article, subject)
        .filter(({form}) => form !== 'ref' && (withDefinition || form !== 'definition'))
        .map(({span}) => ({path: article.path, span}))
    }
  }
}

/** A file that several projects share counts once. Of large files, lists without a place come in between. */
function* inGlossaries(
  workspace: Workspace,
  roots: readonly string[],
  subject: Subject,
  withDefinition: boolean
): Generator<readonly Place[]> {
  const places = new Map<string, Place>()
  for (const root of roots) {
    const steps = inGlossary(workspace, root, subject, withDefinition)
    let step = steps.next()
    for (; !step.done; step = steps.next()) yield []
    for (const place of step.value) places.set(`${place.span.start} ${place.path}`, place)
  }
  yield [...places.values()]
}

function* inGlossary(
  workspace: Workspace,
  root: string,
  subject: Subject,
  withDefinition: boolean
): Steps<readonly Place[]> {
  const project = workspace.projects.get(root)
  if (!project || subject.type !== 'entry') return []
  const places: Place[] = []
  for (const file of project.glossary.files) {
    for (const {form, span} of yield* occurrencesOfId(file, project.codebook, subject.id))
      if (form === 'value' || (withDefinition && form === 'definition'))
        places.push({path: pathIn(root, file.path), span})
  }
  return places
}
