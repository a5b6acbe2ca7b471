import {createLineIndex, findLine} from '../../base/line-index.js'
import {parseRenaming, type Renaming} from '../../exchange/brat/renaming.js'
import {readText} from '../../node/file-system.js'
import {toFailureAt} from '../files/failure.js'
import {namedPath} from '../files/named-input.js'
import {UsageError} from '../usage-error.js'

/** Reads the file that `--map` names. Throws a `UsageError` where it cannot be read or something is wrong in it. */
export function readRenaming(file: string, cwd: string): Renaming {
  let text: string
  try {
    text = readText(namedPath(file, cwd))
  } catch (error) {
    const {path, message} = toFailureAt(cwd, file, error)
    throw new UsageError(`${path}: ${message}`)
  }
  const {renaming, problems} = parseRenaming(text)
  const [problem] = problems
  if (!problem) return renaming
  const line = findLine(createLineIndex(text), problem.span.start) + 1
  throw new UsageError(`${file}:${line}: ${problem.message}`)
}
