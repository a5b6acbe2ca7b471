import {compareText} from '../../base/compare.js'
import type {DateBounds} from '../../codebook/dates.js'
import {type Entry, isDeprecated} from '../../glossary/entry.js'
import type {Glossary} from '../../glossary/glossary.js'
import type {ArticleFacts, NameUse} from '../../model/facts/facts.js'
import {aliasFor, findCandidates} from '../../model/resolve-mention.js'
import type {NameSense} from '../corpus.js'
import {entryBounds, hasBounds} from './glossary-facts.js'

/**
 * The sense of a name in an article of a date: the entry that it means. Undefined for what other rules report: a name
 * that the entry does not bear, an entry of another kind or a deprecated one, and an ambiguous name.
 */
export function senseOf(
  glossary: Glossary,
  date: string | undefined,
  use: Pick<NameUse, 'kind' | 'name' | 'ref'>
): Entry | undefined {
  const entry =
    use.ref === undefined ? onlyCandidate(glossary, date, use) : referredTo(glossary, use)
  return entry && !isDeprecated(entry) ? entry : undefined
}

function onlyCandidate(
  glossary: Glossary,
  date: string | undefined,
  {kind, name}: Pick<NameUse, 'kind' | 'name'>
): Entry | undefined {
  const candidates = findCandidates(kind, name, glossary, date)
  return candidates.length === 1 ? candidates[0] : undefined
}

function referredTo(
  {entries}: Glossary,
  {kind, name, ref = ''}: Pick<NameUse, 'kind' | 'name' | 'ref'>
): Entry | undefined {
  const entry = entries.get(ref)
  return entry?.kind === kind && aliasFor(entry, name) ? entry : undefined
}

/** The time in which an entry bears a name: the dates of the name, or else those of the entry. */
export function nameBounds(entry: Entry, name: string): DateBounds {
  const alias = aliasFor(entry, name)
  return alias && hasBounds(alias) ? alias : (entryBounds(entry) ?? {})
}

/** The usage of entries in an article: the ids of those that it names by id, and of all that its names may mean. */
export function* entriesUsed(glossary: Glossary, article: ArticleFacts): Generator<string> {
  yield* article.entries
  for (const {kind, name, ref} of article.names) {
    if (ref !== undefined) continue
    for (const {id} of findCandidates(kind, name, glossary, article.date)) yield id
  }
}

/** Compares senses for `sort`: most mentions first, then by the path of their first article, then by id. */
export function byWeight(a: NameSense, b: NameSense): number {
  return b.count - a.count || compareText(a.path, b.path) || compareText(a.entry, b.entry)
}

/** Tells whether several entries of a kind bear a normalised name, without regard to case. */
export type IsShared = (kind: string, name: string) => boolean

/** Which names of a glossary may mean several entries. */
export function sharedNames({names}: Glossary): IsShared {
  return (kind, name) => (names.folded(kind, name.toLowerCase())?.length ?? 0) > 1
}

/**
 * Whether the findings in an article depend on other articles: it refers to claims of others, or uses a name that
 * several entries bear. If not, reading the others could only show that it is a copy.
 */
export function asksOthers({references, names}: ArticleFacts, glossary: Glossary): boolean {
  if (references.length > 0) return true
  const isShared = sharedNames(glossary)
  return names.some(({kind, name}) => isShared(kind, name))
}
