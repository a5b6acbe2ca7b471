import {decodeText, readText} from '../node/file-system.js'
import {findProject} from '../node/find-project.js'
import {allowedRoot, toPortable} from '../node/paths.js'
import {readStdin} from '../node/standard-streams.js'
import {STDIN, STDIN_NAME} from '../runner/files/named-input.js'

/** The text of a file named on the command line, or of standard input for `-`; a link must not lead out of its repository. Throws what `readText` throws. */
export function readGiven(path: string): string {
  if (path === STDIN) return decodeText(readStdin(), STDIN_NAME)
  return readText(path, undefined, () =>
    allowedRoot(findProject(path, [toPortable(process.cwd())]).root)
  )
}
