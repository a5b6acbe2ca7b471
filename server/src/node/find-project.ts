import {lstatSync, type Stats, statSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {foldersAbove, projectFileName, toPortable} from './paths.js'

/** A project's folder, and its project file if it has one; both absolute and `/`-separated. */
export interface FoundProject {
  readonly root: string
  readonly file: string | undefined
}

/**
 * Finds the project of a file or folder, which need not be there: that of the nearest `newsmark.yaml` at or above it.
 * Without one, the folder itself, or the folder of the file, is a project by the defaults.
 */
export function findProject(path: string): FoundProject {
  return projectOf(isFolder(path) ? path : dirname(path))
}

/** Makes a `findProject` that looks for a project file above each folder once. */
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

/**
 * Whether there is a file, or a link that leads nowhere: that was meant to be the project file, and reading it reports
 * it.
 */
function isFile(path: string): boolean {
  const status = statusOf(lstatSync, path)
  return status?.isSymbolicLink() ? !isFolder(path) : (status?.isFile() ?? false)
}

/** The status of a file; undefined where there is none or it cannot be told. */
function statusOf(look: typeof statSync, path: string): Stats | undefined {
  try {
    return look(path, {throwIfNoEntry: false})
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return undefined
    throw error
  }
}
