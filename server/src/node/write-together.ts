import {dirname} from 'node:path'
import {plainKindAt} from './file-kind.js'
import {
  checkReplacement,
  makeFolder,
  RefusedWriteError,
  refuseLeaving,
  removeFile,
  removeLeftovers,
  replaceText,
  writeText
} from './write-files.js'

/** The text that a file is to have. */
export interface TogetherWrite {
  /** Absolute. */
  readonly path: string
  readonly text: string
  /** The text that it has now; undefined for a file that is not there yet. */
  readonly before: string | undefined
  /** The folder that the file has to be in once links are resolved; its own links are. */
  readonly allowed: string
}

/** One of several files could not be written, so that none of them was. */
export class UnwrittenError extends Error {
  override readonly name = 'UnwrittenError'
  readonly path: string

  constructor(path: string, cause: unknown) {
    super(`Could not write ${path}`, {cause})
    this.path = path
  }
}

/**
 * Writes several files in their order, or none of them: what has been written is put back where one cannot be written, and
 * where `stops` says so between two. Each is written in one step, so that a process that is killed leaves whole files.
 * Gives whether they were written; throws an `UnwrittenError`.
 */
export function writeTogether(writes: readonly TogetherWrite[], stops: () => boolean): boolean {
  for (const write of writes) attempt(write, check)
  const done: TogetherWrite[] = []
  for (const write of writes) {
    if (stops()) {
      putBack(done)
      return false
    }
    try {
      attempt(write, writeOne)
    } catch (error) {
      putBack(done)
      throw error
    }
    done.push(write)
  }
  removeLeftovers(writes.map(({path}) => path))
  return true
}

function attempt(write: TogetherWrite, act: (write: TogetherWrite) => void): void {
  try {
    act(write)
  } catch (error) {
    throw new UnwrittenError(write.path, error)
  }
}

function check({path, before, allowed}: TogetherWrite): void {
  if (before !== undefined) checkReplacement({path, before, allowed})
  else if (plainKindAt(path) === undefined) refuseLeaving(path, allowed)
  else throw new RefusedWriteError('Something else has made this file meanwhile: try again')
}

function writeOne({path, before, text, allowed}: TogetherWrite): void {
  if (before !== undefined) {
    replaceText({path, before, text, allowed})
    return
  }
  makeFolder(dirname(path))
  writeText(path, text)
}

function putBack(done: readonly TogetherWrite[]): void {
  for (const {path, before} of done.toReversed()) {
    if (before === undefined) removeFile(path)
    else writeText(path, before)
  }
}
