import {pathIn, relativeName} from '../project/path-names.js'
import type {Project} from '../project/project.js'
import {fileNamed, isGlossaryFile} from '../project/selection.js'
import type {Workspace} from './workspace.js'

/** One of a project's own files, and what it is to it. */
export interface ProjectFile {
  readonly role: 'project' | 'codebook' | 'glossary'
  readonly project: Project
  readonly text: string
}

/** The file at a path as one of the first project's that has it; undefined for any other file. */
export function projectFileAt(workspace: Workspace, path: string): ProjectFile | undefined {
  for (const project of workspace.projects.values()) {
    const name = fileNamed(project, path)
    const text = name === undefined ? undefined : project.texts.get(name)
    const role = name === undefined ? undefined : roleOf(project, path, name)
    if (role && text !== undefined) return {role, project, text}
  }
  return undefined
}

function roleOf(
  {root, file, config, glossary}: Project,
  path: string,
  name: string
): ProjectFile['role'] | undefined {
  if (
    path === file ||
    path.endsWith('/newsmark.yaml') ||
    config.extends.some(other => pathIn(root, other) === path)
  )
    return 'project'
  if (config.codebook !== undefined && pathIn(root, config.codebook) === path) return 'codebook'
  const isKnown = glossary.files.some(known => known.path === name)
  return isKnown || isGlossaryFile(config, relativeName(root, path)) ? 'glossary' : undefined
}
