import type {Project} from '../project/project.js'
import {isGlossaryFile} from '../project/selection.js'
import type {Finding} from '../rules/finding.js'
import {projectFindingsOf} from '../workspace/derive.js'
import {nameIn, pathIn} from '../workspace/paths.js'
import type {Session} from './session.js'

/** Whether a change of a file may change a project: it is one of its own files, or would be if it were there. */
function concernsProject(project: Project, key: string): boolean {
  const {root, file, config, texts} = project
  const name = nameIn(root, key)
  if (key === file || name === 'newsmark.yaml' || name === config.codebook) return true
  return (
    [...texts.keys(), ...config.extends].some(path => pathIn(root, path) === key) ||
    isGlossaryFile(config, name)
  )
}

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
    for (const finding of projectFindingsOf(project).findings) {
      const key = pathIn(root, finding.path)
      const known = byKey.get(key)
      if (!known) byKey.set(key, {root, findings: [finding]})
      else if (known.root === root) known.findings.push(finding)
    }
  }
  return byKey
}
