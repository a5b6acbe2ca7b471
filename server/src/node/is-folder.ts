import {statSync} from 'node:fs'

/** Whether a path leads to a folder; throws what `node:fs` throws where it leads nowhere. */
export function isFolder(path: string): boolean {
  return statSync(path).isDirectory()
}
