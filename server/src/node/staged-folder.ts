import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import {dirname, join} from 'node:path'
import {isThere, plainKindAt} from './file-kind.js'
import {realPath} from './paths.js'
import {RefusedWriteError, refuseLeaving} from './write-files.js'

/** Files that come into a folder together, once all of them are whole. */
export interface StagedFolder {
  /** Adds text to the end of a file; the name is relative to the folder. Throws what `node:fs` throws. */
  readonly append: (name: string, text: string) => void
  /** Writes a whole file. */
  readonly write: (name: string, text: string) => void
  /** Puts all files at their places. Throws a `StagedFileError` before the first where one may not be put there. */
  readonly commit: () => void
  /** Removes what is not put in place. Has to be called at the end, whatever happened. */
  readonly discard: () => void
}

/** A file of a staged folder could not be put at its place. */
export class StagedFileError extends Error {
  override readonly name = 'StagedFileError'
  readonly path: string

  constructor(path: string, cause: unknown) {
    super(`Could not write ${path}`, {cause})
    this.path = path
  }
}

/**
 * Starts files in a hidden folder within a folder, which is made if need be. A process that is killed leaves that behind, and no
 * half file at the place of a whole one. Files that are there are replaced only if they may be.
 */
export function stageFolder(folder: string, mayReplace: boolean): StagedFolder {
  const made = isThere(folder) ? undefined : makeFolder(folder)
  const allowed = realPath(folder)
  const staging = mkdtempSync(join(folder, '.newsmark-export-'))
  const names = new Set<string>()
  const folders = new Set<string>()
  const open = new Map<string, OpenFile>()
  const stagedPath = (name: string): string => {
    const path = join(staging, name)
    const parent = dirname(path)
    if (!folders.has(parent)) mkdirSync(parent, {recursive: true})
    folders.add(parent)
    names.add(name)
    return path
  }
  const close = (): void => {
    for (const {descriptor} of open.values()) closeSync(descriptor)
    open.clear()
  }
  return {
    append(name, text) {
      const known = open.get(name)
      const file = known ?? {descriptor: openSync(stagedPath(name), 'w'), held: ''}
      if (!known) open.set(name, file)
      file.held += text
      if (file.held.length > HELD) flush(file)
    },
    write: (name, text) => writeFileSync(stagedPath(name), text),
    commit() {
      for (const file of open.values()) flush(file)
      close()
      const check = (path: string): void => checkPlace(path, allowed, mayReplace)
      for (const name of names) attempt(join(folder, name), check)
      for (const name of names)
        attempt(join(folder, name), path => renameSync(join(staging, name), path))
    },
    discard() {
      close()
      rmSync(staging, {recursive: true, force: true})
      if (made !== undefined) removeEmpty(folder, made)
    }
  }
}

/**
 * Makes a folder and those around it, from the outermost on, and gives that one: Node's own way never ends where the system
 * refuses a folder as one that is not there, as in /proc. Throws what `node:fs` throws.
 */
function makeFolder(folder: string): string {
  const around = dirname(folder)
  const made = around === folder || isThere(around) ? undefined : makeFolder(around)
  mkdirSync(folder)
  return made ?? folder
}

/** A file that grows, and what of it is not written yet. */
interface OpenFile {
  readonly descriptor: number
  held: string
}

function attempt(path: string, act: (path: string) => void): void {
  try {
    act(path)
  } catch (error) {
    throw new StagedFileError(path, error)
  }
}

/** Throws where a file may not be put at a path; makes the folder around it. */
function checkPlace(path: string, allowed: string, mayReplace: boolean): void {
  const kind = plainKindAt(path)
  if (kind !== undefined && !mayReplace) throw new RefusedWriteError(IS_THERE)
  if (kind === 'folder' || kind === 'other')
    throw new RefusedWriteError('Something else than a file is here: choose another folder')
  const parent = dirname(path)
  refuseLeaving(parent, allowed)
  mkdirSync(parent, {recursive: true})
}

/** What is said of a file that is there and may not be replaced. */
const IS_THERE =
  'There is a file here already: choose another folder, or write over it with `--force`'

/** UTF-16 units that are held of each file before they are written. */
const HELD = 1 << 16

function flush(file: OpenFile): void {
  writeFileSync(file.descriptor, file.held)
  file.held = ''
}

/** Removes folders that were made for nothing, from the inner one up to the first that was made. */
function removeEmpty(folder: string, made: string): void {
  try {
    for (let path = folder; path.length >= made.length; path = dirname(path)) rmdirSync(path)
  } catch {
    // Something stands in it, and so it stays.
  }
}
