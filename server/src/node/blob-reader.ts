import {readBlobs} from './git-changes.js'

/** The content of a blob of a repository; throws a GitError where it is not there. */
export type ReadBlob = (name: string) => Buffer

/**
 * Reads blobs that will be asked for in about this order: many at a time, as starting git takes longer than
 * reading, and never more than some of them are held.
 */
export function createBlobReader(repository: string, order: readonly string[]): ReadBlob {
  const places = new Map(order.map((name, index) => [name, index]))
  let held = new Map<string, Buffer>()
  return name => {
    const known = held.get(name)
    if (known) return known
    const place = places.get(name)
    const names = place === undefined ? [name] : order.slice(place, place + MOST)
    const contents = readBlobs(repository, names)
    held = new Map(names.map((each, index) => [each, contents[index] ?? Buffer.alloc(0)]))
    return held.get(name) ?? Buffer.alloc(0)
  }
}

/** So few that they fit into memory, so many that starting git costs next to nothing. */
const MOST = 100
