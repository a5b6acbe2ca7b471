import {UnreadableFileError} from '../../node/file-system.js'
import {NoFileError, type OtherKind} from '../../node/open-file.js'
import {pathFrom} from '../../node/paths.js'
import {INVALID_PATH, systemCode} from '../../node/system-errors.js'
import type {WalkProblem} from '../../node/walk.js'
import {RefusedWriteError} from '../../node/write-files.js'
import type {Failure} from '../../reporting/report.js'
import type {RuleError} from '../../rules/run-rules.js'
import {namedPath} from './named-input.js'

/** The failure that an error in reading means for a file; an error that the file system does not explain is a bug of ours. */
export function toFailure(path: string, error: unknown): Failure {
  // Node puts U+FFFD in the place of bytes that are no UTF-8, so that the name leads nowhere.
  if (systemCode(error) === 'ENOENT' && path.includes('\uFFFD')) return {path, message: NO_NAME}
  return {path, message: reasonOf(error, 'read') ?? `Internal error: ${stackOf(error)}`}
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

/** The failure that an error in writing a file means. */
export function toWriteFailure(path: string, error: unknown): Failure {
  return {path, message: reasonOf(error, 'written') ?? `Internal error: ${stackOf(error)}`}
}

/** What keeps a file from being read or written, as its user is told; undefined for a bug of ours. */
export function reasonOf(error: unknown, done: 'read' | 'written'): string | undefined {
  if (error instanceof UnreadableFileError)
    return `This file holds ${error.encoding}: save it again as plain text in UTF-8`
  if (error instanceof NoFileError) return KINDS[error.kind]
  if (error instanceof RefusedWriteError) return error.message
  const code = systemCode(error)
  if (code === undefined) return undefined
  const reason = (done === 'written' ? WRITE_REASONS[code] : undefined) ?? REASONS[code]
  return reason ?? (error instanceof Error ? error.message : code)
}

/**
 * The message of an error, and where in our code it was thrown: paths are those in the package, wherever it was built
 * or lies.
 */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return (error.stack ?? error.message).replace(PLACE, '$1')
}

/** The part of a line of a stack that comes before the path in the package. */
const PLACE =
  /(?<=^ +at .*)(?:file:\/\/)?(?:\/|[A-Za-z]:[\\/])[^()\n]*?[\\/]((?:dist|server|node_modules)[\\/])/gm

const KINDS: Readonly<Record<OtherKind, string>> = {
  'named pipe': 'This is a named pipe: name a file, or pass the text on standard input',
  socket: 'This is a socket: name a file',
  device: 'This is a device: name a file',
  link: 'This is a link: name the file it leads to',
  'link out of the repository':
    'This link leads out of the repository: name the file it leads to, or put that in its place'
}

const NO_NAME = 'The name of this file is not UTF-8, or it is not there: rename it'
const UNREADABLE = 'You may not read this file: change its permissions'
const TOO_MANY = 'Too many files are open: close other programs, or raise the limit (`ulimit -n`)'
const IN_USE = 'Another program uses this file: close it there and try again'

/** By the codes of errno(3). */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder: check the path',
  EACCES: UNREADABLE,
  EPERM: UNREADABLE,
  ELOOP: 'This link leads in a circle: make it lead to a file or folder',
  EISDIR: 'This is a folder: name a file',
  ENOTDIR: 'This path goes through a file as if that were a folder: check the path',
  ENAMETOOLONG:
    'This path is too long: shorten it to 255 bytes between two slashes, and 4,095 in all',
  EMFILE: TOO_MANY,
  ENFILE: TOO_MANY,
  EBUSY: IN_USE,
  ETXTBSY: IN_USE,
  EIO: 'The disk reports a fault: check it, and try again',
  [INVALID_PATH]: 'This path holds a NUL, which no path can: check the path'
}

const UNWRITABLE = 'You may not write this file: change the permissions of the file and its folder'

const WRITE_REASONS: Readonly<Record<string, string>> = {
  EACCES: UNWRITABLE,
  EPERM: UNWRITABLE,
  EROFS: 'This disk may only be read: write to another one',
  ENOSPC: 'The disk is full: make room on it',
  EDQUOT: 'Your share of the disk is used up: make room in it',
  EFBIG: 'The file would be larger than its disk allows: write less, or to another disk',
  ENXIO: 'Nobody reads this named pipe: start its reader first'
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
