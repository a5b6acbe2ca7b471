import {decodeText, readText} from '../../node/file-system.js'
import {readStdin} from '../../node/standard-streams.js'

/** The path that stands for standard input on the command line. */
export const STDIN = '-'

/** How standard input is called in messages. */
export const STDIN_NAME = '<stdin>'

/** The text of a file named on the command line, or of standard input. Throws what `readText` throws. */
export function readGiven(path: string): string {
  return path === STDIN ? decodeText(readStdin(), STDIN_NAME) : readText(path)
}

/** How a path from the command line is called in what we print. */
export function nameOf(path: string): string {
  return path === STDIN ? STDIN_NAME : path
}
