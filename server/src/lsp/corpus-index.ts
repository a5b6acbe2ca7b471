import {join} from 'node:path'
import {getOrMake} from '../base/group.js'
import {bucketOf} from '../node/cache-buckets.js'
import {hashContent, hashTexts} from '../node/content-hash.js'
import {type IndexEntry, type IndexPlace, readIndexBucket} from '../node/facts-index.js'
import {unlessRefused} from '../node/refusals.js'
import {countingText, type Project} from '../project/project.js'
import {isFile} from './uri.js'

/** Where a server keeps what is known of articles for the next one. */
export interface IndexMaker {
  /** A folder outside of all repositories. */
  readonly folder: string
  /** A hash of the code and of what runs it: another one may find other facts. */
  readonly build: string
}

/** The indexes of a server. */
export interface Indexes extends IndexMaker {
  /** By the roots of the projects. */
  readonly byRoot: Map<string, CorpusIndex>
  /** The writing of indexes that is under way; undefined where none is. */
  writing: {isStopped: boolean} | undefined
}

/** The index of the articles of one project, and what is known of their files beside it. */
export interface CorpusIndex {
  readonly place: IndexPlace
  /** The buckets that were read, each for as long as articles are looked up in it. */
  readonly buckets: Map<number, ReadonlyMap<string, IndexEntry>>
  /** The files of articles as they were read last, by the names of the articles. */
  readonly files: Map<string, ReadFile>
  /** The buckets in which something else stands than is known now. */
  readonly outdated: Set<number>
  /** Whether the disk has refused to keep it. */
  isRefused: boolean
}

/** A file as it was read. */
export type ReadFile = Pick<IndexEntry, 'stamp' | 'contentHash'>

/** The indexes of a server that has just started. */
export function createIndexes(maker: IndexMaker | undefined): Indexes | undefined {
  return maker && {...maker, byRoot: new Map(), writing: undefined}
}

/**
 * The index of a project as it is now; undefined where none is kept, as of what is no folder on the disk. Under a new
 * codebook all facts are others.
 */
export function indexOf(indexes: Indexes | undefined, project: Project): CorpusIndex | undefined {
  const {root} = project
  if (!indexes || !isFile(root)) return undefined
  const place = placeOf(indexes, project)
  const known = indexes.byRoot.get(root)
  if (known?.place.key === place.key) return known
  const files = known?.files ?? new Map<string, ReadFile>()
  const outdated = new Set(Array.from(files.keys(), bucketOf))
  const index = {place, buckets: new Map(), files, outdated, isRefused: false}
  indexes.byRoot.set(root, index)
  return index
}

function placeOf({folder, build}: IndexMaker, {root, config, ...project}: Project): IndexPlace {
  const {codebook} = config
  const text = codebook && countingText({root, config, ...project}, codebook)
  return {
    folder: join(folder, hashContent(root).slice(0, 16)),
    key: hashTexts([build, root, ...(text === undefined ? [] : [text])])
  }
}

/** The entry of an article; undefined where there is none. Reading a bucket takes at most some milliseconds. */
export function entryIn({place, buckets}: CorpusIndex, name: string): IndexEntry | undefined {
  const bucket = bucketOf(name)
  const read = (): ReadonlyMap<string, IndexEntry> =>
    unlessRefused(() => readIndexBucket(place, bucket)) ?? new Map<string, IndexEntry>()
  return getOrMake(buckets, bucket, read).get(name)
}

/** Notes what was read of the file of an article, of which the stamp was taken before. */
export function noteRead({files, outdated}: CorpusIndex, name: string, file: ReadFile): void {
  files.set(name, file)
  outdated.add(bucketOf(name))
}

/** Notes that an article is as its entry has it. */
export function noteSame({files}: CorpusIndex, {name, stamp, contentHash}: IndexEntry): void {
  files.set(name, {stamp, contentHash})
}

/** Notes which articles are gone. */
export function noteGone({files, outdated}: CorpusIndex, names: Iterable<string>): void {
  for (const name of names) {
    files.delete(name)
    outdated.add(bucketOf(name))
  }
}

/** Lets go of what was read for looking articles up, when all are known; what is gone is not kept. */
export function closeBuckets({buckets, files, outdated}: CorpusIndex): void {
  for (const [bucket, entries] of buckets)
    for (const name of entries.keys()) if (!files.has(name)) outdated.add(bucket)
  buckets.clear()
}
