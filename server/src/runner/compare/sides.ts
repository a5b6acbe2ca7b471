import {isFolder, isThere} from '../../node/file-kind.js'
import {decodeText, readText} from '../../node/file-system.js'
import {createBlobReader, GitError, repositoryOf} from '../../node/git-changes.js'
import {commitOf, listTree} from '../../node/git-trees.js'
import {allowedRoot, pathFrom, toPortable} from '../../node/paths.js'
import {folderPrefix} from '../../project/path-names.js'
import type {Failure} from '../../reporting/report.js'
import {resolveOperands} from '../files/resolve-files.js'
import type {FileOptions} from '../options.js'
import {UsageError} from '../usage-error.js'

/** One of the two states that are compared: the articles that it holds. */
export interface Side {
  /** What the user called it. */
  readonly name: string
  /** The articles by the name under which they are compared. */
  readonly articles: ReadonlyMap<string, SideArticle>
  /** Files that could not be looked at. */
  readonly failures: readonly Failure[]
  /** Gives the reader of the articles that will be asked for, in about this order. */
  readonly open: (names: readonly string[]) => ReadArticle
}

/** Reads an article of a side by its name; throws what reading and decoding throw. */
export type ReadArticle = (name: string) => string

/** An article of a side. */
export interface SideArticle {
  /** The absolute path that it has in the work tree, whose project holds for it. */
  readonly path: string
  /** What tells contents apart without reading them; undefined for what has to be read. */
  readonly blob: string | undefined
}

/** The two sides that operands name: two files, two folders, two revisions, or one of them and the work tree. */
export interface Sides {
  readonly before: Side
  readonly after: Side
}

/**
 * Finds the two sides: `A B`, `A..B`, or `A` alone, a revision that is compared with the work tree. A path that exists is
 * meant as such; anything else is a revision, as `main` or `main:articles/x.news.txt`. Throws a UsageError for what is
 * neither, and for a file beside a folder.
 */
export function findSides(operands: readonly string[], options: FileOptions, cwd: string): Sides {
  const [before = '', after, ...more] = splitRange(operands)
  if (more.length > 0 || before === '')
    throw new UsageError('Unexpected number of versions, expected two, or one revision of git')
  const first = pathKind(before, cwd)
  if (after === undefined) {
    if (first !== undefined)
      throw new UsageError(`No second version is given: name what \`${before}\` is compared with`)
    return {before: revisionSide(before, cwd), after: folderSide('.', options, cwd, true)}
  }
  const second = pathKind(after, cwd)
  const oneFile = first === 'file' || second === 'file' || isBlobName(before) || isBlobName(after)
  if (oneFile) return {before: fileSide(before, cwd), after: fileSide(after, cwd)}
  refuseMissing(operands, cwd)
  const isFromGit = first === undefined || second === undefined
  return {
    before: first ? folderSide(before, options, cwd, isFromGit) : revisionSide(before, cwd),
    after: second ? folderSide(after, options, cwd, isFromGit) : revisionSide(after, cwd)
  }
}

/** Where there is no git, what is no path is nothing: a folder beside it is not to blame. */
function refuseMissing(operands: readonly string[], cwd: string): void {
  const missing = operands.length === 2 && operands.find(each => pathKind(each, cwd) === undefined)
  if (missing !== undefined && missing !== false) inGit(missing, () => repositoryOf(cwd))
}

/**
 * Finds one of several sides that are compared by the paths in them: a file, a folder, or a revision. Throws a UsageError for
 * what is none of these.
 */
export function findSide(operand: string, options: FileOptions, cwd: string): Side {
  const kind = pathKind(operand, cwd)
  if (kind === 'file' || (kind === undefined && isBlobName(operand))) return fileSide(operand, cwd)
  return kind === 'folder' ? folderSide(operand, options, cwd, false) : revisionSide(operand, cwd)
}

/** `A..B` means `A B`; of a path that exists the two points are a part. */
function splitRange(operands: readonly string[]): readonly string[] {
  const [only = ''] = operands
  const at = only.indexOf('..')
  if (operands.length !== 1 || at <= 0) return operands
  return [only.slice(0, at), only.slice(at + 2) || 'HEAD']
}

function pathKind(operand: string, cwd: string): 'file' | 'folder' | undefined {
  const path = toPortable(operand, cwd)
  if (!isThere(path)) return undefined
  return isFolder(path) ? 'folder' : 'file'
}

/** Whether an operand means a file of a revision, as `main:articles/x.news.txt`. */
function isBlobName(operand: string): boolean {
  return /.:./s.test(operand)
}

/** A file, under one name for both sides. */
function fileSide(operand: string, cwd: string): Side {
  const path = toPortable(operand, cwd)
  const kind = pathKind(operand, cwd)
  if (kind === 'folder')
    throw new UsageError(
      `Unexpected folder \`${operand}\`, expected a file as the other version is one`
    )
  if (kind === undefined) return blobSide(operand, cwd)
  const read = (): string => readText(path, undefined, () => allowedRoot(cwd))
  const articles = new Map([['', {path, blob: undefined}]])
  return {name: operand, articles, failures: [], open: () => read}
}

function blobSide(operand: string, cwd: string): Side {
  const [, revision = '', file = ''] = /^([^:]+):(.+)$/s.exec(operand) ?? []
  if (revision === '')
    throw new UsageError(
      `Unexpected \`${operand}\`, expected a file, or one of a revision as \`main:FILE\``
    )
  return inGit(operand, () => {
    const repository = repositoryOf(cwd)
    const path = file.startsWith('./') ? toPortable(file, cwd) : toPortable(file, repository)
    const name = pathFrom(repository, path)
    const blob = listTree(repository, commitOf(repository, revision)).get(name)
    if (blob === undefined) throw new UsageError(`\`${revision}\` has no file \`${name}\``)
    const read = (): string => decodeText(createBlobReader(repository, [blob])(blob), name)
    const articles = new Map([['', {path, blob}]])
    return {name: operand, articles, failures: [], open: () => read}
  })
}

/** The articles of a folder, by their paths in it, or, to be compared with a revision, in the repository. */
function folderSide(folder: string, options: FileOptions, cwd: string, isInGit: boolean): Side {
  const root = isInGit ? inGit(folder, () => repositoryOf(cwd)) : toPortable(folder, cwd)
  return articlesSide(folder, [folder], options, cwd, path => pathFrom(root, path))
}

/**
 * The articles that are found in folders, by the names that their absolute paths are given; those without one are left out.
 * Throws what resolving paths throws.
 */
export function articlesSide(
  side: string,
  folders: readonly string[],
  options: FileOptions,
  cwd: string,
  toName: (path: string) => string | undefined
): Side {
  const {projects, failures} = resolveOperands({...options, paths: folders}, cwd)
  const articles = new Map<string, SideArticle>()
  const readers = new Map<string, () => string>()
  for (const {project, access, articles: paths} of projects)
    for (const path of paths) {
      const absolute = folderPrefix(project.root) + path
      const name = toName(absolute)
      if (name === undefined) continue
      articles.set(name, {path: absolute, blob: undefined})
      readers.set(name, () => access.read(path))
    }
  return {name: side, articles, failures, open: () => name => readers.get(name)?.() ?? ''}
}

/** All files of a revision below the working directory; which of them are articles is for their projects to say. */
function revisionSide(revision: string, cwd: string): Side {
  return inGit(revision, () => {
    const repository = repositoryOf(cwd)
    const below = folderPrefix(toPortable(cwd))
    const files = [...listTree(repository, commitOf(repository, revision))].filter(([name]) =>
      `${repository}/${name}`.startsWith(below)
    )
    const articles = new Map(
      files.map(([name, blob]) => [name, {path: `${repository}/${name}`, blob}] as const)
    )
    const open = (names: readonly string[]): ReadArticle => {
      const blobOf = (name: string): string => articles.get(name)?.blob ?? ''
      const readBlob = createBlobReader(repository, [...new Set(names.map(blobOf))])
      return name => decodeText(readBlob(blobOf(name)), name)
    }
    return {name: revision, articles, failures: [], open}
  })
}

function inGit<T>(operand: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    throw new UsageError(
      `Unexpected \`${operand}\`, expected a path, or a revision that git knows: ${error.message}`
    )
  }
}
