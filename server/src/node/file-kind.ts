import {existsSync, lstatSync, statSync} from 'node:fs'

/** Whether a path leads to a folder, links followed. Throws what `node:fs` throws where it leads nowhere. */
export function isFolder(path: string): boolean {
  return statSync(path).isDirectory()
}

/**
 * Whether there is nothing at a path, not even a link; false where that cannot be told, as in a folder without
 * permission.
 */
export function isGone(path: string): boolean {
  try {
    return lstatSync(path, {throwIfNoEntry: false}) === undefined
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return false
    throw error
  }
}

/** Whether there is a file or folder at a path, links followed; false where that cannot be told. */
export function isThere(path: string): boolean {
  return existsSync(path)
}
