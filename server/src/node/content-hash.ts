import {createHash, hash} from 'node:crypto'
import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex} from '@noble/hashes/utils.js'

/** The hash of bytes or of a text as UTF-8: the first 32 hexadecimal digits of its SHA-256. */
export function hashContent(content: string | Uint8Array): string {
  if (content.length <= SHORT) return hashShort(content)
  return hash('sha256', content, 'hex').slice(0, DIGITS)
}

/** The hash of several texts in their order; texts that are cut differently have another. */
export function hashTexts(texts: Iterable<string>): string {
  const parts = Array.from(texts, text => `${text.length}:${text}`)
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  if (length <= SHORT) return hashShort(parts.join(''))
  const whole = createHash('sha256')
  for (const part of parts) whole.update(part)
  return whole.digest('hex').slice(0, DIGITS)
}

/** The same in a few lines of JavaScript: loading `node:crypto` takes 4 ms of a start, in which little is hashed. */
function hashShort(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return bytesToHex(sha256(bytes)).slice(0, DIGITS)
}

/** Characters or bytes; JavaScript takes 0.3 ms for so many before it is optimised. */
const SHORT = 1024

const DIGITS = 32
