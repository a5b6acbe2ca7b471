import {distance} from 'fastest-levenshtein'
import {phrase, type Said} from './phrase.js'

/** The fewest characters of a beginning that stands for the whole name. */
const shortestPrefix = 3

/**
 * The candidates nearest to a misspelt text, best first, by Levenshtein distance without case; two swapped neighbours
 * count as one difference. At most a third of the characters may differ, at least one, or only the end is missing.
 * Candidates at the same distance keep their order.
 */
export function nearest(text: string, candidates: Iterable<string>, limit = 3): string[] {
  return nearNames(text, candidates, limit).map(({candidate}) => candidate)
}

/** A candidate that is near to a text, and its distance. */
export interface NearName {
  readonly candidate: string
  readonly off: number
}

/** The same with their distances, by which those of several lists can be joined. */
export function nearNames(text: string, candidates: Iterable<string>, limit = 3): NearName[] {
  const wanted = text.toLowerCase()
  const found: NearName[] = []
  for (const candidate of candidates) {
    const off = difference(wanted, candidate)
    if (off !== undefined) found.push({candidate, off})
  }
  return joinNear(found, [], limit)
}

/** The nearest of two lists, best first; at the same distance, those of the first list come first. */
export function joinNear(
  first: readonly NearName[],
  second: readonly NearName[],
  limit = 3
): NearName[] {
  return [...first, ...second].sort((a, b) => a.off - b.off).slice(0, limit)
}

/** Whether a candidate may be among the nearest to a text in lower case. */
export function isNear(wanted: string, candidate: string): boolean {
  return difference(wanted, candidate) !== undefined
}

/** How many characters of a text may differ in one that is near to it. */
export function reachOf({length}: string): number {
  return Math.min(length - 1, Math.max(1, Math.round(length / 3)))
}

/** The distance of a candidate; undefined where it is too far. Lengths are compared first, which is cheap. */
function difference(wanted: string, candidate: string): number | undefined {
  const reach = reachOf(wanted)
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

/** Whether two texts differ by two neighbouring characters that are swapped: a Damerau transposition. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let first = 0
  while (first < a.length && a[first] === b[first]) first++
  if (a[first] !== b[first + 1] || a[first + 1] !== b[first] || first + 1 >= a.length) return false
  return a.slice(first + 2) === b.slice(first + 2)
}

/** The most names that a message lists. */
const listed = 12

/**
 * The most problems of one file for which nearest names are searched, so that checking a file that is wrong throughout
 * takes time in proportion to its size.
 */
export const searched = 200

/** The end of a message, behind "expected", and the replacements to offer, best first. */
export interface ExpectedName {
  readonly wanted: Said
  readonly expected: readonly string[]
}

/** The names that are right at a place. */
export interface KnownNames {
  readonly size: number
  readonly keys: () => Iterable<string>
  /** All that may be near a text, in the order of the names, where they need not all be gone through. */
  readonly near?: (text: string) => Iterable<string>
}

/**
 * The expected names at a place where an unknown one stands: the nearest of the known ones, else all of them if they
 * are few, else `otherwise`. `before` is the number of problems that were found in the file already.
 */
export function expectName(
  text: string,
  known: KnownNames,
  otherwise: Said,
  before = 0
): ExpectedName {
  const expected = before < searched ? nearest(text, known.near?.(text) ?? known.keys()) : []
  if (expected[0] !== undefined) return {wanted: `\`${expected[0]}\``, expected}
  if (known.size === 0 || known.size > listed) return {wanted: otherwise, expected}
  const quoted = Array.from(known.keys(), name => `\`${name}\``).join(', ')
  return {wanted: known.size === 1 ? quoted : phrase`one of ${quoted}`, expected}
}
