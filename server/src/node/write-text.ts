import {writeFileSync} from 'node:fs'
import writeFileAtomic from 'write-file-atomic'

/**
 * Writes a text as UTF-8 in one step: whoever reads the file, and whatever ends this process, sees the old text
 * or the new one and nothing between. A file that is there keeps its mode and owner; of a symbolic link the
 * target is written. Throws what `node:fs` throws where that cannot be done; the file is then as it was.
 */
export function writeText(path: string, text: string): void {
  // The package itself would take a write that a full disk cut short for a whole one.
  const tmpfileCreated = (temporary: string): void => writeFileSync(temporary, text)
  writeFileAtomic.sync(path, '', {tmpfileCreated})
}
