import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'

/** The SHA-256 of a text as UTF-8, in 64 hexadecimal digits (FIPS 180-4). */
export function sha256Of(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/**
 * A number from 0 to 2³² − 1 that is the same for a path in every run and on every machine, and spreads paths
 * evenly, however alike they are: FNV-1a over the UTF-16 units, and the last steps of MurmurHash3.
 */
export function pathHash(path: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < path.length; at++) hash = Math.imul(hash ^ path.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
