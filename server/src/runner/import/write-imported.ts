import {dirname} from 'node:path'
import {realPath} from '../../node/paths.js'
import {makeFolder, refuseLeaving, writeText} from '../../node/write-files.js'

/**
 * Writes an article that was brought in, and makes the folders around it. `folder` is the one that the user named, out of which
 * no link may lead; undefined where an article stands beside its source. Throws a `RefusedWriteError` for such a link, and what
 * `node:fs` throws.
 */
export function writeImported(path: string, text: string, folder: string | undefined): void {
  if (folder !== undefined) refuseLeaving(path, realPath(folder))
  makeFolder(dirname(path))
  writeText(path, text)
}
