import {pathHash} from '../../base/hash.js'

/** Articles that threads check together: each takes the next batch, until none is left. */
export interface Share {
  /** Where each batch ends, counted in articles. */
  readonly ends: Uint32Array
  /** How many batches have been taken, in memory that the threads have in common. */
  readonly taken: Int32Array<SharedArrayBuffer>
  /** The paths of the articles of a batch. */
  readonly pathsIn: (batch: Batch) => readonly string[]
}

/** Some articles that are checked at one go. */
export interface Batch {
  /** Which of the batches it is. */
  readonly index: number
  /** The place of its first article among all. */
  readonly from: number
  /** The place behind its last one. */
  readonly to: number
}

/** A share in the thread that made it, which has its paths as they are. */
export interface OwnQueue extends Share {
  /** In the order in which they are checked. */
  readonly paths: readonly string[]
}

/** Articles of which nobody has taken any yet, in the order given. */
export function createQueue(paths: readonly string[]): OwnQueue {
  const count = Math.ceil(paths.length / BATCH)
  const ends = Uint32Array.from({length: count}, (_, index) =>
    Math.min(paths.length, (index + 1) * BATCH)
  )
  return queueOf(paths, ends)
}

function queueOf(paths: readonly string[], ends: Uint32Array): OwnQueue {
  const taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  return {paths, ends, taken, pathsIn: ({from, to}) => paths.slice(from, to)}
}

/** So few that an interruption is heard soon, so many that the bookkeeping costs nothing. */
const BATCH = 50

/** The same in an order in which each batch holds all articles of one bucket: what is remembered of them is kept together. */
export function createQueueByBucket(paths: readonly string[]): OwnQueue {
  const buckets: string[][] = Array.from({length: BUCKETS}, () => [])
  for (const path of paths) buckets[bucketOf(path)]?.push(path)
  const filled = buckets.filter(bucket => bucket.length > 0)
  let end = 0
  const ends = Uint32Array.from(filled, bucket => {
    end += bucket.length
    return end
  })
  return queueOf(filled.flat(), ends)
}

/** The number of the bucket of an article, by its path alone, so that new articles move no others. */
export function bucketOf(path: string): number {
  return pathHash(path) % BUCKETS
}

/** So many that a changed article costs little, so few that a small corpus does too. */
const BUCKETS = 256

/** The next articles to check; undefined when all have been taken. */
export function takeBatch({ends, taken}: Share): Batch | undefined {
  const index = Atomics.add(taken, 0, 1)
  const to = ends[index]
  return to === undefined ? undefined : {index, from: ends[index - 1] ?? 0, to}
}

/** How many articles have been taken. */
export function countTaken({ends, taken}: Share): number {
  return ends[Math.min(ends.length, Atomics.load(taken, 0)) - 1] ?? 0
}

/** Leaves nothing to take. */
export function closeQueue({ends, taken}: Share): void {
  Atomics.store(taken, 0, ends.length)
}

/** A share as other threads get it: its paths are in memory that all threads have in common, and read batch by batch. */
export interface SharedQueue extends Pick<Share, 'ends' | 'taken'> {
  /** All paths as UTF-8, each with a NUL behind it. */
  readonly bytes: Uint8Array<SharedArrayBuffer>
  /** Where the paths of each batch end in these. */
  readonly byteEnds: Uint32Array
}

/** Makes a share ready to be sent. */
export function shareQueue({paths, ends, taken, pathsIn}: OwnQueue): SharedQueue {
  const length = paths.reduce((sum, path) => sum + Buffer.byteLength(path) + 1, 0)
  const bytes = new Uint8Array(new SharedArrayBuffer(length))
  const target = Buffer.from(bytes.buffer)
  let used = 0
  let from = 0
  const byteEnds = Uint32Array.from(ends, (to, index) => {
    for (const path of pathsIn({index, from, to})) used += target.write(`${path}\0`, used)
    from = to
    return used
  })
  return {ends, taken, bytes, byteEnds}
}

/** The share that was sent. */
export function openSharedQueue({ends, taken, bytes, byteEnds}: SharedQueue): Share {
  const source = Buffer.from(bytes.buffer)
  return {
    ends,
    taken,
    pathsIn: ({index}) =>
      source.toString('utf8', byteEnds[index - 1] ?? 0, (byteEnds[index] ?? 1) - 1).split('\0')
  }
}
