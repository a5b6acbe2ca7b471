import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  realpathSync,
  type Stats
} from 'node:fs'
import {isWithin} from './paths.js'
import {systemCode} from './system-errors.js'

/** What may stand in the place of a file. */
export type OtherKind = 'named pipe' | 'socket' | 'device' | 'link' | 'link out of the repository'

/** A path leads to something that is there and is no file to be read or written; a folder is an `EISDIR` of the system. */
export class NoFileError extends Error {
  override readonly name = 'NoFileError'
  readonly kind: OtherKind
  readonly path: string

  constructor(path: string, kind: OtherKind) {
    super(`Unexpected ${kind} at ${path}, expected a file`)
    this.kind = kind
    this.path = path
  }
}

/**
 * Which symbolic links at the end of a path are followed: all, none, or those that stay in a folder, whose own links
 * are resolved; that folder is only asked for where there is a link.
 */
export type Links = 'followed' | 'refused' | (() => string)

/**
 * Opens a file for reading, the one way to do so: what is opened is asked what it is, so that nothing can be put in
 * its place in between, and opening never waits for the other end of a named pipe. Throws a `NoFileError` for what is no
 * file, and what `node:fs` throws. The descriptor is to be closed. A stream that the shell has opened, as
 * `/dev/fd/63`, is read whatever it is. Asking costs 2 µs a file.
 */
export function openFile(path: string, links: Links = 'followed'): number {
  return openSized(path, links).descriptor
}

/** An open file, and how many bytes it had then; 0 where that is not known, as of a pipe. */
export interface SizedFile {
  readonly descriptor: number
  readonly size: number
}

/** The same with the size. */
export function openSized(path: string, links: Links = 'followed'): SizedFile {
  if (SHELL_STREAM.test(path)) return {descriptor: openSync(path, 'r'), size: 0}
  const descriptor = open(path, links)
  try {
    const status = fstatSync(descriptor)
    const kind = kindOf(status)
    if (kind !== undefined) throw new NoFileError(path, kind)
    return {descriptor, size: status.size}
  } catch (error) {
    closeSync(descriptor)
    throw error
  }
}

/** What bash's `<(…)` and redirected streams are called. */
const SHELL_STREAM = /^\/(dev\/(stdin|fd\/\d+)|proc\/self\/fd\/\d+)$/

function open(path: string, links: Links): number {
  try {
    if (links === 'followed') return openSync(path, READ)
    // Windows cannot be told to follow none.
    if (!NO_FOLLOW && lstatSync(path).isSymbolicLink()) return openLink(path, links)
    return openSync(path, READ | NO_FOLLOW)
  } catch (error) {
    const code = systemCode(error)
    if (code === 'ENXIO') throw new NoFileError(path, 'socket')
    if (links === 'followed' || !LINK_CODES.has(code)) throw error
    return openLink(path, links)
  }
}

function openLink(path: string, links: Exclude<Links, 'followed'>): number {
  if (links === 'refused') throw new NoFileError(path, 'link')
  const target = realpathSync(path)
  if (!isWithin(links(), target)) throw new NoFileError(path, 'link out of the repository')
  return openFile(target, 'refused')
}

/** Both are absent on Windows. */
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)
/** What systems say of a link that is not to be followed; BSD has the second. */
const LINK_CODES: ReadonlySet<string | undefined> = new Set(['ELOOP', 'EMLINK'])

/** What stands in the place of a file; undefined for files and for folders. */
export function kindOf(status: Stats): OtherKind | undefined {
  if (status.isFile() || status.isDirectory()) return undefined
  if (status.isFIFO()) return 'named pipe'
  return status.isSocket() ? 'socket' : 'device'
}
