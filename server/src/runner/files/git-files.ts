import {
  createBlobReader,
  GitError,
  listChangedSince,
  listStaged,
  repositoryOf
} from '../../node/git-changes.js'
import {pathFrom, toPortable} from '../../node/paths.js'
import {isWild, matchGlobs} from '../../project/globs.js'
import type {FileOptions} from '../options.js'
import {UsageError} from '../usage-error.js'
import {addArticle, attempt, type CollectedFiles, startCollecting} from './collect-files.js'

/** The articles that are staged in git, with the contents that are staged. Throws a UsageError where git cannot say. */
export function collectStaged(options: FileOptions, cwd: string): CollectedFiles {
  return withGit('--staged', () => {
    const repository = repositoryOf(cwd)
    const {files, conflicts, differing} = listStaged(repository)
    const contents = new Map([...differing, ...files])
    const readBlob = createBlobReader(repository, [...new Set(files.values())])
    const collected = startCollecting(options, cwd, path => {
      const name = contents.get(toPortable(path))
      return name === undefined ? undefined : readBlob(name)
    })
    addChanged(collected, [...files.keys()])
    const isMeant = meant(options.paths, cwd)
    for (const path of conflicts.filter(isMeant))
      collected.failures.push({
        path: pathFrom(cwd, path),
        message: 'This file has a merge conflict: resolve it first'
      })
    return collected
  })
}

/** The articles that differ from a commit. Throws a UsageError where git cannot say. */
export function collectChangedSince(
  options: FileOptions,
  ref: string,
  cwd: string
): CollectedFiles {
  return withGit(`--since ${ref}`, () => {
    const collected = startCollecting(options, cwd)
    addChanged(collected, listChangedSince(repositoryOf(cwd), ref))
    return collected
  })
}

/** Of changed files, only articles and project files count. */
function addChanged(collected: CollectedFiles, paths: readonly string[]): void {
  const {options, cwd} = collected
  for (const path of paths.filter(meant(options.paths, cwd)))
    attempt(collected, pathFrom(cwd, path), () => addArticle(collected, path))
}

/** Operands narrow down the changed files; without any, those in the working directory count. */
function meant(operands: readonly string[], cwd: string): (path: string) => boolean {
  const places = (operands.length > 0 ? operands : ['.']).map(operand => {
    const absolute = toPortable(operand, cwd)
    const folder = absolute === '/' ? '/' : `${absolute}/`
    const matches = isWild(operand) ? matchGlobs([absolute], {dot: true}) : () => false
    return (path: string): boolean => path === absolute || path.startsWith(folder) || matches(path)
  })
  return path => places.some(test => test(path))
}

function withGit<T>(option: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    throw new UsageError(`git does not know what \`${option}\` asks for: ${error.message}`)
  }
}
