import {closeSync, openSync, statSync} from 'node:fs'
import {writeOutput} from './standard-streams.js'
import {writePieces} from './write-text.js'

/**
 * Writes pieces of text to where a user says: to a file in one step, as `writePieces` does, into a pipe or a device
 * as it is, which must not be replaced by a file. Throws what `node:fs` throws.
 */
export function writeTo(path: string, pieces: Iterable<string>): void {
  const status = statSync(path, {throwIfNoEntry: false})
  if (!status || status.isFile()) {
    writePieces(path, pieces)
    return
  }
  const descriptor = openSync(path, 'w')
  try {
    writeOutput(descriptor, pieces)
  } finally {
    closeSync(descriptor)
  }
}
