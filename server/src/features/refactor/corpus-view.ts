import type {Refusal} from '../../annotate/act.js'
import type {CorpusView, FileChange, ProjectOutcome} from '../../annotate/corpus/corpus-view.js'
import type {Edit} from '../../base/edits.js'
import type {Steps} from '../../base/steps.js'
import {pathIn} from '../../project/path-names.js'
import type {Project} from '../../project/project.js'
import {inScopeOf} from '../../project/scopes.js'
import {fileNamed} from '../../project/selection.js'
import {factsOf, modelOf} from '../../session/derive.js'
import {articlesOf} from '../../session/queries.js'
import type {Workspace} from '../../session/workspace.js'

/** What is to be changed in a file, as the session names it. */
export interface PathChange {
  readonly path: string
  readonly edits: readonly Edit[]
}

/** The changes of an act over many files, or why it is not possible. */
export type WorkspaceOutcome =
  | {readonly type: 'done'; readonly changes: readonly PathChange[]}
  | Refusal

/**
 * A project of a session as an act over many files reads it: open articles as they are edited, the others as stored. With
 * the name of an article, only those in its scope.
 */
export function corpusViewOf(workspace: Workspace, project: Project, within?: string): CorpusView {
  const isWithin = within === undefined ? () => true : inScopeOf(project.config, within)
  return {
    project,
    *articles({facts, text}) {
      for (const article of articlesOf(workspace, project.root)) {
        if (!isWithin(article.name)) continue
        const isMeant = (!text || text(article.text)) && facts(factsOf(workspace, article))
        yield isMeant ? modelOf(workspace, article) : undefined
      }
    }
  }
}

/**
 * Does an act in several projects that share the files which it changes, as a glossary; each file is changed once. What one
 * of them refuses is refused. With the name of an article, only those in its scope count.
 */
export function* inProjects(
  workspace: Workspace,
  projects: readonly Project[],
  act: (view: CorpusView) => Steps<ProjectOutcome>,
  within?: string
): Steps<WorkspaceOutcome> {
  const changes = new Map<string, PathChange>()
  for (const project of projects) {
    const outcome = yield* act(corpusViewOf(workspace, project, within))
    if (outcome.type === 'refused') return outcome
    for (const change of outcome.changes) {
      const path = pathOf(project, change)
      if (!changes.has(path)) changes.set(path, {path, edits: change.edits})
    }
  }
  return {type: 'done', changes: [...changes.values()]}
}

function pathOf({root}: Project, {path}: FileChange): string {
  return pathIn(root, path)
}

/** The projects that use a project file of one of them, that one first. */
export function sharersOf(
  {projects}: Workspace,
  project: Project,
  file: string | undefined
): readonly Project[] {
  if (file === undefined) return [project]
  const path = pathIn(project.root, file)
  const others = [...projects.values()].filter(
    other => other !== project && fileNamed(other, path) !== undefined
  )
  return [project, ...others]
}
