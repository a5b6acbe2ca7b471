import type {CorpusView, ProjectOutcome} from '../../annotate/corpus/corpus-view.js'
import {rename} from '../../annotate/rename/rename.js'
import type {Steps} from '../../base/steps.js'
import type {Project} from '../../project/project.js'
import type {Workspace} from '../../session/workspace.js'
import {inProjects, sharersOf, type WorkspaceOutcome} from './corpus-view.js'
import type {RenamableHere} from './renamable.js'

/**
 * Gives what can be renamed at a place another name, in its project and in all that share the file which defines it; in
 * steps of at most one file each.
 */
export function renameAt(
  workspace: Workspace,
  {project, what, within}: RenamableHere,
  to: string
): Steps<WorkspaceOutcome> {
  const name = to.normalize('NFC')
  const isScoped = what.type === 'tag' || what.type === 'article'
  const projects = sharersOf(workspace, project, definingFile(project, what))
  const act = (view: CorpusView): Steps<ProjectOutcome> => rename(view, what, name)
  return inProjects(workspace, projects, act, isScoped ? within : undefined)
}

function definingFile(project: Project, what: RenamableHere['what']): string | undefined {
  if (what.type === 'entry') return project.glossary.entries.get(what.id)?.location.path
  return what.type === 'code' ? project.config.codebook : undefined
}
