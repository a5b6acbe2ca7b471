import type {DateBounds} from '../../codebook/dates.js'
import {type Entry, isDeprecated} from '../../glossary/entry.js'
import type {Glossary} from '../../glossary/glossary.js'
import type {ArticleFacts, NameUse} from '../../model/facts/facts.js'
import {aliasFor, findCandidates} from '../../model/resolve-mention.js'
import type {NameSense} from '../corpus.js'
import {entryBounds, hasBounds} from './glossary-facts.js'

/**
 * The entry that a name means in an article of a date. None for what other rules report: a name that the entry
 * does not bear, one of another kind, one that several bear, and an entry that is out of use.
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

/** When an entry bears a name: the dates of the name, or else those of the entry. */
export function nameBounds(entry: Entry, name: string): DateBounds {
  const alias = aliasFor(entry, name)
  return alias && hasBounds(alias) ? alias : (entryBounds(entry) ?? {})
}

/** The ids of the entries that an article names: by their ids, or by names alone, also such as several bear. */
export function* entriesUsed(glossary: Glossary, article: ArticleFacts): Generator<string> {
  yield* article.entries
  for (const {kind, name, ref} of article.names) {
    if (ref !== undefined) continue
    for (const {id} of findCandidates(kind, name, glossary, article.date)) yield id
  }
}

/** What is meant most often first; of the same number, what stands in the first article by path, then by id. */
export function byWeight(a: NameSense, b: NameSense): number {
  return b.count - a.count || compare(a.path, b.path) || compare(a.entry, b.entry)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Tells whether several entries of a kind bear a name, whatever its case; the name is normalised. */
export type IsShared = (kind: string, name: string) => boolean

/** Which names of a glossary may mean several entries. */
export function sharedNames({names}: Glossary): IsShared {
  return (kind, name) => (names.folded(kind, name.toLowerCase())?.length ?? 0) > 1
}

/**
 * Whether an article says something that only the rest of the corpus can judge: it refers to claims of others, or
 * uses a name that several entries bear. Where not, reading all others would at best show that it is a copy.
 */
export function asksOthers({references, names}: ArticleFacts, glossary: Glossary): boolean {
  if (references.length > 0) return true
  const isShared = sharedNames(glossary)
  return names.some(({kind, name}) => isShared(kind, name))
}
