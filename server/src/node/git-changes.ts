import {join} from 'node:path'
import {askGit} from './git.js'
import {toPortable} from './paths.js'

/** Git refused; the message is its reason on one line. */
export class GitError extends Error {
  override readonly name = 'GitError'
}

/** The files that are staged, by absolute path; blobs by their hash. */
export interface Staged {
  /** The blobs of added and changed files in the index. */
  readonly files: ReadonlyMap<string, string>
  /** Files whose merge is not resolved. */
  readonly conflicts: readonly string[]
  /** The blobs in the index of files, staged or not, that differ in the work tree. */
  readonly differing: ReadonlyMap<string, string>
}

/**
 * The work tree of the repository that a folder is in, absolute and `/`-separated. Throws a `GitError` where there is
 * none.
 */
export function repositoryOf(folder: string): string {
  const top = ask(['rev-parse', '--show-toplevel'], folder)
  return toPortable(top.toString('utf8').replace(/\n$/, ''))
}

/** Lists the files that are staged in a repository; submodules and links are none. Throws a `GitError`. */
export function listStaged(repository: string): Staged {
  const files = new Map<string, string>()
  const conflicts: string[] = []
  for (const {status, mode, after, path} of listChanges(repository, ['--cached'])) {
    if (status === 'U') conflicts.push(path)
    else if (status !== 'D' && isFile(mode)) files.set(path, after)
  }
  const differing = new Map<string, string>()
  for (const {before, path} of listChanges(repository, []))
    if (!/^0+$/.test(before)) differing.set(path, before)
  return {files, conflicts, differing}
}

/**
 * The absolute paths of the files that have changed since the merge base of a commit and HEAD: committed, staged, not
 * staged, or untracked. Throws a `GitError` where there is no such commit or no merge base.
 */
export function listChangedSince(repository: string, ref: string): readonly string[] {
  const base = mergeBase(repository, ref)
  const changed = listChanges(repository, [base]).filter(
    ({status, mode}) => status !== 'D' && isFile(mode)
  )
  const untracked = ask(['ls-files', '--others', '--exclude-standard', '-z'], repository)
  return [...changed.map(({path}) => path), ...split(untracked).map(path => join(repository, path))]
}

/** The contents of blobs, by their hashes and in that order. Throws a `GitError` where one is not there. */
function readBlobs(repository: string, names: readonly string[]): readonly Buffer[] {
  const output = ask(['cat-file', '--batch'], repository, `${names.join('\n')}\n`)
  const contents: Buffer[] = []
  let at = 0
  for (const name of names) {
    const lineEnd = output.indexOf('\n', at)
    const head = output.subarray(at, lineEnd).toString('latin1')
    const length = Number(/^[0-9a-f]+ blob (\d+)$/.exec(head)?.[1] ?? Number.NaN)
    if (Number.isNaN(length)) throw new GitError(`the object ${name} cannot be read: ${head}`)
    contents.push(output.subarray(lineEnd + 1, lineEnd + 1 + length))
    at = lineEnd + 1 + length + 1
  }
  return contents
}

/** A line of `git diff --raw` (git-diff(1), *Raw output format*). */
interface Change {
  /** One letter. */
  readonly status: string
  /** The mode of the newer side, in octal digits. */
  readonly mode: string
  /** The blob of the older side; only zeros where it is not known. */
  readonly before: string
  /** That of the newer side. */
  readonly after: string
  /** Absolute. */
  readonly path: string
}

/**
 * The changes between two of work tree, index and a commit, as the arguments say; a renamed file counts as a new one.
 */
function listChanges(repository: string, args: readonly string[]): readonly Change[] {
  const output = ask(['diff', ...RAW, ...args, '--'], repository)
  const fields = split(output)
  const changes: Change[] = []
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, mode = '', before = '', after = '', status = ''] = fields[at]?.split(' ') ?? []
    const path = join(repository, fields[at + 1] ?? '')
    changes.push({status: status.slice(0, 1), mode, before, after, path})
  }
  return changes
}

/** Options that make the output the same whatever settings the user has. */
const RAW = [
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-renames',
  '--no-relative',
  '--no-ext-diff',
  '--ignore-submodules=all'
]

/** Whether a mode is that of a file, not of a link or a submodule. */
function isFile(mode: string): boolean {
  return mode.startsWith('100')
}

function mergeBase(repository: string, ref: string): string {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]
  const commit = askGit(args, repository)
  if ('refusal' in commit) throw new GitError('there is no such commit, branch or tag')
  const name = commit.output.toString('latin1').trim()
  const base = askGit(['merge-base', name, 'HEAD'], repository)
  if ('output' in base) return base.output.toString('latin1').trim()
  throw new GitError(
    'it has no commit in common with HEAD (a shallow clone needs `git fetch --unshallow`)'
  )
}

function ask(args: readonly string[], folder: string, input?: string): Buffer {
  const answer = askGit(args, folder, input)
  if ('output' in answer) return answer.output
  throw new GitError(answer.refusal)
}

function split(output: Buffer): string[] {
  return output.toString('utf8').split('\0').filter(Boolean)
}

/** Reads a blob of a repository by its hash. Throws a `GitError` where it is not there. */
export type ReadBlob = (name: string) => Buffer

/**
 * Makes a `ReadBlob` for blobs that will be asked for in about this order: it reads a hundred at a time, as starting git
 * takes longer than reading, and holds no others.
 */
export function createBlobReader(repository: string, order: readonly string[]): ReadBlob {
  const places = new Map(order.map((name, index) => [name, index]))
  let held = new Map<string, Buffer>()
  return name => {
    const known = held.get(name)
    if (known) return known
    const place = places.get(name)
    const names = place === undefined ? [name] : order.slice(place, place + MOST)
    const contents = readBlobs(repository, names)
    held = new Map(names.map((each, index) => [each, contents[index] ?? Buffer.alloc(0)]))
    return held.get(name) ?? Buffer.alloc(0)
  }
}

/** Blobs that one run of git reads. */
const MOST = 100
