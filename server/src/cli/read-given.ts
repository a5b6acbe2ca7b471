import {decodeText, readText} from '../node/file-system.js'
import {readStdin} from '../node/standard-streams.js'
import {STDIN, STDIN_NAME} from '../runner/files/named-input.js'

/** The text of a file named on the command line, or of standard input for `-`. Throws what `readText` throws. */
export function readGiven(path: string): string {
  return path === STDIN ? decodeText(readStdin(), STDIN_NAME) : readText(path)
}
