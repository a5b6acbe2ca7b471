// Stands in for `node:crypto` in the browser, whose own hashes cannot be waited for.
import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'

/** The SHA-256 of bytes, or of a text as UTF-8, as hexadecimal digits. */
export function hash(_algorithm: 'sha256', content: string | Uint8Array, _form: 'hex'): string {
  return bytesToHex(sha256(toBytes(content)))
}

/** Makes a hash of what is given to it piece by piece. */
export function createHash(_algorithm: 'sha256'): Hash {
  const whole = sha256.create()
  const one: Hash = {
    update: content => {
      whole.update(toBytes(content))
      return one
    },
    digest: () => bytesToHex(whole.digest())
  }
  return one
}

/** A hash that is being made. */
interface Hash {
  readonly update: (content: string | Uint8Array) => Hash
  readonly digest: (form: 'hex') => string
}

function toBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? utf8ToBytes(content) : content
}
