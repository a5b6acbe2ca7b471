/** Articles that threads check together: each takes the next batch, until none is left. */
export interface Share {
  readonly paths: readonly string[]
  /** How many batches have been taken, in memory that the threads have in common. */
  readonly taken: Int32Array<SharedArrayBuffer>
}

/** Articles of which nobody has taken any yet. */
export function createShare(paths: readonly string[]): Share {
  return {paths, taken: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))}
}

/** The next articles to check; none when all have been taken. */
export function takeBatch({paths, taken}: Share): readonly string[] {
  const from = Atomics.add(taken, 0, 1) * BATCH
  return paths.slice(from, from + BATCH)
}

/** How many articles have been taken. */
export function countTaken({paths, taken}: Share): number {
  return Math.min(paths.length, Atomics.load(taken, 0) * BATCH)
}

/** Leaves nothing to take. */
export function closeShare({paths, taken}: Share): void {
  Atomics.store(taken, 0, Math.ceil(paths.length / BATCH))
}

/** So few that an interruption is heard soon, so many that the bookkeeping costs nothing. */
const BATCH = 50
