import {shorten, startOf} from '../../base/excerpt.js'
import {type ExpectedName, expectName, type KnownNames, searched} from '../../base/near-names.js'
import {type Phrase, phrase, type Said} from '../../base/phrase.js'
import type {Attribute} from '../../codebook/codebook.js'
import type {Entry} from '../../glossary/entry.js'
import type {ReportedRelated} from '../finding.js'

/** UTF-16 units of a text that a message quotes. */
const LONGEST = 60

/** Quotes a text for a message: in backticks, on one line, shortened if it is long. */
export function quote(text: string): string {
  const line = startOf(text, LONGEST * 4).replace(/\s+/g, ' ')
  return `\`${shorten(line, LONGEST)}\``
}

/** Joins names for a message, as "`a`, `b` or `c`"; of more than six, the others are counted. */
export function oneOf(names: Iterable<string>): Said {
  const {before, last} = shownOf(names)
  return before === '' ? last : phrase`${before} or ${last}`
}

/** Joins names for a message, as "`a`, `b` and `c`"; of more than six, the others are counted. */
export function allOf(names: Iterable<string>): Said {
  const {before, last} = shownOf(names)
  return before === '' ? last : phrase`${before} and ${last}`
}

/** The names that are shown, in commas, and the last one or how many more there are. */
function shownOf(names: Iterable<string>): {readonly before: string; readonly last: Said} {
  const quoted = Array.from(names, name => quote(name))
  const shown = quoted.length > MOST ? quoted.slice(0, MOST - 1) : quoted
  const last = quoted.length > MOST ? phrase`${quoted.length - shown.length} more` : shown.pop()
  return {before: shown.join(', '), last: last ?? phrase`none`}
}

/** The most names that a message lists. */
const MOST = 6

/**
 * The end of a message that expects an entry of the glossary, a mention of the article where these will do, or one of
 * some other names.
 */
export function entryOr({mentions}: Pick<Attribute, 'mentions'>, names: Iterable<string>): Phrase {
  const others = [...names]
  if (others.length === 0)
    return mentions
      ? phrase`an entry of the glossary or the id of a mention`
      : phrase`an entry of the glossary`
  const entry = mentions
    ? phrase`an entry of the glossary, the id of a mention`
    : phrase`an entry of the glossary`
  return others.length === 1
    ? phrase`${entry} or ${oneOf(others)}`
    : phrase`${entry}, ${oneOf(others)}`
}

/**
 * The expected names for an unknown one, as `expectName` gives them. For a text longer than a line nothing is searched:
 * no name is near it, and the search would take long.
 */
export function expectKnown(
  text: string,
  known: KnownNames,
  otherwise: Said,
  before: number
): ExpectedName {
  return text.length > LONGEST
    ? {wanted: otherwise, expected: []}
    : expectName(text, known, otherwise, before)
}

/** Whether names near to a text are searched, where there were so many problems before it. */
export function isSearched(text: string, before: number): boolean {
  return text.length <= LONGEST && before < searched
}

/** The place of an entry in the glossary, as a related place of a finding. */
export function entryRelated({id, name, location}: Entry): ReportedRelated {
  return {message: phrase`\`${id}\` is ${name}`, location}
}
