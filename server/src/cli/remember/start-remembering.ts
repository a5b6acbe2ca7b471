import {dropUnused} from '../../node/cache-files.js'
import type {Project} from '../../project/project.js'
import type {CacheChoice} from '../settings/read-running.js'
import {attempt} from './attempt.js'
import {DAYS} from './bucket-text.js'
import {findingsFolder, type Memory, planMemory} from './memory.js'
import {openShelves} from './open-shelves.js'
import type {Shelf} from './shelf.js'

/** What it takes to remember what is found in the articles of a project, here and in other threads. */
export interface Remembering {
  readonly memory: Memory
  readonly openShelf: (bucket: number) => Shelf
}

/**
 * Prepares to remember; `options` are those of the command line that change what is found. Gives undefined where
 * there is no place for a cache, and adds to `troubles` why.
 */
export function startRemembering(
  choice: CacheChoice,
  project: Project,
  options: string,
  troubles: string[]
): Remembering | undefined {
  const memory = attempt(troubles, () => {
    dropUnused(findingsFolder(choice), DAYS * DAY)
    return planMemory(choice, project, options)
  })
  return memory && {memory, openShelf: openShelves(memory, project)}
}

/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000
