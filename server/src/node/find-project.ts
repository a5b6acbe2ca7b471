import {lstatSync, type Stats, statSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {foldersAbove, projectFileName, toPortable} from './paths.js'

/** Where a project is: its folder, and its project file if it has one. */
export interface FoundProject {
  readonly root: string
  readonly file: string | undefined
}

/**
 * Finds the project that rules a file or folder: that of the nearest `newsmark.yaml` at or above it.
 * Without one, the folder itself, or the folder of the file, is a project by the defaults.
 */
export function findProject(path: string): FoundProject {
  return projectOf(isFolder(path) ? path : dirname(path))
}

/** A `findProject` that looks at the folders around each folder once. */
export function createProjectFinder(): (path: string) => FoundProject {
  const known = new Map<string, FoundProject>()
  return path => {
    const start = isFolder(path) ? path : dirname(path)
    const found = known.get(start) ?? projectOf(start)
    known.set(start, found)
    return found
  }
}

function projectOf(start: string): FoundProject {
  for (const folder of foldersAbove(start)) {
    const file = join(folder, projectFileName)
    if (isFile(file)) return {root: toPortable(folder), file: toPortable(file)}
  }
  return {root: toPortable(start), file: undefined}
}

function isFolder(path: string): boolean {
  return statusOf(statSync, path)?.isDirectory() ?? false
}

/** A link that leads nowhere counts: it was meant to be the project file, and reading it will tell. */
function isFile(path: string): boolean {
  const status = statusOf(lstatSync, path)
  return status?.isSymbolicLink() ? !isFolder(path) : (status?.isFile() ?? false)
}

/** What is known of a file; undefined where there is none, or we may not look. */
function statusOf(look: typeof statSync, path: string): Stats | undefined {
  try {
    return look(path, {throwIfNoEntry: false})
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return undefined
    throw error
  }
}
