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
