import {closeSync, openSync, writeFileSync} from 'node:fs'
import writeFileAtomic from 'write-file-atomic'
import {writeOutput} from './standard-streams.js'

/**
 * Writes a text as UTF-8 in one step: whoever reads the file, and whatever ends this process, sees the old text
 * or the new one and nothing between. A file that is there keeps its mode and owner; of a symbolic link the
 * target is written. Throws what `node:fs` throws where that cannot be done; the file is then as it was.
 */
export function writeText(path: string, text: string): void {
  replaceFile(path, temporary => writeFileSync(temporary, text))
}

/** The same for a text in pieces, of which only some are in memory at a time. */
export function writePieces(path: string, pieces: Iterable<string>): void {
  replaceFile(path, temporary => fill(temporary, pieces))
}

/** The package itself would take a write that a full disk cut short for a whole one. */
function replaceFile(path: string, tmpfileCreated: (temporary: string) => void): void {
  writeFileAtomic.sync(path, '', {tmpfileCreated})
}

function fill(path: string, pieces: Iterable<string>): void {
  const descriptor = openSync(path, 'w')
  try {
    writeOutput(descriptor, pieces)
  } finally {
    closeSync(descriptor)
  }
}
