import {
  accessSync,
  closeSync,
  constants,
  type Dirent,
  mkdirSync,
  openSync,
  readdirSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync
} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import {groupBy} from '../base/group.js'
import {readBytes, readText} from './file-system.js'
import {kindOf, NoFileError} from './open-file.js'
import {isWithin, realPath} from './paths.js'
import {writeOutput} from './standard-streams.js'

/**
 * Writes a text as UTF-8 in one step: readers see the old text or the new one, also where this process is killed. A file
 * that is there keeps its mode and owner; of a symbolic link the target is written. Throws a `NoFileError` where something
 * else is there, as a device, which must not be replaced by a file, and what `node:fs` throws; the file is then as it was.
 */
export function writeText(path: string, text: string): void {
  replaceFile(path, temporary => writeFileSync(temporary, text))
}

/** The same for a text in pieces, of which some 64 KiB are in memory at a time. */
function writePieces(path: string, pieces: Iterable<string>): void {
  replaceFile(path, temporary => fill(temporary, pieces))
}

/**
 * Replaces a file by a temporary one that we fill: the package would take a write that a full disk cut short for a
 * whole one.
 */
function replaceFile(path: string, tmpfileCreated: (temporary: string) => void): void {
  const status = statusOf(path)
  const kind = status && kindOf(status)
  if (kind !== undefined) throw new NoFileError(path, kind)
  writeFileAtomic.sync(path, '', {tmpfileCreated})
}

function statusOf(path: string): Stats | undefined {
  return statSync(path, {throwIfNoEntry: false})
}

function fill(path: string, pieces: Iterable<string>): void {
  const descriptor = openSync(path, 'w')
  try {
    writeOutput(descriptor, pieces)
  } finally {
    closeSync(descriptor)
  }
}

/**
 * Writes pieces of text to the path that a user names: a file in one step, as `writePieces` does; a pipe or a device
 * directly, as it must not be replaced by a file. Throws what `node:fs` throws.
 */
export function writeTo(path: string, pieces: Iterable<string>): void {
  const status = statusOf(path)
  if (!status || status.isFile()) {
    writePieces(path, pieces)
    return
  }
  if (status.isSocket()) throw new NoFileError(path, 'socket')
  const descriptor = openSync(path, WRITE)
  try {
    writeOutput(descriptor, pieces)
  } finally {
    closeSync(descriptor)
  }
}

/** Opening a named pipe that nobody reads does not wait for a reader but fails with `ENXIO`; absent on Windows. */
const WRITE = constants.O_WRONLY | (constants.O_NONBLOCK ?? 0)

/** Makes a folder and those around it, unless they are there. Throws what `node:fs` throws. */
export function makeFolder(path: string): void {
  mkdirSync(path, {recursive: true})
}

/** Removes a file. Throws what `node:fs` throws. */
export function removeFile(path: string): void {
  unlinkSync(path)
}

/** A file is not written; the message says why, without the file's name. */
export class RefusedWriteError extends Error {
  override readonly name = 'RefusedWriteError'
}

/** A file's new text, and the text that it was made from. */
export interface Replacement {
  readonly path: string
  readonly before: string
  readonly text: string
  /** The folder that the file has to be in once links are resolved; its own links are. */
  readonly allowed: string
}

/**
 * Replaces the text of a file in one step. Throws a `RefusedWriteError`, and leaves the file as it is, where it may
 * not be written, lies outside of the allowed folder or has another text by now; and what `node:fs` throws.
 */
export function replaceText(replacement: Replacement): void {
  writeText(checkReplacement(replacement), replacement.text)
}

/** Checks that a file may be replaced, as `replaceText` does, without doing it; gives the path with links resolved. */
export function checkReplacement({path, before, allowed}: Omit<Replacement, 'text'>): string {
  const target = refuseLeaving(path, allowed)
  // Replacing a file asks for permissions of its folder alone.
  if (!mayBeWritten(target))
    throw new RefusedWriteError('You may not write this file: change its permissions')
  if (readText(target, undefined, 'refused') !== before)
    throw new RefusedWriteError('Something else has changed this file meanwhile: try again')
  return target
}

/** The path with links resolved. Throws a `RefusedWriteError` where it lies outside of the allowed folder. */
export function refuseLeaving(path: string, allowed: string): string {
  const target = realPath(path)
  if (!isWithin(allowed, target))
    throw new RefusedWriteError('Unexpected link out of the project, expected a file in it')
  return target
}

function mayBeWritten(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Removes the temporary files beside these files that a process left behind which was killed while it wrote them: by
 * their names, and as they hold nothing but a beginning of what the file holds now. Throws what `node:fs` throws.
 */
export function removeLeftovers(paths: readonly string[]): void {
  for (const [folder, files] of groupBy(paths.map(realPath), dirname))
    clean(folder, new Set(files.map(file => basename(file))))
}

function clean(folder: string, written: ReadonlySet<string>): void {
  for (const item of readdirSync(folder, {withFileTypes: true})) {
    const name = nameOfOriginal(item)
    if (name === undefined || !written.has(name)) continue
    if (isBeginning(join(folder, item.name), join(folder, name)))
      unlinkSync(join(folder, item.name))
  }
}

/** The name of the file that a temporary file was to become: its own without the number at its end. */
function nameOfOriginal(item: Dirent): string | undefined {
  return item.isFile() ? /^(.+)\.\d{1,10}$/s.exec(item.name)?.[1] : undefined
}

function isBeginning(path: string, whole: string): boolean {
  const bytes = Buffer.from(readBytes(path, undefined, 'refused'))
  return readBytes(whole).subarray(0, bytes.length).equals(bytes)
}
