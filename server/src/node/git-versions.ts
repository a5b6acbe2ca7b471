import {basename, dirname} from 'node:path'
import {askGit} from './git.js'
import {realPath} from './paths.js'

/** A version of a file in the history of a repository. */
export interface FileVersion {
  /** The hash of the commit that brought it. */
  readonly commit: string
  /** Reads its bytes; undefined where the repository lacks them, as a partial clone may. */
  readonly read: () => Buffer | undefined
}

/**
 * The versions of a file in the newest thousand commits that changed it, newest first, each content once, under earlier
 * names too. None where there is no git, or the file is in no repository or not known to it. Throws nothing.
 */
export function* fileVersions(path: string): Iterable<FileVersion> {
  const file = realPath(path)
  const folder = dirname(file)
  const answer = askGit([...LOG, '--', basename(file)], folder)
  if ('refusal' in answer) return
  let commit = ''
  const seen = new Set<string>()
  for (const line of answer.output.toString('utf8').split('\n')) {
    if (line.startsWith(COMMIT)) commit = line.slice(COMMIT.length)
    const blob = RAW.exec(line)?.[1]
    if (blob === undefined || seen.has(blob)) continue
    seen.add(blob)
    yield {commit, read: () => readBlob(blob, folder)}
  }
}

const COMMIT = 'commit '

/** Options that make the output the same whatever settings the user has. */
const LOG = [
  'log',
  '--follow',
  '--max-count=1000',
  '--raw',
  '--no-abbrev',
  '--no-ext-diff',
  '--no-color',
  '--no-show-signature',
  '--no-notes',
  `--format=${COMMIT}%H`
]

/** A line of `git log --raw`: old mode, new mode of a file, old blob, new blob. */
const RAW = /^:\d{6} 100\d{3} [0-9a-f]+ ([0-9a-f]+) /

function readBlob(name: string, folder: string): Buffer | undefined {
  const answer = askGit(['cat-file', 'blob', name], folder)
  return 'output' in answer ? answer.output : undefined
}
