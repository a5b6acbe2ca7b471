import type {Steps} from '../../base/steps.js'
import type {Project} from '../../project/project.js'
import {isRefusal, type Refusal} from '../act.js'
import {type Rewriting, rewriteEntries} from '../glossary/rewrite-entries.js'
import type {FileChange} from './corpus-view.js'

/** The changes that give ids and values in all glossary files of a project other texts; what one cannot hold refuses all. */
export function* changeGlossary(
  {glossary, codebook}: Project,
  rewriting: Rewriting
): Steps<readonly FileChange[] | Refusal> {
  const changes: FileChange[] = []
  for (const file of glossary.files) {
    const edits = yield* rewriteEntries(file, codebook, rewriting)
    if (isRefusal(edits)) return edits
    if (edits.length > 0) changes.push({path: file.path, edits})
  }
  return changes
}
