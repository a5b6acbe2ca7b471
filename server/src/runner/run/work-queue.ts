import {BUCKETS, bucketOf} from '../../node/cache-buckets.js'

/** Articles that threads check together: each takes the next batch, until none is left. */
export interface WorkQueue {
  /** Where each batch ends, counted in articles. */
  readonly ends: Uint32Array
  /** How many batches have been taken, in memory that the threads have in common. */
  readonly taken: Int32Array<SharedArrayBuffer>
  /** The paths of the articles of a batch. */
  readonly pathsIn: (batch: Batch) => readonly string[]
  /** The place of each article in the list that the queue was made of; undefined where it has the order of that. */
  readonly places: Uint32Array | undefined
}

/** Some articles that one thread checks at one go. */
export interface Batch {
  /** The number of the batch in its queue. */
  readonly index: number
  /** The place of its first article among all. */
  readonly from: number
  /** The place behind its last one. */
  readonly to: number
}

/** A queue in the thread that made it, which has its paths as they are. */
export interface LocalQueue extends WorkQueue {
  /** In the order in which they are checked. */
  readonly paths: readonly string[]
}

/** A queue of articles in the order given. */
export function createQueue(paths: readonly string[]): LocalQueue {
  const count = Math.ceil(paths.length / BATCH)
  const ends = Uint32Array.from({length: count}, (_, index) =>
    Math.min(paths.length, (index + 1) * BATCH)
  )
  return queueOf(paths, ends)
}

function queueOf(paths: readonly string[], ends: Uint32Array, places?: Uint32Array): LocalQueue {
  const taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  return {paths, ends, taken, places, pathsIn: ({from, to}) => paths.slice(from, to)}
}

/** So few articles that an interruption is heard soon, so many that the bookkeeping costs nothing. */
const BATCH = 50

/** A queue in which each batch holds all articles of one bucket of the cache. */
export function createQueueByBucket(paths: readonly string[]): LocalQueue {
  const buckets: number[][] = Array.from({length: BUCKETS}, () => [])
  for (const [place, path] of paths.entries()) buckets[bucketOf(path)]?.push(place)
  const filled = buckets.filter(bucket => bucket.length > 0)
  let end = 0
  const ends = Uint32Array.from(filled, bucket => {
    end += bucket.length
    return end
  })
  const places = Uint32Array.from(filled.flat())
  return queueOf(
    Array.from(places, place => paths[place] ?? ''),
    ends,
    places
  )
}

/** Takes the next batch; undefined when all have been taken. */
export function takeBatch({ends, taken}: WorkQueue): Batch | undefined {
  const index = Atomics.add(taken, 0, 1)
  const to = ends[index]
  return to === undefined ? undefined : {index, from: ends[index - 1] ?? 0, to}
}

/** The number of articles that have been taken. */
export function countTaken({ends, taken}: WorkQueue): number {
  return ends[Math.min(ends.length, Atomics.load(taken, 0)) - 1] ?? 0
}

/** Leaves nothing to take. */
export function closeQueue({ends, taken}: WorkQueue): void {
  Atomics.store(taken, 0, ends.length)
}

/** A queue as it is sent to other threads: its paths are in memory that all threads have in common, and read batch by batch. */
export interface SharedQueue extends Pick<WorkQueue, 'ends' | 'taken' | 'places'> {
  /** All paths as UTF-8, each with a NUL behind it. */
  readonly bytes: Uint8Array<SharedArrayBuffer>
  /** Where the paths of each batch end in these. */
  readonly byteEnds: Uint32Array
}

/** Makes a queue ready to be sent. */
export function shareQueue({paths, ends, taken, places, pathsIn}: LocalQueue): SharedQueue {
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
  return {ends, taken, places, bytes, byteEnds}
}

/** The queue that was sent. */
export function openSharedQueue({ends, taken, places, bytes, byteEnds}: SharedQueue): WorkQueue {
  const source = Buffer.from(bytes.buffer)
  return {
    ends,
    taken,
    places,
    pathsIn: ({index}) =>
      source.toString('utf8', byteEnds[index - 1] ?? 0, (byteEnds[index] ?? 1) - 1).split('\0')
  }
}
