import {baselineName} from '../project/baseline.js'
import {nameIn, pathIn} from '../project/path-names.js'
import type {Project} from '../project/project.js'
import {isGlossaryFile} from '../project/selection.js'
import type {Finding} from '../rules/finding.js'
import {byPlace} from '../rules/run-rules.js'
import {findingsOf, projectFindingsOf} from '../session/derive.js'
import type {Workspace} from '../session/workspace.js'
import type {Session} from './session.js'

/** Whether a change of a file may change a project: it is one of its own files, or would be if it were there. */
function concernsProject(project: Project, key: string): boolean {
  const {root, file, config, texts} = project
  const name = nameIn(root, key)
  if (key === file || OWN_FILES.includes(name) || name === config.codebook) return true
  return (
    [...texts.keys(), ...config.extends].some(path => pathIn(root, path) === key) ||
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
  readonly findings: Finding[]
}

/** What is found in the projects' own files, by the files' keys; a file of several projects counts in the first. */
export function projectFindings({workspace}: Session): ReadonlyMap<string, FileFindings> {
  const byKey = new Map<string, FileFindings>()
  for (const project of workspace.projects.values()) {
    const {root} = project
    const inVain = missingFrom(workspace, root)
    for (const finding of [...projectFindingsOf(workspace, project).findings, ...inVain]) {
      const key = pathIn(root, finding.path)
      const known = byKey.get(key)
      if (!known) byKey.set(key, {root, findings: [finding]})
      else if (known.root === root) known.findings.push(finding)
    }
  }
  return byKey
}

/** What the baseline of a project lists in vain for the articles that are open. */
function missingFrom(workspace: Workspace, root: string): readonly Finding[] {
  const articles = [...workspace.open.values()].filter(article => article.root === root)
  return articles.flatMap(article => findingsOf(workspace, article).missing).sort(byPlace)
}
