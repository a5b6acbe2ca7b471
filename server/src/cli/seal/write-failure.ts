import {type Failure, toFailure} from '../failure.js'

/** What an error in writing a file means; `path` is as seen from the working directory. */
export function toWriteFailure(path: string, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = REASONS[code]
  return message === undefined ? toFailure(path, error) : {path, message}
}

const UNWRITABLE = 'You may not write this file: change the permissions of the file and its folder'
const FULL = 'The disk is full and the file is as it was: make room for it'

const REASONS: Readonly<Record<string, string>> = {
  EACCES: UNWRITABLE,
  EPERM: UNWRITABLE,
  EROFS: UNWRITABLE,
  ENOSPC: FULL,
  EDQUOT: FULL
}
