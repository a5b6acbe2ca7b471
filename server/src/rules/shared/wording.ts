import {type ExpectedName, expectName, type KnownNames} from '../../base/near-names.js'
import type {Entry} from '../../glossary/entry.js'
import type {Related} from '../finding.js'

/** UTF-16 code units of a text that a message repeats. */
const LONGEST = 60

/** A text as messages repeat it: in backticks, on one line, shortened if it is long. */
export function quote(text: string): string {
  const start = text.length > LONGEST * 4 ? text.slice(0, LONGEST * 4) : text
  const line = start.replace(/\s+/g, ' ')
  return `\`${line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line}\``
}

/** Names joined for a message, as "`a`, `b` or `c`"; more than six are counted. */
export function oneOf(names: Iterable<string>): string {
  return join(names, 'or')
}

/** Names joined for a message, as "`a`, `b` and `c`"; more than six are counted. */
export function allOf(names: Iterable<string>): string {
  return join(names, 'and')
}

function join(names: Iterable<string>, word: 'and' | 'or'): string {
  const quoted = Array.from(names, name => quote(name))
  const shown = quoted.length > MOST ? quoted.slice(0, MOST - 1) : quoted
  const last = quoted.length > MOST ? `${quoted.length - shown.length} more` : shown.pop()
  return shown.length > 0 ? `${shown.join(', ')} ${word} ${last}` : (last ?? 'none')
}

const MOST = 6

/** An entry of the glossary, or one of the names that are accepted besides. */
export function entryOr(names: Iterable<string>): string {
  const others = [...names]
  const entry = 'an entry of the glossary'
  if (others.length === 0) return entry
  return `${entry}${others.length === 1 ? ' or' : ','} ${oneOf(others)}`
}

/**
 * What was expected where an unknown name stands, as `expectName` says it. Nothing comes near a name of
 * more than a line, and to search for it would take long.
 */
export function expectKnown(
  text: string,
  known: KnownNames,
  otherwise: string,
  before: number
): ExpectedName {
  return text.length > LONGEST
    ? {wanted: otherwise, expected: []}
    : expectName(text, known, otherwise, before)
}

/** The entry's place in the glossary, for findings that have to do with it. */
export function entryRelated({id, name, location}: Entry): Related {
  return {message: `\`${id}\` is ${name}`, location}
}
