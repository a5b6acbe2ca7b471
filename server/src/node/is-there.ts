import {existsSync} from 'node:fs'

/** Whether there is a file or folder at a path; also false where we may not look. */
export function isThere(path: string): boolean {
  return existsSync(path)
}
