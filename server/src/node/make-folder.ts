import {existsSync, mkdirSync} from 'node:fs'

/** Makes a folder and those around it, unless they are there. Throws what `node:fs` throws. */
export function makeFolder(path: string): void {
  mkdirSync(path, {recursive: true})
}

/** Whether anything is at a path. */
export function isThere(path: string): boolean {
  return existsSync(path)
}
