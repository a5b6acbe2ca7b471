import {UnreadableFileError} from '../node/file-system.js'
import type {RuleError} from '../rules/run-rules.js'

/** What kept a file from being checked, or a bug of ours: told on standard error, exit code 2. */
export interface Failure {
  /** As seen from the working directory. */
  readonly path: string
  /** One sentence, the path not included. */
  readonly message: string
}

/** What an error means for the file at hand; an error that the file system does not explain is a bug of ours. */
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

/** What a bug in a rule means for the file at hand. */
export function toRuleFailure(path: string, {ruleId, cause}: RuleError): Failure {
  return {path, message: `Internal error in the rule \`${ruleId}\`: ${stackOf(cause)}`}
}

/** What happened, and where in our code. */
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
