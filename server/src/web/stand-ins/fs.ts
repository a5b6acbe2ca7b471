// Stands in for `node:fs` in the browser: as much of it as the shared code calls, over the mirror of the open folders.
import {itemAt, type MirrorFile, type MirrorItem, mirror, namesOf} from '../mirror.js'

/** A refusal, as Node tells of one. */
export class SystemError extends Error {
  readonly code: string
  readonly syscall: string

  constructor(code: string, syscall: string, path: string) {
    super(`${code}: ${syscall} '${path}'`)
    this.code = code
    this.syscall = syscall
  }
}

/** The flags of opening; that of following no links is absent, as on Windows: the mirror holds none. */
export const constants: {
  readonly O_RDONLY: number
  readonly O_NOFOLLOW?: number
  readonly O_NONBLOCK?: number
} = {O_RDONLY: 0}

/** What is known of a file or folder without reading it. */
export class Stats {
  readonly size: number
  readonly mtimeMs: number
  readonly ctimeMs: number
  readonly ino: number
  readonly dev = 0
  readonly #kind: MirrorItem['kind']

  constructor(item: MirrorItem) {
    this.#kind = item.kind
    this.size = item.kind === 'file' ? (item.bytes?.length ?? 0) : 0
    // There are no times, but the version of an item changes with its content.
    this.mtimeMs = item.version
    this.ctimeMs = item.version
    this.ino = item.version
  }

  isFile(): boolean {
    return this.#kind === 'file'
  }

  isDirectory(): boolean {
    return this.#kind === 'folder'
  }

  isSymbolicLink(): boolean {
    return false
  }

  isFIFO(): boolean {
    return false
  }

  isSocket(): boolean {
    return false
  }
}

/** An item of a folder. */
export class Dirent {
  readonly name: string
  readonly #kind: MirrorItem['kind']

  constructor(name: string, kind: MirrorItem['kind']) {
    this.name = name
    this.#kind = kind
  }

  isFile(): boolean {
    return this.#kind === 'file'
  }

  isDirectory(): boolean {
    return this.#kind === 'folder'
  }

  isSymbolicLink(): boolean {
    return false
  }
}

/** What is at a path, or the code of the refusal. */
function find(path: string): MirrorItem | 'ENOENT' | 'ENOTDIR' | 'ERR_INVALID_ARG_VALUE' {
  if (path.includes('\0')) return 'ERR_INVALID_ARG_VALUE'
  const item = itemAt(mirror, namesOf(path))
  if (item === 'file on the way') return 'ENOTDIR'
  if (item?.kind === 'file' && path.endsWith('/')) return 'ENOTDIR'
  return item ?? 'ENOENT'
}

function need(path: string, syscall: string): MirrorItem {
  const found = find(path)
  if (typeof found === 'string') throw new SystemError(found, syscall, path)
  return found
}

/** The status of what is at a path; undefined where nothing is, if that is asked for. */
export function statSync(
  path: string,
  {throwIfNoEntry = true}: {readonly throwIfNoEntry?: boolean} = {}
): Stats | undefined {
  const found = find(path)
  // Node counts a file on the way as nothing, too.
  if (!throwIfNoEntry && (found === 'ENOENT' || found === 'ENOTDIR')) return undefined
  if (typeof found === 'string') throw new SystemError(found, 'stat', path)
  return new Stats(found)
}

/** The same: there are no links. */
export function lstatSync(
  path: string,
  options?: {readonly throwIfNoEntry?: boolean}
): Stats | undefined {
  return statSync(path, options)
}

/** Whether there is a file or a folder. */
export function existsSync(path: string): boolean {
  return typeof find(path) === 'object'
}

/** The names in a folder, or its items. */
export function readdirSync(
  path: string,
  options?: {readonly withFileTypes?: boolean}
): readonly (string | Dirent)[] {
  const item = need(path, 'scandir')
  if (item.kind === 'file') throw new SystemError('ENOTDIR', 'scandir', path)
  const names = [...item.items.keys()]
  if (!options?.withFileTypes) return names
  return [...item.items].map(([name, {kind}]) => new Dirent(name, kind))
}

/** The path itself, if something is there. */
export function realpathSync(path: string): string {
  need(path, 'realpath')
  return `/${namesOf(path).join('/')}`
}

/** Refuses, as nothing is a link. */
export function readlinkSync(path: string): string {
  need(path, 'readlink')
  throw new SystemError('EINVAL', 'readlink', path)
}

interface OpenFile {
  readonly path: string
  readonly item: MirrorItem
  /** Bytes that were read. */
  position: number
}

const open = new Map<number, OpenFile>()
let last = 2

/** Opens a file, or a folder, which cannot be read. */
export function openSync(path: string): number {
  const item = need(path, 'open')
  if (item.kind === 'file' && !item.bytes) throw new SystemError('EACCES', 'open', path)
  open.set(++last, {path, item, position: 0})
  return last
}

export function closeSync(descriptor: number): void {
  open.delete(descriptor)
}

function opened(descriptor: number): OpenFile {
  const file = open.get(descriptor)
  if (!file) throw new SystemError('EBADF', 'read', '')
  return file
}

export function fstatSync(descriptor: number): Stats {
  return new Stats(opened(descriptor).item)
}

/** Reads on into some bytes; gives how many were read. */
export function readSync(
  descriptor: number,
  target: Uint8Array,
  offset: number,
  length: number
): number {
  const file = opened(descriptor)
  const bytes = bytesOf(file)
  const piece = bytes.subarray(file.position, file.position + length)
  target.set(piece, offset)
  file.position += piece.length
  return piece.length
}

function bytesOf({path, item}: OpenFile): Uint8Array {
  if (item.kind === 'folder') throw new SystemError('EISDIR', 'read', path)
  return (item satisfies MirrorFile).bytes ?? new Uint8Array()
}

/** All bytes of a file. */
export function readFileSync(path: string): Uint8Array {
  const descriptor = openSync(path)
  const bytes = bytesOf(opened(descriptor))
  closeSync(descriptor)
  return bytes
}
