import {normaliseName} from '../base/names.js'
import type {Kind} from '../codebook/codebook.js'
import {holdsAt} from '../codebook/dates.js'
import type {Alias, Entry} from '../glossary/entry.js'
import {isDeprecated} from '../glossary/entry.js'
import type {Glossary} from '../glossary/glossary.js'
import type {AttributeValue, Mention, Unit} from './article-model.js'
import {attributeOf} from './unit-attributes.js'

/**
 * Finds the entry that a mention stands for: the one that `ref` names, or else the one that bears
 * the mention's text as a name. Of several, those that are not deprecated come first, and dated names
 * decide if one alone holds at the article's date.
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
  // Written out, as spreading an object of this size costs more than all the rest here.
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
 * The entries of a kind that a text may mean as a name in an article of a date: of those in use the one
 * whose name holds then, if there is but one. A name that is not clear gives several.
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

/** Of several entries of one name: those in use, and of these the one whose name holds at the date. */
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

/** UTF-16 code units; looking longer texts up over and over would take quadratic time in nested tags. */
export const LONGEST_NAME = 1000

/** A name that more entries bear says nothing, whatever their dates. */
const MOST_CANDIDATES = 100

const NOBODY: readonly Entry[] = []

/** The name of an entry that a text is, exactly or else without case; undefined if it is none of them. */
export function aliasFor(entry: Entry, text: string): Alias | undefined {
  const wanted = normaliseName(text)
  const folded = wanted.toLowerCase()
  return (
    entry.names.find(alias => normaliseName(alias.text) === wanted) ??
    entry.names.find(alias => normaliseName(alias.text).toLowerCase() === folded)
  )
}
