import {decodeText, readBytes, TooLargeError} from '../../node/file-system.js'
import {allowedRoot, pathFrom, toPortable} from '../../node/paths.js'
import {folderPrefix} from '../../project/path-names.js'

/** How the files of a project are shown and read. Paths are relative to the project's root. */
export interface FileAccess {
  /** A path as seen from the working directory. */
  readonly show: (path: string) => string
  /** The text of a file of no more bytes than the limit, if there is one; throws what `readText` throws. */
  readonly read: (path: string, limit?: number) => string
  /** The same undecoded; the bytes are there until the next file is read. */
  readonly readBytes: (path: string, limit?: number) => Buffer
  /** Whether contents of files come from elsewhere than the disk, where no other thread finds them. */
  readonly isGiven?: true
}

/** Contents that stand for those of files, as that of standard input or those in git's index. */
export interface GivenFiles {
  /** The content of a file by its path relative to the project's root; undefined for one that is read as usual. */
  readonly bytesOf: (path: string) => Buffer | undefined
  /** How it is shown, if not by its path. */
  readonly nameOf?: (path: string) => string | undefined
}

/** The access to the files of the project in a folder, shown as seen from the working directory. */
export function fileAccess(root: string, cwd: string, given?: GivenFiles): FileAccess {
  const absolute = folderPrefix(root)
  const prefix = root === toPortable(cwd) ? '' : `${pathFrom(cwd, root)}/`
  const isBelow = !prefix.startsWith('../')
  const links = (): string => allowedRoot(root)
  const bytesOf = (path: string, limit?: number): Buffer => {
    const bytes = given?.bytesOf(path)
    if (bytes === undefined) return readBytes(absolute + path, limit, links)
    if (limit !== undefined && bytes.length > limit) throw new TooLargeError(path, limit)
    return bytes
  }
  return {
    show: path => {
      const name = given?.nameOf?.(path)
      if (name !== undefined) return name
      // Joining is enough for most paths, and far faster.
      return isBelow && !path.startsWith('.') ? prefix + path : pathFrom(cwd, absolute + path)
    },
    read: (path, limit) => decodeText(bytesOf(path, limit), path),
    readBytes: bytesOf,
    ...(given && {isGiven: true})
  }
}
