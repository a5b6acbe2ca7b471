import {relative, sep} from 'node:path'
import {readText} from '../node/file-system.js'
import {toPortable} from '../node/paths.js'

/** How the files of a project are called and read. */
export interface ProjectPaths {
  /** A path of the project, relative to its root, as seen from the working directory. */
  readonly show: (path: string) => string
  /** The text of a file; throws what `readText` throws. */
  readonly read: (path: string) => string
}

/** One text that stands for a file, as that from standard input. */
export interface GivenText {
  /** Relative to the root of its project. */
  readonly path: string
  readonly text: string
  /** What to call it, if not by its path. */
  readonly name?: string
}

/** The paths of the project in a folder, as seen from the working directory. */
export function projectPaths(root: string, cwd: string, given?: GivenText): ProjectPaths {
  const absolute = root.endsWith('/') ? root : `${root}/`
  const seen = (path: string): string => relative(cwd, path).replaceAll(sep, '/')
  const prefix = root === toPortable(cwd) ? '' : `${seen(root)}/`
  const isBelow = !prefix.startsWith('../')
  return {
    show: path => {
      if (path === given?.path && given.name !== undefined) return given.name
      // Joining is all it takes for most paths, and far faster.
      return isBelow && !path.startsWith('.') ? prefix + path : seen(absolute + path)
    },
    read: path => (path === given?.path ? given.text : readText(absolute + path))
  }
}
