/** The path that stands for standard input on the command line. */
export const STDIN = '-'

/** The name of standard input in messages. */
export const STDIN_NAME = '<stdin>'

/** The name in messages of a path from the command line. */
export function nameOf(path: string): string {
  return path === STDIN ? STDIN_NAME : path
}
