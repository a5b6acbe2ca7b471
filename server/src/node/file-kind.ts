import {existsSync, lstatSync, type Stats, statSync} from 'node:fs'
import {systemCode} from './system-errors.js'

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
    if (systemCode(error) !== undefined) return false
    throw error
  }
}

/** Whether there is a file or folder at a path, links followed; false where that cannot be told. */
export function isThere(path: string): boolean {
  return existsSync(path)
}

/** What may be at a path; a socket, a device or a pipe is `other`. */
export type Kind = 'file' | 'folder' | 'other'

/** What is at a path, links not followed; undefined also where that cannot be told. */
export function plainKindAt(path: string): Kind | 'link' | undefined {
  const status = statusOf(lstatSync, path)
  return status?.isSymbolicLink() ? 'link' : kindOf(status)
}

/** What is at a path, links followed: of a link that leads nowhere, nothing. */
export function kindAt(path: string): Kind | undefined {
  return kindOf(statusOf(statSync, path))
}

function kindOf(status: Stats | undefined): Kind | undefined {
  if (!status) return undefined
  if (status.isDirectory()) return 'folder'
  return status.isFile() ? 'file' : 'other'
}

/** The status of a file, by `statSync` or `lstatSync`; undefined where there is none or it cannot be told. */
export function statusOf(look: typeof statSync, path: string): Stats | undefined {
  try {
    return look(path, {throwIfNoEntry: false})
  } catch (error) {
    if (systemCode(error) !== undefined) return undefined
    throw error
  }
}

/** What tells a file from all others by whatever path it is named, links followed; undefined where nothing is. */
export function identityOf(path: string): string | undefined {
  const status = statSync(path, {bigint: true, throwIfNoEntry: false})
  return status && `${status.dev}:${status.ino}`
}
