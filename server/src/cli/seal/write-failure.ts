import {type Failure, toFailure} from '../failure.js'

/** What an error in writing a file means; `path` is as seen from the working directory. */
export function toWriteFailure(path: string, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = REASONS[code]
  return message === undefined ? toFailure(path, error) : {path, message}
}

const UNWRITABLE = 'Unexpected permissions, expected a file in a folder that may be written to'
const FULL = 'Unexpected full disk, expected room for the file: it is as it was'

const REASONS: Readonly<Record<string, string>> = {
  EACCES: UNWRITABLE,
  EPERM: UNWRITABLE,
  EROFS: UNWRITABLE,
  ENOSPC: FULL,
  EDQUOT: FULL
}
