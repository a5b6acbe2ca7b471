/**
 * The hashes of the contents of articles, by the places of these in the list of their run, in memory that threads
 * have in common: four numbers each, all zero where the content is not known.
 */
export type ContentHashes = Uint32Array<SharedArrayBuffer>

/** Numbers of a hash, which `hashContent` writes as hexadecimal digits. */
export const HASH_LENGTH = 4
const HASH_BYTES = HASH_LENGTH * Uint32Array.BYTES_PER_ELEMENT

/** Hashes of so many articles, none of which is known. */
export function createContentHashes(count: number): ContentHashes {
  return new Uint32Array(new SharedArrayBuffer(count * HASH_BYTES))
}

/** Whether the hash at a place is known. */
export function isKnown(hashes: Uint32Array, place: number): boolean {
  const from = place * HASH_LENGTH
  for (let at = from; at < from + HASH_LENGTH; at++) if (hashes[at] !== 0) return true
  return false
}

/** The hash at a place, as `hashContent` gives it; undefined where it is not known. */
export function hashAt(hashes: Uint32Array, place: number): string | undefined {
  return isKnown(hashes, place) ? bytesAt(hashes, place).toString('hex') : undefined
}

/** Sets the hash at a place to one that `hashContent` gave. */
export function setHash(hashes: Uint32Array, place: number, hash: string): void {
  bytesAt(hashes, place).write(hash, 'hex')
}

function bytesAt({buffer, byteOffset}: Uint32Array, place: number): Buffer {
  return Buffer.from(buffer, byteOffset + place * HASH_BYTES, HASH_BYTES)
}

/** Sets the hash at a place to that at a place in other hashes. */
export function copyHash(hashes: Uint32Array, place: number, from: Uint32Array, at: number): void {
  for (let part = 0; part < HASH_LENGTH; part++)
    hashes[place * HASH_LENGTH + part] = from[at * HASH_LENGTH + part] ?? 0
}
