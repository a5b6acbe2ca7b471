import type {Kind} from '../codebook/codebook.js'
import {type Entry, isDeprecated} from '../glossary/entry.js'
import type {Glossary} from '../glossary/glossary.js'
import {bearsNameAt} from '../glossary/name-periods.js'
import type {Mention, Unit} from './article-model.js'
import {resolveRef} from './resolve-ref.js'
import {attributeOf} from './unit-attributes.js'

/** What an article says that decides between the senses of a name. */
export interface NameContext {
  /** Its date, an EDTF level 1 or ISO 8601 date; undefined for none. */
  readonly date: string | undefined
  /** Its language, as the front matter has it; undefined for none. */
  readonly language: string | undefined
}

/**
 * Resolves a mention to its entry: the one that `ref` names, or else the only candidate by its text. `unit` is the mention as
 * any other unit, and `text` its content as base text.
 */
export function resolveMention(
  unit: Omit<Unit, 'kind'>,
  kind: Kind,
  text: string,
  glossary: Glossary,
  context: NameContext
): Mention {
  const attribute = attributeOf(unit.attributes, 'ref')
  const ref = attribute?.values[0]
  const candidates = findCandidates(kind.name, text, glossary, context)
  const {resolution, entries} =
    attribute && ref ? resolveRef(attribute, glossary, candidates) : resolveName(candidates)
  const entry = resolution === 'several' ? undefined : entries[0]
  // Property by property, as spreading a unit takes longer than all the rest.
  return {
    index: unit.index,
    tag: unit.tag,
    kind,
    parent: unit.parent,
    depth: unit.depth,
    id: unit.id,
    continues: unit.continues,
    attributes: unit.attributes,
    text,
    ref,
    resolution,
    entry,
    entries,
    candidates
  }
}

/**
 * The entries of a kind that a name may mean in an article, in the order of the glossary. Deprecated entries count only
 * where no other bears the name; of several, those are meant that bear the name at the date of the article, if any does,
 * and in Turkish and Azeri those with the same i, dotted or dotless.
 */
export function findCandidates(
  kind: string,
  text: string,
  glossary: Glossary,
  context: NameContext
): readonly Entry[] {
  const named = text.length > LONGEST_NAME ? NOBODY : glossary.named(kind, text)
  return named.length < 2 ? named : narrow(named, text, context)
}

/** What the name alone says; a single candidate is the list of entries. */
function resolveName(candidates: readonly Entry[]): Pick<Mention, 'resolution' | 'entries'> {
  if (candidates.length === 1) return {resolution: 'name', entries: candidates}
  return candidates.length > 1 ? AMBIGUOUS : UNRESOLVED
}

function narrow(
  named: readonly Entry[],
  text: string,
  {date, language}: NameContext
): readonly Entry[] {
  if (named.length > MOST_CANDIDATES) return named
  const current = chooseAmong(named, entry => !isDeprecated(entry))
  const valid = date ? chooseAmong(current, entry => bearsNameAt(entry, text, date)) : current
  if (valid.length < 2 || !language || !TURKIC.test(language)) return valid
  const lower = text.toLocaleLowerCase('tr')
  return chooseAmong(valid, ({names}) =>
    names.some(name => name.text.toLocaleLowerCase('tr') === lower)
  )
}

/** Languages that tell the dotted i from the dotless one, by their ISO 639 codes. */
const TURKIC = /^(?:tr|tur|az|aze)\b/i

/** The entries of which a test holds, or all where it holds of none. */
function chooseAmong(entries: readonly Entry[], test: (entry: Entry) => boolean): readonly Entry[] {
  const chosen = entries.filter(test)
  return chosen.length > 0 ? chosen : entries
}

/**
 * UTF-16 units of the longest text that is looked up: in nested tags, looking up longer ones would take quadratic time.
 */
export const LONGEST_NAME = 1000

/** The most entries of one name that dates are compared for. */
const MOST_CANDIDATES = 100

const NOBODY: readonly Entry[] = []

const AMBIGUOUS = {resolution: 'ambiguous', entries: NOBODY} as const

const UNRESOLVED = {resolution: 'unresolved', entries: NOBODY} as const
