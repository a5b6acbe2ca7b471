import {normaliseName} from '../base/names.js'
import type {Kind} from '../codebook/codebook.js'
import {holdsAt} from '../codebook/dates.js'
import type {Alias, Entry} from '../glossary/entry.js'
import {isDeprecated} from '../glossary/entry.js'
import type {Glossary} from '../glossary/glossary.js'
import type {AttributeValue, Mention, Unit} from './article-model.js'
import {attributeOf} from './unit-attributes.js'

/**
 * Resolves a mention to its entry: the one that `ref` names, or else the only candidate by its text. `text` is the
 * content as base text, `date` the article's date, if any.
 */
export function resolveMention(
  unit: Unit,
  kind: Kind,
  text: string,
  glossary: Glossary,
  date: string | undefined
): Mention {
  const ref = attributeOf(unit.attributes, 'ref')?.values[0]
  const candidates = findCandidates(kind.name, text, glossary, date)
  const resolution = resolutionOf(ref, candidates)
  // Property by property: spreading a unit takes longer than all the rest here.
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
    entry: ref ? glossary.entries.get(ref.text) : resolution === 'name' ? candidates[0] : undefined,
    candidates
  }
}

/**
 * The entries of a kind that a name may mean in an article of a date, in the order of the glossary. Deprecated entries
 * count only where no other bears the name; of several, the one whose name holds at the date is meant, if it is the
 * only one.
 */
export function findCandidates(
  kind: string,
  text: string,
  glossary: Glossary,
  date: string | undefined
): readonly Entry[] {
  const named = text.length > LONGEST_NAME ? NOBODY : glossary.named(kind, text)
  return named.length < 2 ? named : narrow(named, text, date)
}

function resolutionOf(
  ref: AttributeValue | undefined,
  candidates: readonly Entry[]
): Mention['resolution'] {
  if (ref) return 'ref'
  if (candidates.length === 1) return 'name'
  return candidates.length > 1 ? 'ambiguous' : 'unresolved'
}

/** Narrows several entries of one name by deprecation and date. */
function narrow(named: readonly Entry[], text: string, date: string | undefined): readonly Entry[] {
  if (named.length > MOST_CANDIDATES) return named
  const current = named.filter(entry => !isDeprecated(entry))
  const candidates = current.length > 0 ? current : named
  if (candidates.length < 2 || !date) return candidates
  const valid = candidates.filter(entry => {
    const alias = aliasFor(entry, text)
    return !alias || holdsAt(alias, date)
  })
  return valid.length === 1 ? valid : candidates
}

/**
 * UTF-16 units of the longest text that is looked up: in nested tags, looking up longer ones would take quadratic time.
 */
export const LONGEST_NAME = 1000

/** The most entries of one name that dates are compared for. */
const MOST_CANDIDATES = 100

const NOBODY: readonly Entry[] = []

/** The alias of an entry with the same text, exactly or else without case; undefined if there is none. */
export function aliasFor(entry: Entry, text: string): Alias | undefined {
  const wanted = normaliseName(text)
  const folded = wanted.toLowerCase()
  return (
    entry.names.find(alias => normaliseName(alias.text) === wanted) ??
    entry.names.find(alias => normaliseName(alias.text).toLowerCase() === folded)
  )
}
