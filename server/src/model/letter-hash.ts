/** A hash of letters that can be joined with that of the letters behind them: a polynomial and two sums, of 32 bits each. */
export interface LetterHash {
  /** How many UTF-16 units there are that are no white space. */
  letters: number
  polynomial: number
  sum: number
  /** The sum of the sums up to each letter, so that their order counts. */
  sums: number
}

/** The hash of nothing. */
export function emptyHash(): LetterHash {
  return {letters: 0, polynomial: 0, sum: 0, sums: 0}
}

/** Adds the letters of a stretch of a text to a hash. */
export function addLetters(hash: LetterHash, text: string, start: number, end: number): void {
  let {letters, polynomial, sum, sums} = hash
  for (let offset = start; offset < end; offset++) {
    const code = text.charCodeAt(offset)
    if (code <= SPACE || (code >= NO_BREAK_SPACE && isWideSpace(code))) continue
    letters++
    polynomial = (Math.imul(polynomial, FACTOR) + code) | 0
    sum = (sum + code) | 0
    sums = (sums + sum) | 0
  }
  hash.letters = letters
  hash.polynomial = polynomial
  hash.sum = sum
  hash.sums = sums
}

const FACTOR = 0x9e3779b1
const SPACE = 0x20
const NO_BREAK_SPACE = 0xa0

/** White space beyond ASCII, as `\s` in a pattern has it. */
function isWideSpace(code: number): boolean {
  if (code < 0x2000) return code === NO_BREAK_SPACE || code === 0x1680
  if (code > 0x205f) return code === 0x3000 || code === 0xfeff
  return code <= 0x200a || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f
}

/** The hash of the letters of two stretches, one behind the other. */
export function joinHashes(a: LetterHash, b: LetterHash): LetterHash {
  return {
    letters: a.letters + b.letters,
    polynomial: (Math.imul(a.polynomial, power(FACTOR, b.letters)) + b.polynomial) | 0,
    sum: (a.sum + b.sum) | 0,
    sums: (a.sums + Math.imul(a.sum, b.letters) + b.sums) | 0
  }
}

/** A power in 32 bits. */
function power(base: number, exponent: number): number {
  let result = 1
  let square = base
  for (let left = exponent; left > 0; left >>>= 1) {
    if ((left & 1) === 1) result = Math.imul(result, square)
    square = Math.imul(square, square)
  }
  return result
}

/** A hash as a text of about thirty characters. */
export function hashToText({letters, polynomial, sum, sums}: LetterHash): string {
  return [letters, polynomial, sum, sums].map(part => (part >>> 0).toString(36)).join('-')
}
