import {existsSync, readlinkSync, realpathSync} from 'node:fs'
import {basename, dirname, join, relative, resolve, sep} from 'node:path'

/** The project file's name. */
export const projectFileName = 'newsmark.yaml'

/**
 * A path of this machine as the project writes it: absolute, `/`-separated, without a slash at its end except for
 * the root. A relative one starts in `folder`, by default the working directory.
 */
export function toPortable(path: string, folder: string = '.'): string {
  const absolute = resolve(folder, path)
  const portable = sep === '/' ? absolute : absolute.replaceAll(sep, '/')
  return portable.length > 1 && portable.endsWith('/') ? portable.slice(0, -1) : portable
}

/** A path as seen from a folder, `/`-separated; empty for the folder itself. Both absolute, or seen from one folder. */
export function pathFrom(folder: string, path: string): string {
  return relative(folder, path).replaceAll(sep, '/')
}

/** The absolute paths of a folder and of those around it, nearest first, up to the file system's root. */
export function* foldersAbove(folder: string): Generator<string> {
  let current = resolve(folder)
  for (;;) {
    yield current
    const above = dirname(current)
    if (above === current) return
    current = above
  }
}

/**
 * The folder that no path of a project may lead out of, with symbolic links resolved: the repository
 * around the project, or the project's own folder where it is in none.
 */
export function allowedRoot(projectRoot: string): string {
  for (const folder of foldersAbove(projectRoot)) {
    if (existsSync(join(folder, '.git'))) return realPath(folder)
  }
  return realPath(projectRoot)
}

/**
 * The absolute path with symbolic links resolved, be there something at their end or not. Of what is not there or may not be
 * looked at (a file that an editor has not saved yet, a path that is misspelt) the nearest folder that can be resolved is.
 * Throws nothing.
 */
export function realPath(path: string): string {
  return resolveLinks(resolve(path), 0)
}

/** More links than any system follows, so that one that leads in a circle comes to an end. */
const MOST_LINKS = 40

function resolveLinks(absolute: string, followed: number): string {
  try {
    return realpathSync(absolute)
  } catch {
    const above = dirname(absolute)
    if (above === absolute) return absolute
    const folder = resolveLinks(above, followed)
    const target = followed < MOST_LINKS ? targetOf(absolute) : undefined
    if (target !== undefined) return resolveLinks(resolve(folder, target), followed + 1)
    return join(folder, basename(absolute))
  }
}

/** What a link says of where it leads; undefined for what is no link. */
function targetOf(path: string): string | undefined {
  try {
    return readlinkSync(path)
  } catch {
    return undefined
  }
}

/** Whether a path is a folder or in it; both with symbolic links resolved. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}
