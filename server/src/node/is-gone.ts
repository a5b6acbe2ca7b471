import {lstatSync} from 'node:fs'

/** Whether there is surely nothing at a path; not where we may not look. */
export function isGone(path: string): boolean {
  try {
    return lstatSync(path, {throwIfNoEntry: false}) === undefined
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return false
    throw error
  }
}
