import {FILE_HEADERS_ONLY, formatPatch} from 'diff'
import {printable} from '../report/format/printable.js'
import {shownPath} from './files-to-mend.js'
import type {MendedFile} from './mend-file.js'
import {hunksOf} from './mend-hunks.js'

/** How a file differs from what is made of it, for `git apply` and `patch -p1`. */
export function formatDiff(file: MendedFile): string {
  const shown = shownPath(file)
  const patch = {
    oldFileName: `a/${shown}`,
    newFileName: `b/${shown}`,
    oldHeader: undefined,
    newHeader: undefined,
    hunks: hunksOf(file.before, file.edits)
  }
  return formatPatch(patch, FILE_HEADERS_ONLY)
}

/** The same for a terminal, which obeys some of the characters that articles may hold. */
export function forTerminal(diff: string): string {
  return diff.split('\n').map(printable).join('\n')
}
