import {resolve} from 'node:path'

/** The path that stands for standard input on the command line. */
export const STDIN = '-'

/** The name of standard input in messages. */
export const STDIN_NAME = '<stdin>'

/** The name in messages of a path from the command line. */
export function nameOf(path: string): string {
  return path === STDIN ? STDIN_NAME : path
}

/** A path from the command line for the file system: a relative one starts in `cwd`, and the empty one leads nowhere. */
export function namedPath(path: string, cwd: string): string {
  return path === '' ? '' : resolve(cwd, path)
}
