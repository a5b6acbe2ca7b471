import {createHash, hash} from 'node:crypto'
import {readFileSync} from 'node:fs'

/** 32 hexadecimal digits that tell bytes or a text apart from all others: the first half of their SHA-256. */
export function hashContent(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex').slice(0, DIGITS)
}

/** The same for several texts, the order of which counts. */
export function hashTexts(texts: Iterable<string>): string {
  const whole = createHash('sha256')
  for (const text of texts) whole.update(`${text.length}:`).update(text)
  return whole.digest('hex').slice(0, DIGITS)
}

/** The same for what a file holds. Throws what `node:fs` throws. */
export function hashFile(path: string): string {
  return hashContent(readFileSync(path))
}

const DIGITS = 32
