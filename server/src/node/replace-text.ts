import {accessSync, constants} from 'node:fs'
import {readText} from './file-system.js'
import {isWithin, realPath} from './paths.js'
import {writeText} from './write-text.js'

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
    throw new RefusedWriteError('You may not write this file: change its permissions')
  if (readText(target) !== before)
    throw new RefusedWriteError('Something else has changed this file meanwhile: try again')
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
