import {nearest} from './nearest.js'

/** More names than this are not listed in a message. */
const listed = 12

/**
 * After so many problems in one file no nearest names are searched any more, so that checking a file
 * that is wrong throughout takes time in proportion to its size.
 */
const searched = 200

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
