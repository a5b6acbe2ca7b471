import {decodeText, readBytes, UnreadableFileError} from '../../node/file-system.js'
import {readStdin} from '../../node/standard-streams.js'
import {UsageError} from '../usage-error.js'
import {namedPath, nameOf, STDIN} from './named-input.js'

/**
 * The paths that a file lists, or standard input for `-`: one a line, empty lines aside, or separated by NUL.
 * Throws what `readText` throws, and a UsageError where the list is separated otherwise, or names what is no UTF-8.
 */
export function readFileList(file: string, separator: '\n' | '\0', cwd: string): readonly string[] {
  const bytes = file === STDIN ? readStdin() : readBytes(namedPath(file, cwd))
  // With as many NULs as short names have, a list of them looks like binary data.
  if (separator === '\0') {
    if (!bytes.includes(0) && bytes.includes(10))
      throw new UsageError(`${nameOf(file)} separates its paths by line ends: leave out \`--null\``)
    return bytes
      .toString('utf8')
      .split('\0')
      .filter(path => path !== '')
  }
  return decodeList(bytes, nameOf(file))
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter(path => path.trim() !== '')
}

/** The bytes as text. One in UTF-16, which has NULs too, starts with its byte order mark. */
function decodeList(bytes: Buffer, name: string): string {
  const isWide = ['fffe', 'feff'].includes(bytes.subarray(0, 2).toString('hex'))
  if (bytes.includes(0) && !isWide)
    throw new UsageError(
      `${name} separates its paths by NUL: write \`--null\` beside \`--file-list\``
    )
  try {
    return decodeText(bytes, name)
  } catch (error) {
    if (!(error instanceof UnreadableFileError) || isWide) throw error
    return bytes.toString('utf8')
  }
}
