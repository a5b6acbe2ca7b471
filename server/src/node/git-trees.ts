import {askGit} from './git.js'
import {GitError} from './git-changes.js'

/** The name of the commit that a branch, a tag or another revision means. Throws a `GitError` where there is none. */
export function commitOf(repository: string, revision: string): string {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]
  const answer = askGit(args, repository)
  if ('output' in answer) return answer.output.toString('latin1').trim()
  throw new GitError('there is no such commit, branch or tag')
}

/**
 * The blobs of all files of a commit, by their paths in the repository; links and submodules are none. Throws a `GitError`
 * where the commit cannot be read.
 */
export function listTree(repository: string, commit: string): ReadonlyMap<string, string> {
  const args = ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', commit]
  const answer = askGit(args, repository)
  if ('refusal' in answer) throw new GitError(answer.refusal)
  const files = new Map<string, string>()
  for (const line of answer.output.toString('utf8').split('\0')) {
    const found = FILE.exec(line)
    if (found) files.set(line.slice(found[0].length), found[1] ?? '')
  }
  return files
}

/** The start of a line of `git ls-tree`: mode, type and name of the blob of a file. */
const FILE = /^100\d{3} blob ([0-9a-f]+)\t/
