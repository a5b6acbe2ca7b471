import {UnreadableFileError} from '../../node/file-system.js'
import type {WalkProblem} from '../../node/walk.js'
import type {Failure} from '../../reporting/report.js'
import type {RuleError} from '../../rules/run-rules.js'
import {showPath} from './show-path.js'

/** What an error means for the file at hand; an error that the file system does not explain is a bug of ours. */
export function toFailure(path: string, error: unknown): Failure {
  if (error instanceof UnreadableFileError)
    return {path, message: `Unexpected ${error.encoding}, expected UTF-8 text`}
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = REASONS[code]
  if (reason) return {path, message: reason}
  if (error instanceof Error && 'syscall' in error) return {path, message: error.message}
  return {path, message: `Internal error: ${stackOf(error)}`}
}

/** What a bug in a rule means for the file at hand. */
export function toRuleFailure(path: string, {ruleId, cause}: RuleError): Failure {
  return {path, message: `Internal error in the rule \`${ruleId}\`: ${stackOf(cause)}`}
}

/** What happened, and where in our code. */
function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'Unexpected path, expected a file or folder that exists',
  EACCES: 'Unexpected permissions, expected a file that may be read',
  EPERM: 'Unexpected permissions, expected a file that may be read',
  ELOOP: 'Unexpected link that leads round in a circle, expected one to a file or folder',
  EISDIR: 'Unexpected folder, expected a file',
  ENOTDIR: 'Unexpected path through a file, expected a file or folder that exists'
}

/** What an error in writing a file means; `path` is as seen from the working directory. */
export function toWriteFailure(path: string, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = WRITE_REASONS[code]
  return message === undefined ? toFailure(path, error) : {path, message}
}

const UNWRITABLE = 'Unexpected permissions, expected a file in a folder that may be written to'
const FULL = 'Unexpected full disk, expected room for the file: it is as it was'

const WRITE_REASONS: Readonly<Record<string, string>> = {
  EACCES: UNWRITABLE,
  EPERM: UNWRITABLE,
  EROFS: UNWRITABLE,
  ENOSPC: FULL,
  EDQUOT: FULL
}

/** What it means that a folder, or something in it, could not be looked at. */
export function toWalkFailure(folder: string, {path, what}: WalkProblem): Failure {
  return {path: showPath(`${folder}/${path}`) || '.', message: MESSAGES[what]}
}

const MESSAGES: Readonly<Record<WalkProblem['what'], string>> = {
  folder:
    'Unexpected permissions, expected a folder that may be listed, or `exclude` in newsmark.yaml to leave it out',
  link: 'Unexpected permissions, expected a link to a file that may be looked at',
  'broken link': 'Unexpected link that leads nowhere, expected one to a file',
  'circular link': 'Unexpected link that leads round in a circle, expected one to a file'
}
