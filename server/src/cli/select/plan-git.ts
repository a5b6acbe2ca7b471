import {createBlobReader} from '../../node/blob-reader.js'
import {GitError, listChangedSince, listStaged, repositoryOf} from '../../node/git-changes.js'
import {toPortable} from '../../node/paths.js'
import {isWild, matchGlobs} from '../../project/glob.js'
import type {Selecting} from '../settings/read-selecting.js'
import {showPath} from '../show-path.js'
import {UsageError} from '../usage-error.js'
import {addArticle, attempt, type Draft, startDraft} from './draft.js'

/** The articles that are staged in git, with the contents that are staged. Throws a UsageError where git cannot say. */
export function draftStaged(selecting: Selecting): Draft {
  return withGit('--staged', () => {
    const repository = repositoryOf(process.cwd())
    const {files, conflicts, differing} = listStaged(repository)
    const contents = new Map([...differing, ...files])
    const readBlob = createBlobReader(repository, [...new Set(files.values())])
    const draft = startDraft(selecting, path => {
      const name = contents.get(toPortable(path))
      return name === undefined ? undefined : readBlob(name)
    })
    addChanged(draft, [...files.keys()])
    const isMeant = meant(selecting.paths)
    for (const path of conflicts.filter(isMeant))
      draft.failures.push({
        path: showPath(path),
        message: 'This file has a merge conflict: resolve it first'
      })
    return draft
  })
}

/** The articles that differ from a commit. Throws a UsageError where git cannot say. */
export function draftChangedSince(selecting: Selecting, ref: string): Draft {
  return withGit(`--since ${ref}`, () => {
    const draft = startDraft(selecting)
    addChanged(draft, listChangedSince(repositoryOf(process.cwd()), ref))
    return draft
  })
}

/** Of what has changed, only articles count, and what projects are made of. */
function addChanged(draft: Draft, paths: readonly string[]): void {
  for (const path of paths.filter(meant(draft.selecting.paths)))
    attempt(draft, showPath(path), () => addArticle(draft, path))
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
    throw new UsageError(`git does not know what \`${option}\` asks for: ${error.message}`)
  }
}
