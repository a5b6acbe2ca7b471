import {UnreadableFileError} from '../../node/file-system.js'
import {pathFrom} from '../../node/paths.js'
import type {WalkProblem} from '../../node/walk.js'
import type {Failure} from '../../reporting/report.js'
import type {RuleError} from '../../rules/run-rules.js'
import {namedPath} from './named-input.js'

/** The failure that an error means for a file; an error that the file system does not explain is a bug of ours. */
export function toFailure(path: string, error: unknown): Failure {
  if (error instanceof UnreadableFileError)
    return {
      path,
      message: `This file holds ${error.encoding}: save it again as plain text in UTF-8`
    }
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
  ENOENT: 'There is no such file or folder: check the path',
  EACCES: 'You may not read this file: change its permissions',
  EPERM: 'You may not read this file: change its permissions',
  ELOOP: 'This link leads in a circle: make it lead to a file or folder',
  EISDIR: 'This is a folder: name a file',
  ENOTDIR: 'This path goes through a file as if that were a folder: check the path'
}

/** The failure that an error in writing a file means; `path` is as seen from the working directory. */
export function toWriteFailure(path: string, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = WRITE_REASONS[code]
  return message === undefined ? toFailure(path, error) : {path, message}
}

const UNWRITABLE = 'You may not write this file: change the permissions of the file and its folder'
const FULL = 'The disk is full and the file is as it was: make room for it'

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
    'You may not look into this folder: change its permissions, or leave it out with `exclude` in `newsmark.yaml`',
  link: 'You may not look at what this link leads to: change the permissions of that',
  'broken link': 'This link leads nowhere: make it lead to a file, or remove it',
  'circular link': 'This link leads in a circle: make it lead to a file, or remove it'
}
