import {existsSync, lstatSync, statSync} from 'node:fs'

/** Whether a path leads to a folder; throws what `node:fs` throws where it leads nowhere. */
export function isFolder(path: string): boolean {
  return statSync(path).isDirectory()
}

/** Whether there is surely nothing at a path; not where we may not look. */
export function isGone(path: string): boolean {
  try {
    return lstatSync(path, {throwIfNoEntry: false}) === undefined
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return false
    throw error
  }
}

/** Whether there is a file or folder at a path; also false where we may not look. */
export function isThere(path: string): boolean {
  return existsSync(path)
}
