import {loadProject} from '../../node/load-project.js'
import {toPortable} from '../../node/paths.js'
import type {Project} from '../../project/project.js'
import {knownRules} from '../../rules/registry.js'

/** A project as it would be if some of its own files had other texts, given by absolute path; all others stay. */
export function reloadProject(project: Project, texts: ReadonlyMap<string, string>): Project {
  const {root, file} = project
  const known = new Map(
    Array.from(project.texts, ([path, text]) => [absolutePath(project, path), text])
  )
  const overlay = (path: string): string | undefined => {
    const absolute = toPortable(path)
    return texts.get(absolute) ?? known.get(absolute)
  }
  return loadProject(root, {...(file !== undefined && {file}), knownRules, overlay})
}

/** A path of a project as an absolute one. */
export function absolutePath({root}: Project, path: string): string {
  return toPortable(`${root}/${path}`)
}
