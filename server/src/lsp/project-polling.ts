import {allowedRoot, isWithin, realPath} from '../node/paths.js'
import {baselineName} from '../project/baseline.js'
import {splitGlob} from '../project/globs.js'
import {pathIn} from '../project/path-names.js'
import type {Project, ProjectConfig} from '../project/project.js'
import {missingIn} from './project-files.js'
import type {Server} from './server.js'
import {isFile} from './uri.js'

/**
 * Looks for changes of the project files of which no client tells: those that are links, or outside of the folders that are
 * open, and all where the client cannot be asked to tell.
 */
export function pollProjectFiles({client, poller, session, isWatched}: Server): void {
  const {folders} = session
  const isTold = (key: string): boolean =>
    client.watchesFiles &&
    isWatched &&
    folders.some(folder => (key === folder || key.startsWith(`${folder}/`)) && isPlain(folder, key))
  const keys = [...session.workspace.projects.values()].flatMap(filesOf)
  poller.look(new Set(keys.filter(key => !isTold(key))))
}

function filesOf(project: Project): readonly string[] {
  const {root, file, config, texts, unread} = project
  if (!isFile(root)) return []
  return [
    file ?? pathIn(root, 'newsmark.yaml'),
    pathIn(root, baselineName),
    ...(config.codebook === undefined ? [] : [pathIn(root, config.codebook)]),
    ...config.extends.map(path => pathIn(root, path)),
    ...[...texts.keys(), ...unread].map(name => pathIn(root, name)),
    ...foldersAround(root, config),
    ...foldersMissing(project)
  ]
}

/** The folders outside of a root in which globs find glossary files: a folder changes when a file comes into it. */
function foldersAround(root: string, {glossary}: ProjectConfig): readonly string[] {
  const outside = glossary.filter(glob => glob.startsWith('../') && splitGlob(glob).rest !== '')
  if (outside.length === 0) return []
  const allowed = allowedRoot(root)
  return outside
    .map(glob => pathIn(root, splitGlob(glob).base))
    .filter(folder => isWithin(allowed, realPath(folder)))
}

/** The folders in which a project file is missed: what may be meant instead comes there. */
function foldersMissing(project: Project): readonly string[] {
  const allowed = allowedRoot(project.root)
  return [...missingIn(project).keys()].filter(folder => isWithin(allowed, realPath(folder)))
}

/** Whether no link is on the way from a folder to a file. */
function isPlain(folder: string, key: string): boolean {
  return realPath(key) === realPath(folder) + key.slice(folder.length)
}
