import {UnreadableFileError} from '../../node/file-system.js'
import {pathFrom} from '../../node/paths.js'
import type {WalkProblem} from '../../node/walk.js'
import type {Failure} from '../../reporting/report.js'
import type {RuleError} from '../../rules/run-rules.js'
import {namedPath} from './named-input.js'

/** The failure that an error means for a file; an error that the file system does not explain is a bug of ours. */
export function toFailure(path: string, error: unknown): Failure {
  if (error instanceof UnreadableFileError)
    return {path, message: `Unexpected ${error.encoding}, expected UTF-8 text`}
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = REASONS[code]
  if (reason) return {path, message: reason}
  if (error instanceof Error && 'syscall' in error) return {path, message: error.message}
  return {path, message: `Internal error: ${stackOf(error)}`}
}

/**
 * The same for a path as the user named it, relative to the working directory: the messages of the system, which
 * name the absolute path, name it like that too.
 */
export function toFailureAt(cwd: string, path: string, error: unknown): Failure {
  const {message} = toFailure(path, error)
  return {path, message: message.replace(`'${namedPath(path, cwd)}'`, () => `'${path}'`)}
}

/** The failure that a bug in a rule means for a file. */
export function toRuleFailure(path: string, {ruleId, cause}: RuleError): Failure {
  return {path, message: `Internal error in the rule \`${ruleId}\`: ${stackOf(cause)}`}
}

/** The message of an error, and where in our code it was thrown. */
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

/** The failure that an error in writing a file means; `path` is as seen from the working directory. */
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

/** The failure that it means that a folder, or something in it, could not be looked at; its path is shown from `cwd`. */
export function toWalkFailure(cwd: string, folder: string, {path, what}: WalkProblem): Failure {
  return {path: pathFrom(cwd, `${folder}/${path}`) || '.', message: MESSAGES[what]}
}

const MESSAGES: Readonly<Record<WalkProblem['what'], string>> = {
  folder:
    'Unexpected permissions, expected a folder that may be listed, or `exclude` in newsmark.yaml to leave it out',
  link: 'Unexpected permissions, expected a link to a file that may be looked at',
  'broken link': 'Unexpected link that leads nowhere, expected one to a file',
  'circular link': 'Unexpected link that leads round in a circle, expected one to a file'
}
