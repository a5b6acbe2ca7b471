import {distance} from 'fastest-levenshtein'

/** A beginning of at least so many characters is taken for the whole. */
const shortestPrefix = 3

/**
 * The candidates that a misspelt text may have meant, best first: about a third of its characters
 * may differ (one in short ones, where two swapped neighbours are one), or only the end is missing. Case counts for nothing; equal distances
 * keep the order of the candidates.
 */
export function nearest(text: string, candidates: Iterable<string>, limit = 3): string[] {
  const wanted = text.toLowerCase()
  const found: {candidate: string; off: number}[] = []
  for (const candidate of candidates) {
    const off = difference(wanted, candidate)
    if (off !== undefined) found.push({candidate, off})
  }
  found.sort((a, b) => a.off - b.off)
  return found.slice(0, limit).map(({candidate}) => candidate)
}

/** How far a candidate is off; undefined for too far. Lengths are compared first, which is cheap. */
function difference(wanted: string, candidate: string): number | undefined {
  const reach = Math.min(wanted.length - 1, Math.max(1, Math.round(wanted.length / 3)))
  const missing = candidate.length - wanted.length
  if (missing < -reach) return undefined
  if (missing > reach) {
    if (wanted.length < shortestPrefix) return undefined
    return candidate.toLowerCase().startsWith(wanted) ? missing : undefined
  }
  const folded = candidate.toLowerCase()
  const off = isSwapped(wanted, folded) ? 1 : distance(wanted, folded)
  return off <= reach ? off : undefined
}

/** Whether two texts differ by two neighbouring characters in the other order: one slip, not two. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let first = 0
  while (first < a.length && a[first] === b[first]) first++
  if (a[first] !== b[first + 1] || a[first + 1] !== b[first] || first + 1 >= a.length) return false
  return a.slice(first + 2) === b.slice(first + 2)
}

/** More names than this are not listed in a message. */
const listed = 12

/**
 * After so many problems in one file no nearest names are searched any more, so that checking a file
 * that is wrong throughout takes time in proportion to its size.
 */
export const searched = 200

/** How a message goes on after "expected", and the replacements to offer. */
export interface ExpectedName {
  readonly wanted: string
  readonly expected: readonly string[]
}

/** The names that would be right somewhere. */
export interface KnownNames {
  /** How many there are. */
  readonly size: number
  readonly keys: () => Iterable<string>
}

/**
 * What was expected where an unknown name stands: the nearest of the known ones, else all of them if
 * they are few, else `otherwise`. `before` is the number of problems the file had already.
 */
export function expectName(
  text: string,
  known: KnownNames,
  otherwise: string,
  before = 0
): ExpectedName {
  const expected = before < searched ? nearest(text, known.keys()) : []
  if (expected[0] !== undefined) return {wanted: `\`${expected[0]}\``, expected}
  if (known.size === 0 || known.size > listed) return {wanted: otherwise, expected}
  const quoted = Array.from(known.keys(), name => `\`${name}\``).join(', ')
  return {wanted: known.size === 1 ? quoted : `one of ${quoted}`, expected}
}
