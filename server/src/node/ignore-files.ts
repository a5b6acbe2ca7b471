import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {
  addIgnoreFile,
  copyRules,
  type IgnoreFile,
  type IgnoreLine,
  type IgnoreProblem,
  type IgnoreRules,
  ignoringLine,
  isFileIgnored,
  isIgnored,
  noIgnoreRules,
  withoutGit
} from '../project/ignore-rules.js'
import {readBytes, TooLargeError} from './file-system.js'
import {NoFileError} from './open-file.js'
import {foldersAbove, toPortable} from './paths.js'
import {systemCode} from './system-errors.js'

const GIT_FILE = '.gitignore'
const OWN_FILE = '.newsmarkignore'

/** The names of ignore files. */
export const ignoreFileNames: readonly string[] = [GIT_FILE, OWN_FILE]

/** Bytes; a larger ignore file does not count. */
const largest = 1024 * 1024

/** A folder with the rules of ignore files that hold in it. */
export interface IgnoreScope {
  /** The outermost folder whose ignore files count: the repository's, or the project's where it is in none. */
  readonly top: string
  /** The folder, relative to that; ends with `/` unless it is empty. */
  readonly prefix: string
  readonly rules: IgnoreRules
  readonly isInRepository: boolean
  readonly report: (problem: IgnoreProblem) => void
}

/**
 * The rules that hold in a project's folder. Where they ignore that very folder, ignore files above it do not count, as
 * whoever works in it means it. `report` gets each line that does not count. Throws what `node:fs` throws, but
 * for ignore files that are not there or may not be read: these hold no rules.
 */
export function scopeOf(root: string, report: IgnoreScope['report'] = () => {}): IgnoreScope {
  const folder = toPortable(root)
  const repository = repositoryAround(folder)
  const top = repository ?? folder
  const isInRepository = repository !== undefined
  const empty = {top, prefix: '', rules: noIgnoreRules, isInRepository, report}
  const inner = folder.slice(top.length).split('/').filter(Boolean)
  return inner.reduce((scope, name) => {
    const isLeftOut = isIgnored(scope.rules, `${scope.prefix}${name}/`)
    return scopeInside(isLeftOut ? {...empty, prefix: scope.prefix} : scope, name)
  }, withFiles(empty))
}

/**
 * The rules that hold in a folder of the scope's folder. `names` are those of the items in it, where they are known.
 * Throws as `scopeOf`.
 */
export function scopeInside(
  scope: IgnoreScope,
  name: string,
  names?: {readonly has: (name: string) => boolean}
): IgnoreScope {
  return withFiles({...scope, prefix: `${scope.prefix}${name}/`}, names)
}

/**
 * The rules that hold in a folder of a project, given relative to its root; empty for the root itself. Throws as
 * `scopeOf`.
 */
export function scopeAt(root: string, folder: string, report?: IgnoreScope['report']): IgnoreScope {
  return folder
    .split('/')
    .filter(Boolean)
    .reduce((scope, name) => scopeInside(scope, name), scopeOf(root, report))
}

/** The scope with an empty cache of answers, so that a walk keeps only those of the folder that it is in. */
export function copyScope(scope: IgnoreScope): IgnoreScope {
  return {...scope, rules: copyRules(scope.rules)}
}

/** Whether a folder in the scope's folder is ignored. */
export function isFolderLeftOut({rules, prefix}: IgnoreScope, name: string): boolean {
  return isIgnored(rules, `${prefix}${name}/`)
}

/** Whether a file in the scope's folder, which is not ignored itself, is ignored. */
export function isFileLeftOut({rules, prefix}: IgnoreScope, name: string): boolean {
  return isFileIgnored(rules, prefix, name)
}

/** Finds the line of an ignore file that ignores a path of a project; the path of a folder ends with `/`. */
export type FindLine = (path: string) => IgnoreLine | undefined

/** Makes a `FindLine` for a project, which reads the ignore files of each folder once. Both throw as `scopeOf`. */
export function createLineFinder(root: string): FindLine {
  const known = new Map<string, IgnoreScope | IgnoreLine>([['', scopeOf(root)]])
  const inside = (folder: string): IgnoreScope | IgnoreLine => {
    const before = known.get(folder)
    if (before) return before
    const cut = folder.lastIndexOf('/')
    const around = inside(folder.slice(0, Math.max(cut, 0)))
    const name = folder.slice(cut + 1)
    const found =
      'line' in around ? around : (lineOn(around, `${name}/`) ?? scopeInside(around, name))
    known.set(folder, found)
    return found
  }
  return path => {
    const isFolder = path.endsWith('/')
    const cut = path.lastIndexOf('/', isFolder ? path.length - 2 : path.length)
    const around = inside(path.slice(0, Math.max(cut, 0)))
    return 'line' in around ? around : lineOn(around, path.slice(cut + 1))
  }
}

function lineOn({rules, prefix}: IgnoreScope, name: string): IgnoreLine | undefined {
  return ignoringLine(rules, prefix + name)
}

function repositoryAround(folder: string): string | undefined {
  for (const around of foldersAbove(folder))
    if (existsSync(join(around, '.git'))) return toPortable(around)
  return undefined
}

/** Adds the rules of the ignore files in the scope's folder. */
function withFiles(
  scope: IgnoreScope,
  names?: {readonly has: (name: string) => boolean}
): IgnoreScope {
  const folder = join(scope.top, scope.prefix)
  const has = (name: string): boolean => names?.has(name) ?? true
  const isRepository = has('.git') && existsSync(join(folder, '.git'))
  const isInRepository = scope.isInRepository || isRepository
  let rules = isRepository && scope.prefix !== '' ? withoutGit(scope.rules) : scope.rules
  if (isRepository) rules = withFile(scope, rules, 'git', '.git/info/exclude')
  if (isInRepository && has(GIT_FILE)) rules = withFile(scope, rules, 'git', GIT_FILE)
  if (has(OWN_FILE)) rules = withFile(scope, rules, 'own', OWN_FILE)
  return {...scope, rules, isInRepository}
}

function withFile(
  {top, prefix, report}: IgnoreScope,
  rules: IgnoreRules,
  kind: IgnoreFile['kind'],
  name: string
): IgnoreRules {
  const path = join(top, prefix, name)
  const text = read(path, problem => report({path, line: 1, message: problem}))
  if (text === undefined) return rules
  return addIgnoreFile(rules, {kind, path, folder: prefix.slice(0, -1), text}, report)
}

/**
 * The text of an ignore file; undefined where it is not there or may not be read. As git, follows no links, which could
 * lead out.
 */
function read(path: string, report: (message: string) => void): string | undefined {
  try {
    return readBytes(path, largest, 'refused').toString('utf8')
  } catch (error) {
    if (error instanceof TooLargeError)
      report(`Unexpected file of more than ${largest} bytes, expected at most that`)
    else if (!(error instanceof NoFileError) && !PASSED_OVER.has(systemCode(error))) throw error
  }
  return undefined
}

/** What the system says of an ignore file that is not there, is a folder or may not be read. */
const PASSED_OVER: ReadonlySet<string | undefined> = new Set([
  'EACCES',
  'EISDIR',
  'ELOOP',
  'ENAMETOOLONG',
  'ENOENT',
  'ENOTDIR',
  'EPERM'
])
