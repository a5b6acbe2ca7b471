import {dirname} from 'node:path'
import {isFolder} from '../../node/is-folder.js'
import type {Reporting} from '../settings/read-reporting.js'
import {UsageError} from '../usage-error.js'

/** Throws a UsageError where a report could not be written: better before a long run than after it. */
export function checkOutputs({outputs}: Reporting): void {
  for (const {file} of outputs) {
    if (file === undefined) continue
    if (isFolderAt(file))
      throw new UsageError(`Unexpected folder \`${file}\` for \`--output-file\`, expected a file`)
    if (!isFolderAt(dirname(file)))
      throw new UsageError(
        `Unexpected value \`${file}\` for \`--output-file\`, expected a file in a folder that exists`
      )
  }
}

function isFolderAt(path: string): boolean {
  try {
    return isFolder(path)
  } catch {
    return false
  }
}
