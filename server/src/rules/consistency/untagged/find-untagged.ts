import type {Span} from '../../../base/span.js'
import {holdsAt} from '../../../codebook/dates.js'
import type {Entry} from '../../../glossary/entry.js'
import type {ArticleModel} from '../../../model/article-model.js'
import {entryBounds, hasBounds} from '../../shared/glossary-facts.js'
import {type BlockName, type BlockNames, namesInArticle} from './article-names.js'
import type {Verdict} from './context.js'
import {type Evidence, gatherEvidence, linksOf} from './evidence.js'
import {type KnownName, knownNames} from './known-name.js'

/** A name in running text that means an entry for sure; offsets are UTF-16 into the article. */
export interface Untagged extends Span {
  readonly entry: Entry
}

/**
 * Finds the names in running text that mean an entry for sure, in the order of the text; of entries for which `isOpen`
 * holds. `date` is the article's date, if any.
 */
export function findUntagged(
  model: ArticleModel,
  date: string | undefined,
  isOpen: (entry: Entry) => boolean
): readonly Untagged[] {
  const blocks = namesInArticle(model, knownNames(model.glossary))
  const candidates: Candidate[] = []
  for (const {origin, text, names} of blocks) {
    for (const name of names) {
      const {sense} = name
      const {entry} = sense
      if (!entry || !isOpen(entry) || !mayStand(name, entry) || !isCurrent(sense, date)) continue
      const [start, end] = [origin + name.start, origin + name.end]
      candidates.push({start, end, entry, sense, verdict: name.verdict(text)})
    }
  }
  if (candidates.length === 0) return []
  return chooseSure(candidates, model, gatherEvidence(model, namesOf(blocks)))
}

/** A name that may mean an entry, with the verdict on it by the words around it. */
interface Candidate extends Untagged {
  readonly sense: KnownName
  readonly verdict: Verdict
}

/** Whether the codebook allows a mention of an entry inside the tag around a name. */
function mayStand({stretch: {kind}}: BlockName, entry: Entry): boolean {
  return !kind || kind.contains.has(entry.kind)
}

/** Whether an entry and its name hold at a date; without a date, only where neither has bounds. */
function isCurrent({entry, aliases}: KnownName, date: string | undefined): boolean {
  const own = entry && entryBounds(entry)
  const holds = (bounds = {}): boolean =>
    !hasBounds(bounds) || (date !== undefined && holdsAt(bounds, date))
  return aliases.some(alias => (hasBounds(alias) ? holds(alias) : holds(own)))
}

/** All names of the glossary that stand in running text, each once. */
function namesOf(blocks: readonly BlockNames[]): ReadonlySet<KnownName> {
  const all = new Set<KnownName>()
  for (const {names} of blocks) for (const {known} of names) for (const name of known) all.add(name)
  return all
}

/**
 * Chooses the candidates that mean their entry: none that is a part of something else, and none of an entry that no
 * name means for sure.
 */
function chooseSure(
  candidates: readonly Candidate[],
  model: ArticleModel,
  evidence: Evidence
): readonly Untagged[] {
  const doubtful = new Set<KnownName>()
  for (const [name, uses] of countUses(candidates)) {
    const {entry} = name
    if (!entry) continue
    const isAlone = needsSupport(name, entry, model, evidence) && !evidence.supports(entry)
    if (isAlone || isDoubtful(name, entry, uses, evidence)) doubtful.add(name)
  }
  const kept = candidates.filter(({sense}) => !doubtful.has(sense))
  const sure = new Set(
    kept.filter(candidate => isSure(candidate, evidence)).map(({entry}) => entry)
  )
  return kept.filter(({entry, verdict}) => sure.has(entry) && isFree(verdict))
}

/** The number of times that a name gets each verdict in an article. */
type Uses = Record<Verdict, number>

function countUses(candidates: readonly Candidate[]): ReadonlyMap<KnownName, Uses> {
  const uses = new Map<KnownName, Uses>()
  for (const {sense, verdict} of candidates) {
    const own = uses.get(sense) ?? {sure: 0, unsure: 0, part: 0, doubt: 0}
    own[verdict]++
    uses.set(sense, own)
  }
  return uses
}

/**
 * Whether a single word is in doubt everywhere in the article: a capitalised word or a number stands beside it
 * somewhere, it is more often a part of longer names than alone, or the article has it in lower case or at the end of a
 * longer name too.
 */
function isDoubtful(
  {isAsked, isWord, text}: KnownName,
  entry: Entry,
  uses: Uses,
  evidence: Evidence
): boolean {
  if (isAsked || !isWord) return false
  const isMostlyPart = uses.part > uses.sure + uses.unsure
  return uses.doubt > 0 || isMostlyPart || evidence.hasOtherUse(text, entry)
}

/**
 * Whether a name counts only with support by another name: if its glossary file has ordinary words among its names, and
 * the name is a single word or the entry has links.
 */
function needsSupport(
  {isAsked, isWord}: KnownName,
  entry: Entry,
  {codebook}: ArticleModel,
  evidence: Evidence
): boolean {
  if (isAsked || !evidence.hasCommonWords(entry.location.path)) return false
  return isWord || linksOf(codebook, entry).length > 0
}

/** Whether a name means its entry; where the article has a tag for the entry, the name is no ordinary word. */
function isSure({entry, verdict}: Candidate, {isTagged}: Evidence): boolean {
  return verdict === 'sure' || (verdict === 'unsure' && isTagged(entry))
}

/** Whether a name stands by itself: it then means the entry if the article says so of another name. */
function isFree(verdict: Verdict): boolean {
  return verdict === 'sure' || verdict === 'unsure'
}
