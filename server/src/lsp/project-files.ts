import {oncePer} from '../base/memo.js'
import {nearest} from '../base/near-names.js'
import {kindAt} from '../node/file-kind.js'
import {realPath, toPortable} from '../node/paths.js'
import {baselineName} from '../project/baseline.js'
import {splitGlob} from '../project/globs.js'
import {folderOf, isAbsolute, nameIn, pathIn, relativeName} from '../project/path-names.js'
import type {Project} from '../project/project.js'
import {fileNamed, isGlossaryFile} from '../project/selection.js'
import type {Finding} from '../rules/finding.js'
import {byPlace} from '../rules/run-rules.js'
import {findingsOf} from '../session/derive.js'
import {byFile, projectFindingsOf} from '../session/project-findings.js'
import {compareOwners} from '../session/queries.js'
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
    isGlossaryFile(config, relativeName(root, key)) ||
    otherPaths(project).has(key) ||
    mayBeMeant(project, key)
  )
}

/** Whether a path is that of a folder in which a project file is missed, or of a file there that may have been meant instead. */
function mayBeMeant(project: Project, key: string): boolean {
  const missing = missingIn(project)
  if (missing.size === 0) return false
  const folder = folderOf(key)
  const names = missing.get(folder) ?? []
  return missing.has(key) || names.some(name => nearest(name, [nameIn(folder, key)]).length > 0)
}

/** The names of project files that could not be read, by the folders that they were looked for in. */
export const missingIn: (project: Project) => ReadonlyMap<string, readonly string[]> = oncePer(
  ({root, unread}) => {
    const names = new Map<string, string[]>()
    if (!isAbsolute(root)) return names
    for (const path of [...unread].map(name => pathIn(root, name))) {
      const folder = folderOf(path)
      names.set(folder, [...(names.get(folder) ?? []), nameIn(folder, path)])
    }
    return names
  }
)

/** The paths of project files that could not be read, and those that links among the project files lead to. */
const otherPaths = oncePer(({root, texts, unread}: Project): ReadonlySet<string> => {
  if (!isAbsolute(root)) return new Set()
  const paths = [...texts.keys(), ...unread].map(name => pathIn(root, name))
  const targets = paths.map(path => toPortable(realPath(path)))
  return new Set([
    ...[...unread].map(name => pathIn(root, name)),
    ...targets.filter(path => !paths.includes(path))
  ])
})

const OWN_FILES: readonly string[] = ['newsmark.yaml', baselineName]

/** The roots of the projects that a change of a file may change. */
export function projectsWith({workspace}: Session, key: string): readonly string[] {
  const projects = [...workspace.projects.values()]
  return projects.filter(project => concernsProject(project, key)).map(({root}) => root)
}

/** The roots of the projects of whose glossary there may be files in a folder; none where the path is no folder now. */
export function projectsWithFolder({workspace}: Session, key: string): readonly string[] {
  const projects = [...workspace.projects.values()].filter(project => mayHoldGlossary(project, key))
  return projects.length > 0 && kindAt(key) === 'folder' ? projects.map(({root}) => root) : []
}

/** Whether a glob of the glossary may match something in a folder, however deep. */
function mayHoldGlossary({root, config}: Project, folder: string): boolean {
  return config.glossary.some(glob => {
    const base = pathIn(root, splitGlob(glob).base)
    return base === folder || base.startsWith(`${folder}/`) || folder.startsWith(`${base}/`)
  })
}

/** The findings in one file of a project. */
export interface FileFindings {
  readonly root: string
  readonly findings: readonly Finding[]
}

/** The findings in the project files, by the files' keys; a file of several projects counts in the one that it belongs to. */
export function projectFindings({workspace}: Session): ReadonlyMap<string, FileFindings> {
  const byKey = new Map<string, FileFindings>()
  for (const project of workspace.projects.values()) {
    const {root} = project
    for (const [name, findings] of withMissing(workspace, project)) {
      const key = pathIn(root, name)
      const known = byKey.get(key)
      if (!known || compareOwners(key, root, known.root) < 0) byKey.set(key, {root, findings})
    }
  }
  return byKey
}

/** The findings in the files of a project, with what its baseline lists in vain for the articles that are open. */
function withMissing(
  workspace: Workspace,
  project: Project
): ReadonlyMap<string, readonly Finding[]> {
  const found = withoutHeld(project, byFile(projectFindingsOf(workspace, project)))
  const articles = [...workspace.open.values()].filter(({root}) => root === project.root)
  const missing = articles.flatMap(article => findingsOf(workspace, article).missing)
  if (missing.length === 0) return found
  const joined = new Map(found)
  for (const finding of missing.sort(byPlace))
    joined.set(finding.path, [...(joined.get(finding.path) ?? []), finding])
  return joined
}

/** Of a file whose text before counts, the places of all but its problems are those of another text. */
function withoutHeld(
  project: Project,
  found: ReadonlyMap<string, readonly Finding[]>
): ReadonlyMap<string, readonly Finding[]> {
  const held = heldFiles(project)
  if (held.length === 0) return found
  const left = new Map(found)
  for (const {path} of held) {
    const problems = found.get(path)?.filter(({ruleId}) => OF_THE_TEXT.has(ruleId))
    left.set(path, problems ?? [])
  }
  return left
}

/** The rules that say what is wrong in the text of a project's file itself. */
const OF_THE_TEXT: ReadonlySet<string> = new Set([
  'invalid-baseline',
  'invalid-codebook',
  'invalid-glossary',
  'invalid-project'
])

/** A file of a project that counts as it was before, and the rule that says what is wrong in it now. */
export interface Held {
  readonly path: string
  readonly ruleId: string
}

/** The files of a project that cannot be read, and count as they were before. */
export function heldFiles({glossary, held, config}: Project): readonly Held[] {
  const broken = glossary.files.filter(({heldFrom}) => heldFrom !== undefined)
  const ruleOf = (path: string): string => {
    if (path === config.codebook) return 'invalid-codebook'
    if (path === baselineName) return 'invalid-baseline'
    return glossary.files.some(file => file.path === path) ? 'invalid-glossary' : 'invalid-project'
  }
  return [...held, ...broken].map(({path}) => ({path, ruleId: ruleOf(path)}))
}
