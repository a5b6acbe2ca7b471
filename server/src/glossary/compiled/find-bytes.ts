/** Finds the offset of bytes in others from an offset on; -1 where there are none. */
export type FindBytes = (bytes: Uint8Array, wanted: Uint8Array, from: number) => number

/** Finds bytes where nothing faster is at hand. */
export function findBytes(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const first = wanted[0] ?? 0
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let same = 1
    while (same < wanted.length && bytes[at + same] === wanted[same]) same++
    if (same === wanted.length) return at
  }
  return -1
}
