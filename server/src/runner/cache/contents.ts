import {markUsed, writeCacheFile} from '../../node/cache-files.js'
import {hashContent} from '../../node/content-hash.js'
import {dropRecent, isSameStamp, STAMP_LENGTH, stampsOf} from '../../node/file-stamps.js'
import type {ProjectRun} from '../run/check-file.js'
import {
  type ContentHashes,
  copyHash,
  createContentHashes,
  hashAt,
  isKnown,
  setHash
} from '../run/content-hashes.js'
import {encodeKnownFiles, type KnownFiles, mergeKnownFiles, readKnownFiles} from './known-files.js'

/**
 * What is known of the contents of a run's articles without reading them. An article whose file has the stamp that it had
 * when it was read is not opened: 100,000 of them are known after 0.5 s, where reading and hashing takes three times
 * that.
 */
export interface Contents {
  /** By the places of the articles. */
  readonly hashes: ContentHashes
  /**
   * Whether all are as they were when they were last read. Those whose files have other stamps are read for it, as they
   * all have after a checkout, until one has another content.
   */
  readonly areSame: () => boolean
  /** Writes what is known to the cache; throws what `node:fs` throws. */
  readonly keep: () => void
}

/**
 * Takes the stamps of the articles of a run, and looks them up in a file of the cache; `now` is in milliseconds since
 * 1970. `isWhole` says whether the project has no other articles. Throws what `node:fs` throws.
 */
export function openContents(
  file: string,
  run: ProjectRun,
  isWhole: boolean,
  now: number
): Contents {
  const {articles: paths, options, project, access} = run
  const {maxFileSize} = options.files
  const before = readKnownFiles(file, paths)
  const stamps =
    options.running.cacheStrategy === 'metadata'
      ? stampsOf(project.root, paths)
      : new Float64Array(paths.length * STAMP_LENGTH).fill(Number.NaN)
  const hashes = createContentHashes(paths.length)
  const {added, doubtful} = takeKnown(before, {paths, stamps, hashes}, maxFileSize)
  const isSame = ({place, at}: Doubtful): boolean => {
    try {
      setHash(hashes, place, hashContent(access.readBytes(paths[place] ?? '', maxFileSize)))
    } catch {
      // The check meets the same error, and tells it.
      return false
    }
    return hashAt(hashes, place) === hashAt(before.hashes, at)
  }
  return {
    hashes,
    areSame: () => added === 0 && doubtful.every(isSame),
    keep() {
      const gone = before.paths.length - (paths.length - added)
      if (added + doubtful.length === 0 && (gone === 0 || !isWhole)) return markUsed(file, now)
      dropRecent(stamps, now)
      const all = mergeKnownFiles({paths, stamps, hashes}, isWhole ? NOTHING : before, row =>
        isKnown(row.files.hashes, row.at)
      )
      const bytes = encodeKnownFiles(all)
      if (!bytes.equals(encodeKnownFiles(before))) writeCacheFile(file, bytes)
    }
  }
}

const NOTHING: KnownFiles = {
  paths: [],
  stamps: new Float64Array(0),
  hashes: new Uint32Array(0)
}

/** An article that the cache knows and whose file has another stamp, by its places in the run and in the cache. */
interface Doubtful {
  readonly place: number
  readonly at: number
}

/** Takes the hashes of articles whose stamps are those that the cache has; gives how many it does not know at all. */
function takeKnown(
  before: KnownFiles,
  {paths, stamps, hashes}: KnownFiles,
  maxFileSize: number
): {readonly added: number; readonly doubtful: readonly Doubtful[]} {
  const doubtful: Doubtful[] = []
  let added = 0
  let at = 0
  for (const [place, path] of paths.entries()) {
    while (before.paths[at] !== path && (before.paths[at] ?? path) < path) at++
    if (before.paths[at] !== path) added++
    else if (isSameStamp(stamps, place, before.stamps, at) && sizeAt(stamps, place) <= maxFileSize)
      copyHash(hashes, place, before.hashes, at)
    else doubtful.push({place, at})
  }
  return {added, doubtful}
}

function sizeAt(stamps: Float64Array, place: number): number {
  return stamps[place * STAMP_LENGTH + 2] ?? 0
}
