import {baselineName} from '../project/baseline.js'
import {nameIn, pathIn} from '../project/path-names.js'
import type {Project} from '../project/project.js'
import {fileNamed, isGlossaryFile} from '../project/selection.js'
import type {Finding} from '../rules/finding.js'
import {byPlace} from '../rules/run-rules.js'
import {byFile, findingsOf, projectFindingsOf} from '../session/derive.js'
import type {Workspace} from '../session/workspace.js'
import type {Session} from './session.js'

/** Whether a change of a file may change a project: it is one of its project files, or would be if it were there. */
function concernsProject(project: Project, key: string): boolean {
  const {root, file, config} = project
  const name = nameIn(root, key)
  if (key === file || OWN_FILES.includes(name) || name === config.codebook) return true
  return (
    fileNamed(project, key) !== undefined ||
    config.extends.some(path => pathIn(root, path) === key) ||
    isGlossaryFile(config, name)
  )
}

const OWN_FILES: readonly string[] = ['newsmark.yaml', baselineName]

/** The roots of the projects that a change of a file may change. */
export function projectsWith({workspace}: Session, key: string): readonly string[] {
  const projects = [...workspace.projects.values()]
  return projects.filter(project => concernsProject(project, key)).map(({root}) => root)
}

/** What is found in one file of a project. */
export interface FileFindings {
  readonly root: string
  readonly findings: readonly Finding[]
}

/** What is found in the project files, by the files' keys; a file of several projects counts in the first. */
export function projectFindings({workspace}: Session): ReadonlyMap<string, FileFindings> {
  const byKey = new Map<string, FileFindings>()
  for (const project of workspace.projects.values()) {
    const {root} = project
    for (const [name, findings] of withMissing(workspace, project)) {
      const key = pathIn(root, name)
      if (!byKey.has(key)) byKey.set(key, {root, findings})
    }
  }
  return byKey
}

/** The findings in the files of a project, with what its baseline lists in vain for the articles that are open. */
function withMissing(
  workspace: Workspace,
  project: Project
): ReadonlyMap<string, readonly Finding[]> {
  const found = byFile(projectFindingsOf(workspace, project))
  const articles = [...workspace.open.values()].filter(({root}) => root === project.root)
  const missing = articles.flatMap(article => findingsOf(workspace, article).missing)
  if (missing.length === 0) return found
  const joined = new Map(found)
  for (const finding of missing.sort(byPlace))
    joined.set(finding.path, [...(joined.get(finding.path) ?? []), finding])
  return joined
}
