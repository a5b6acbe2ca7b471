import {homedir} from 'node:os'
import {createFolderFinder, type FoundProject} from '../node/find-project.js'
import {folderOf} from '../project/path-names.js'
import type {Session} from './session.js'
import {isFile, toKey} from './uri.js'

/** Root of what holds for documents that are not files while no folder is open. */
export const NOWHERE = 'untitled:'

/** Finds which project rules a document, by its key. */
export type Locator = (key: string) => FoundProject

/**
 * Makes a locator, which looks at each folder once: as on the command line, with the open folders for the working
 * directory. What is no file is ruled as the first of these is.
 */
export function createLocator({folders}: Session): Locator {
  const find = createFolderFinder(folders)
  const [first = NOWHERE] = folders
  return key => {
    const folder = isFile(key) ? folderOf(key) : first
    return isFile(folder) ? find(folder) : {root: folder, file: undefined}
  }
}

/** The project that rules a document. */
export function locate(session: Session, key: string): FoundProject {
  return createLocator(session)(key)
}

/** Whether a folder is never searched as a whole: all that there is, and all that a user has. */
export function isTooMuch(root: string): boolean {
  return /^(\/|[a-z]:\/?)$/.test(root) || root === toKey(homedir())
}
