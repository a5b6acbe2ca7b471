import type {FileSettings} from '../../cli/options/read-selecting.js'
import {
  createBlobReader,
  GitError,
  listChangedSince,
  listStaged,
  repositoryOf
} from '../../node/git-changes.js'
import {toPortable} from '../../node/paths.js'
import {isWild, matchGlobs} from '../../project/globs.js'
import {addArticle, attempt, type CollectedFiles, startCollecting} from './collect-files.js'
import {showPath} from './show-path.js'
import {UsageError} from './usage-error.js'

/** The articles that are staged in git, with the contents that are staged. Throws a UsageError where git cannot say. */
export function collectStaged(fileSettings: FileSettings): CollectedFiles {
  return withGit('--staged', () => {
    const repository = repositoryOf(process.cwd())
    const {files, conflicts, differing} = listStaged(repository)
    const contents = new Map([...differing, ...files])
    const readBlob = createBlobReader(repository, [...new Set(files.values())])
    const collected = startCollecting(fileSettings, path => {
      const name = contents.get(toPortable(path))
      return name === undefined ? undefined : readBlob(name)
    })
    addChanged(collected, [...files.keys()])
    const isMeant = meant(fileSettings.paths)
    for (const path of conflicts.filter(isMeant))
      collected.failures.push({
        path: showPath(path),
        message: 'Unexpected merge conflict, expected one that is resolved'
      })
    return collected
  })
}

/** The articles that differ from a commit. Throws a UsageError where git cannot say. */
export function collectChangedSince(fileSettings: FileSettings, ref: string): CollectedFiles {
  return withGit(`--since ${ref}`, () => {
    const collected = startCollecting(fileSettings)
    addChanged(collected, listChangedSince(repositoryOf(process.cwd()), ref))
    return collected
  })
}

/** Of what has changed, only articles count, and what projects are made of. */
function addChanged(collected: CollectedFiles, paths: readonly string[]): void {
  for (const path of paths.filter(meant(collected.fileSettings.paths)))
    attempt(collected, showPath(path), () => addArticle(collected, path))
}

/** Operands narrow down what has changed; without any, what is in the working directory counts. */
function meant(operands: readonly string[]): (path: string) => boolean {
  const places = (operands.length > 0 ? operands : ['.']).map(operand => {
    const absolute = toPortable(operand)
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
    throw new UsageError(`Unexpected \`${option}\`, expected git to know it: ${error.message}`)
  }
}
