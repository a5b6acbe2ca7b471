import {createTwoFilesPatch, FILE_HEADERS_ONLY} from 'diff'
import {shownPath} from './files-to-mend.js'
import {printable} from './format/printable.js'
import type {MendedFile} from './mend-file.js'

/** How a file differs from what is made of it, for `git apply` and `patch -p1`. */
export function formatDiff(file: MendedFile): string {
  const shown = shownPath(file)
  const options = {context: CONTEXT, headerOptions: FILE_HEADERS_ONLY}
  const {before, text} = file
  return createTwoFilesPatch(
    `a/${shown}`,
    `b/${shown}`,
    before,
    text,
    undefined,
    undefined,
    options
  )
}

/** Lines around a change. */
const CONTEXT = 3

/** The same for a terminal, which obeys some of the characters that articles may hold. */
export function forTerminal(diff: string): string {
  return diff.split('\n').map(printable).join('\n')
}
