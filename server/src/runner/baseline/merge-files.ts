import {readText} from '../../node/file-system.js'
import {writeText} from '../../node/write-files.js'
import {writeBaseline} from '../../project/baseline.js'
import {mergeBaselines} from '../../project/merge-baselines.js'
import {exitCode} from '../exit-code.js'
import {namedPath} from '../files/named-input.js'
import type {RunContext} from '../run-context.js'
import {UsageError} from '../usage-error.js'

/**
 * Merges two versions of a baseline into the second file, as git asks a merge driver to: `%O %A %B`. Gives the exit code:
 * with any other than 0, git calls the file a conflict and leaves it to the user. Throws what reading and writing throws.
 */
export function mergeBaselineFiles(
  paths: readonly string[],
  {cwd, notify}: Pick<RunContext, 'cwd' | 'notify'>
): number {
  const [base, ours, theirs, more] = paths.map(path => namedPath(path, cwd))
  if (base === undefined || ours === undefined || theirs === undefined || more !== undefined)
    throw new UsageError(
      `Unexpected ${paths.length} files behind \`merge\`, expected three: the common one, ours and theirs`
    )
  const merged = mergeBaselines({
    base: readText(base),
    ours: readText(ours),
    theirs: readText(theirs)
  })
  if (!merged) {
    notify(
      'A baseline cannot be read: correct it on its branch, or write it anew with `create --force`'
    )
    return exitCode.failure
  }
  writeText(ours, writeBaseline(merged))
  return exitCode.ok
}
