import {createHash, hash} from 'node:crypto'

/** The hash of bytes or of a text as UTF-8: the first 32 hexadecimal digits of its SHA-256. */
export function hashContent(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex').slice(0, DIGITS)
}

/** The hash of several texts in their order; texts that are cut differently have another. */
export function hashTexts(texts: Iterable<string>): string {
  const whole = createHash('sha256')
  for (const text of texts) whole.update(`${text.length}:`).update(text)
  return whole.digest('hex').slice(0, DIGITS)
}

const DIGITS = 32
