import type {Finding} from '../../rules/finding.js'
import {findingsOf, projectFindingsOf} from '../../workspace/derive.js'
import {pathIn} from '../../workspace/paths.js'
import type {Workspace} from '../../workspace/workspace.js'

/** What is found in an open article or in one of a project's own files, the first project that finds something in it. */
export function findingsInFile(workspace: Workspace, path: string): readonly Finding[] {
  const article = workspace.open.get(path)
  if (article)
    return findingsOf(workspace, article).findings.filter(finding => finding.path === article.name)
  for (const project of workspace.projects.values()) {
    const found = projectFindingsOf(workspace, project).findings.filter(
      finding => pathIn(project.root, finding.path) === path
    )
    if (found.length > 0) return found
  }
  return []
}
