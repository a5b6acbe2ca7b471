import {relative, sep} from 'node:path'

/** An absolute path as seen from the working directory, `/`-separated. */
export function showPath(path: string): string {
  return relative(process.cwd(), path).replaceAll(sep, '/')
}
