import {TooLargeError, UnreadableFileError} from './file-system.js'
import {NoFileError} from './open-file.js'
import {systemCode} from './system-errors.js'

/** Whether an error says that a file cannot be had, and is no bug of ours: it is gone, no file, no text, too large or not allowed. */
export function isRefusal(error: unknown): boolean {
  return (
    error instanceof UnreadableFileError ||
    error instanceof TooLargeError ||
    error instanceof NoFileError ||
    systemCode(error) !== undefined
  )
}

/** Does what may be refused; then gives undefined. */
export function unlessRefused<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch (error) {
    if (isRefusal(error)) return undefined
    throw error
  }
}
