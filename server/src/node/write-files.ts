import {
  accessSync,
  closeSync,
  constants,
  type Dirent,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync
} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import {readText} from './file-system.js'
import {isWithin, realPath} from './paths.js'
import {writeOutput} from './standard-streams.js'

/**
 * Writes a text as UTF-8 in one step: whoever reads the file, and whatever ends this process, sees the old text
 * or the new one and nothing between. A file that is there keeps its mode and owner; of a symbolic link the
 * target is written. Throws what `node:fs` throws where that cannot be done; the file is then as it was.
 */
export function writeText(path: string, text: string): void {
  replaceFile(path, temporary => writeFileSync(temporary, text))
}

/** The same for a text in pieces, of which only some are in memory at a time. */
export function writePieces(path: string, pieces: Iterable<string>): void {
  replaceFile(path, temporary => fill(temporary, pieces))
}

/** The package itself would take a write that a full disk cut short for a whole one. */
function replaceFile(path: string, tmpfileCreated: (temporary: string) => void): void {
  writeFileAtomic.sync(path, '', {tmpfileCreated})
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
 * Writes pieces of text to where a user says: to a file in one step, as `writePieces` does, into a pipe or a device
 * as it is, which must not be replaced by a file. Throws what `node:fs` throws.
 */
export function writeTo(path: string, pieces: Iterable<string>): void {
  const status = statSync(path, {throwIfNoEntry: false})
  if (!status || status.isFile()) {
    writePieces(path, pieces)
    return
  }
  const descriptor = openSync(path, 'w')
  try {
    writeOutput(descriptor, pieces)
  } finally {
    closeSync(descriptor)
  }
}

/** Why a file is not written; the message says it, without the file's name. */
export class RefusedWriteError extends Error {
  override readonly name = 'RefusedWriteError'
}

/** A file's new text, and the text that it is made of. */
export interface Replacement {
  readonly path: string
  readonly before: string
  readonly text: string
  /** The folder that the file has to be in, wherever links lead; its own links are resolved. */
  readonly allowed: string
}

/**
 * Replaces the text of a file in one step. Throws a `RefusedWriteError`, and leaves the file as it is, where it may
 * not be written, lies outside of the allowed folder or has another text by now; and what `node:fs` throws.
 */
export function replaceText({path, before, text, allowed}: Replacement): void {
  const target = realPath(path)
  if (!isWithin(allowed, target))
    throw new RefusedWriteError('Unexpected link out of the project, expected a file in it')
  // A file is replaced by a new one, which would not ask whether the old one may be written.
  if (!mayBeWritten(target))
    throw new RefusedWriteError('Unexpected permissions, expected a file that may be written')
  if (readText(target) !== before)
    throw new RefusedWriteError(
      'Unexpected change meanwhile, expected a file that nobody else writes'
    )
  writeText(target, text)
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
 * Removes what a process left behind that was killed while it wrote these files: temporary files beside them.
 * They are told by their names, and by holding nothing but a beginning of what the file holds now.
 */
export function removeLeftovers(paths: readonly string[]): void {
  const names = new Map<string, Set<string>>()
  for (const path of paths.map(realPath)) {
    const folder = dirname(path)
    names.set(folder, (names.get(folder) ?? new Set()).add(basename(path)))
  }
  for (const [folder, written] of names) clean(folder, written)
}

function clean(folder: string, written: ReadonlySet<string>): void {
  for (const item of readdirSync(folder, {withFileTypes: true})) {
    const name = nameOfOriginal(item)
    if (name === undefined || !written.has(name)) continue
    if (isBeginning(join(folder, item.name), join(folder, name)))
      unlinkSync(join(folder, item.name))
  }
}

/** A temporary file has the name of the file that it is to become, and a number behind it. */
function nameOfOriginal(item: Dirent): string | undefined {
  return item.isFile() ? /^(.+)\.\d{1,10}$/s.exec(item.name)?.[1] : undefined
}

function isBeginning(path: string, whole: string): boolean {
  const bytes = readFileSync(path)
  return readFileSync(whole).subarray(0, bytes.length).equals(bytes)
}
