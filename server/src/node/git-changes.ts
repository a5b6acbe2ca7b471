import {join} from 'node:path'
import {askGit} from './git.js'
import {toPortable} from './paths.js'

/** What git said in place of an answer, on one line. */
export class GitError extends Error {
  override readonly name = 'GitError'
}

/** The files that are staged, by absolute path. */
export interface Staged {
  /** The names of their contents, as git stores them. */
  readonly files: ReadonlyMap<string, string>
  /** Files whose merge is not resolved. */
  readonly conflicts: readonly string[]
  /** The contents in the index of those that differ in the folder, staged or not. */
  readonly differing: ReadonlyMap<string, string>
}

/** The folder of the repository that a folder is in; throws a GitError where there is none. */
export function repositoryOf(folder: string): string {
  const top = ask(['rev-parse', '--show-toplevel'], folder)
  return toPortable(top.toString('utf8').replace(/\n$/, ''))
}

/** What is staged in a repository; submodules and links are no files. */
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
 * The files, by absolute path, that have changed since a commit and HEAD went different ways: by commits, staged,
 * not staged, or untracked. Throws a GitError where there is no such commit.
 */
export function listChangedSince(repository: string, ref: string): readonly string[] {
  const base = mergeBase(repository, ref)
  const changed = listChanges(repository, [base]).filter(
    ({status, mode}) => status !== 'D' && isFile(mode)
  )
  const untracked = ask(['ls-files', '--others', '--exclude-standard', '-z'], repository)
  return [...changed.map(({path}) => path), ...split(untracked).map(path => join(repository, path))]
}

/** The contents of the given names, in their order; throws a GitError when one is not there. */
export function readBlobs(repository: string, names: readonly string[]): readonly Buffer[] {
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

interface Change {
  readonly status: string
  /** Of the newer side. */
  readonly mode: string
  readonly before: string
  readonly after: string
  /** Absolute. */
  readonly path: string
}

/** Changes between the folder, the index and a commit, as the arguments say; a renamed file counts as a new one. */
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

/** Whatever the user has set for what people read. */
const RAW = [
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-renames',
  '--no-relative',
  '--no-ext-diff',
  '--ignore-submodules=all'
]

/** Neither a link nor another repository. */
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

/** The content of a blob of a repository; throws a GitError where it is not there. */
export type ReadBlob = (name: string) => Buffer

/**
 * Reads blobs that will be asked for in about this order: many at a time, as starting git takes longer than
 * reading, and never more than some of them are held.
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

/** So few that they fit into memory, so many that starting git costs next to nothing. */
const MOST = 100
