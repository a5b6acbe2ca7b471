import {lstatSync, readdirSync, statSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {baselineName} from '../project/baseline.js'
import {folderPrefix} from '../project/path-names.js'
import {statusOf} from './file-kind.js'
import {foldersAbove, projectFileName, toPortable} from './paths.js'

/** A project's folder, and its project file if it has one; both absolute and `/`-separated. */
export interface FoundProject {
  readonly root: string
  readonly file: string | undefined
}

/**
 * Finds the project of a file or folder, which need not be there: that of the nearest `newsmark.yaml` at or above it.
 * Without one, its root is the nearest folder of the repository with a `glossary.yaml`, a `glossary/*.yaml` or a
 * baseline; without those, the innermost of the folders `around` that holds it, which are absolute: the working
 * directory, or those open in an editor; else the folder itself, or the folder of the file.
 */
export function findProject(path: string, around: readonly string[]): FoundProject {
  return projectOf(isFolder(path) ? path : dirname(path), around)
}

/** Makes a `findProject` that looks for a project above each folder once. */
export function createProjectFinder(around: readonly string[]): (path: string) => FoundProject {
  const find = createFolderFinder(around)
  return path => find(isFolder(path) ? path : dirname(path))
}

/** The same for the files of folders, which need not be there, by the paths of the folders. */
export function createFolderFinder(around: readonly string[]): (folder: string) => FoundProject {
  const known = new Map<string, FoundProject>()
  return folder => {
    const found = known.get(folder) ?? projectOf(folder, around)
    known.set(folder, found)
    return found
  }
}

function projectOf(start: string, around: readonly string[]): FoundProject {
  for (const folder of foldersAbove(start)) {
    const file = join(folder, projectFileName)
    if (isFile(file)) return {root: toPortable(folder), file: toPortable(file)}
  }
  return {root: implicitRoot(start, around), file: undefined}
}

function implicitRoot(start: string, around: readonly string[]): string {
  for (const folder of foldersAbove(start)) {
    if (holdsProjectFiles(folder)) return toPortable(folder)
    if (statusOf(lstatSync, join(folder, '.git'))) break
  }
  const here = toPortable(start)
  const holding = around.filter(folder => here === folder || here.startsWith(folderPrefix(folder)))
  return holding.toSorted((a, b) => b.length - a.length)[0] ?? here
}

/**
 * Whether a folder, absolute or relative to the working directory, is a project by the defaults: it holds a glossary or
 * a baseline where they are looked for without a `newsmark.yaml`. What lies in a folder `glossary` belongs to the
 * folder around that.
 */
export function holdsProjectFiles(folder: string): boolean {
  if (basename(folder) === 'glossary') return false
  if (implicitNames.some(name => isFile(join(folder, name)))) return true
  return namesIn(join(folder, 'glossary')).some(name => name.endsWith('.yaml'))
}

/** The files that make a folder without a `newsmark.yaml` a project, beside those in `glossary/`. */
const implicitNames: readonly string[] = ['glossary.yaml', baselineName]

/** Whether a path is that of a file that makes a folder a project, be it a `newsmark.yaml` or one by the defaults. */
export function makesProject(path: string): boolean {
  const name = basename(path)
  return (
    name === projectFileName ||
    implicitNames.includes(name) ||
    /(^|[/])glossary[/][^/]+[.]yaml$/.test(path)
  )
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return []
    throw error
  }
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
