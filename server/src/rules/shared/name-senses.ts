import {compareText} from '../../base/compare.js'
import {getOrMake} from '../../base/group.js'
import {oncePer} from '../../base/memo.js'
import {foldCase, normaliseName} from '../../base/names.js'
import {copyText} from '../../base/string-pool.js'
import {type Entry, isDeprecated} from '../../glossary/entry.js'
import type {Glossary} from '../../glossary/glossary.js'
import {bearsName} from '../../glossary/name-periods.js'
import type {ArticleFacts, NameUse} from '../../model/facts/facts.js'
import {findCandidates, LONGEST_NAME, type NameContext} from '../../model/resolve-mention.js'
import type {NameSense} from '../corpus.js'

/**
 * The sense of a name in an article: the entry that it means. Undefined for what other rules report: a name
 * that the entry does not bear, an entry of another kind or a deprecated one, and an ambiguous name.
 */
export function senseOf(
  glossary: Glossary,
  context: NameContext,
  use: Pick<NameUse, 'kind' | 'name' | 'ref'>
): Entry | undefined {
  const entry =
    use.ref === undefined ? onlyCandidate(glossary, context, use) : referredTo(glossary, use)
  return entry && !isDeprecated(entry) ? entry : undefined
}

function onlyCandidate(
  glossary: Glossary,
  context: NameContext,
  {kind, name}: Pick<NameUse, 'kind' | 'name'>
): Entry | undefined {
  const candidates = findCandidates(kind, name, glossary, context)
  return candidates.length === 1 ? candidates[0] : undefined
}

function referredTo(
  {entries}: Glossary,
  {kind, name, ref = ''}: Pick<NameUse, 'kind' | 'name' | 'ref'>
): Entry | undefined {
  const entry = entries.get(ref)
  return entry?.kind === kind && bearsName(entry, name) ? entry : undefined
}

/** The usage of entries in an article: the ids of those that it names by id, and of all that its names may mean, each once. */
export function entriesUsed(
  glossary: Glossary,
  article: Pick<ArticleFacts, 'date' | 'language' | 'names' | 'entries'>
): ReadonlySet<string> {
  const used = new Set(article.entries)
  for (const {kind, name, ref} of article.names) {
    if (ref !== undefined) continue
    for (const {id} of findCandidates(kind, name, glossary, article)) used.add(id)
  }
  return used
}

/** Compares senses for `sort`: most mentions first, then by the path of their first article, then by id. */
export function byWeight(a: NameSense, b: NameSense): number {
  return b.count - a.count || compareText(a.path, b.path) || compareText(a.entry, b.entry)
}

/** Tells whether several entries of a kind bear a normalised name, without regard to case. */
export type IsShared = (kind: string, name: string) => boolean

/** Which names of a glossary may mean several entries. */
export function sharedNames({names}: Glossary): IsShared {
  return (kind, name) => (names.folded(kind, foldCase(name))?.length ?? 0) > 1
}

/**
 * The same of names as they are written: true where several entries of a kind may bear one. Each text is looked up once
 * under a glossary, and the same ones occur again and again.
 */
export const sharedTexts: (glossary: Glossary) => IsShared = oncePer(glossary => {
  const isShared = sharedNames(glossary)
  const known = new Map<string, Map<string, boolean>>()
  return (kind, text) => {
    // Texts that are no names are left to others.
    if (text.length > LONGEST_NAME) return true
    const ofKind = getOrMake(known, kind, () => new Map<string, boolean>())
    const before = ofKind.get(text)
    if (before !== undefined) return before
    const answer = isShared(kind, normaliseName(text))
    if (ofKind.size < MOST_KEPT) ofKind.set(copyText(text), answer)
    return answer
  }
})

/** So many texts of a kind are kept that no corpus of strange names fills the memory. */
const MOST_KEPT = 20_000
