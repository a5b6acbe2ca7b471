import {decodeText, readBytes} from '../../node/file-system.js'
import {readStdin} from '../../node/standard-streams.js'
import {namedPath, nameOf, STDIN} from './named-input.js'

/**
 * The paths that a file lists, or standard input for `-`: one a line, empty lines aside, or separated by NUL.
 * Throws what `readText` throws.
 */
export function readFileList(file: string, separator: '\n' | '\0', cwd: string): readonly string[] {
  const bytes = file === STDIN ? readStdin() : readBytes(namedPath(file, cwd))
  // With as many NULs as short names have, a list of them looks like binary data.
  if (separator === '\0')
    return bytes
      .toString('utf8')
      .split('\0')
      .filter(path => path !== '')
  return decodeText(bytes, nameOf(file))
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter(path => path.trim() !== '')
}
