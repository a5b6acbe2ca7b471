import type {Span} from '../../../base/span.js'
import {holdsAt} from '../../../codebook/dates.js'
import type {Entry} from '../../../glossary/entry.js'
import type {ArticleModel} from '../../../model/article-model.js'
import {entryBounds, hasBounds} from '../../shared/glossary-facts.js'
import type {BlockName} from './article-names.js'
import {type BlockNames, namesInArticle} from './article-names.js'
import {judge, type Verdict} from './context.js'
import {type Evidence, gatherEvidence, linksOf} from './evidence.js'
import {type KnownName, type KnownNames, knownNames} from './known-name.js'

/** A name in running text that surely means an entry; offsets are UTF-16 into the article. */
export interface Untagged extends Span {
  readonly entry: Entry
}

/** The names in running text that surely mean an entry, in the order of the text; of the entries that are open only. */
export function findUntagged(
  model: ArticleModel,
  date: string | undefined,
  isOpen: (entry: Entry) => boolean
): readonly Untagged[] {
  const known = knownNames(model.glossary)
  const blocks = namesInArticle(model, known.index)
  const candidates: Candidate[] = []
  for (const block of blocks) {
    for (const name of block.names) {
      const meaning = senseOf(known, name)
      const {entry} = meaning
      if (!entry || !isOpen(entry) || !mayStand(name, entry) || !isCurrent(meaning, date)) continue
      candidates.push({block, name, meaning, entry})
    }
  }
  if (candidates.length === 0) return []
  return chooseSure(candidates, model, gatherEvidence(model, namesOf(blocks, known)))
}

/** A name that may mean an entry. */
interface Candidate {
  readonly block: BlockNames
  readonly name: BlockName
  readonly meaning: KnownName
  readonly entry: Entry
}

/** What a name means; one that is searched for in two ways has to mean the same both times. */
function senseOf(known: KnownNames, {names: [first = 0, second]}: BlockName): KnownName {
  const meaning = known.name(first)
  if (second === undefined) return meaning
  const other = known.name(second)
  if (meaning.bearers.length === 0) return other
  return meaning.entry === other.entry ? other : {...meaning, entry: undefined}
}

/** Whether the codebook lets a mention of an entry stand inside the tag around a name. */
function mayStand({stretch: {kind}}: BlockName, entry: Entry): boolean {
  return !kind || kind.contains.has(entry.kind)
}

/** Whether an entry and its name hold at a date; where either has bounds, an article without a date tells nothing. */
function isCurrent({entry, aliases}: KnownName, date: string | undefined): boolean {
  const own = entry && entryBounds(entry)
  const holds = (bounds = {}): boolean =>
    !hasBounds(bounds) || (date !== undefined && holdsAt(bounds, date))
  return aliases.some(alias => (hasBounds(alias) ? holds(alias) : holds(own)))
}

function namesOf(blocks: readonly BlockNames[], known: KnownNames): ReadonlySet<KnownName> {
  const names = new Set<KnownName>()
  for (const block of blocks) {
    for (const name of block.names) for (const number of name.names) names.add(known.name(number))
  }
  return names
}

/** Leaves out what is a part of something else, and entries that no name means for sure. */
function chooseSure(
  candidates: readonly Candidate[],
  model: ArticleModel,
  evidence: Evidence
): readonly Untagged[] {
  const uses = countUses(candidates)
  const doubtful = new Set<KnownName>()
  for (const [meaning, use] of uses) {
    const {entry} = meaning
    if (!entry) continue
    const isAlone = needsSupport(meaning, entry, model, evidence) && !evidence.supports(entry)
    if (isAlone || isDoubtful(meaning, entry, use, evidence)) doubtful.add(meaning)
  }
  const kept = candidates.filter(({meaning}) => !doubtful.has(meaning))
  const sure = new Set(
    kept.filter(candidate => isSure(candidate, evidence)).map(({entry}) => entry)
  )
  return kept
    .filter(candidate => sure.has(candidate.entry) && isFree(verdict(candidate)))
    .map(({block: {origin}, name: {start, end}, entry}) => {
      return {start: origin + start, end: origin + end, entry}
    })
}

/** How often a name stands in each way in an article. */
type Uses = Record<Verdict, number>

function countUses(candidates: readonly Candidate[]): ReadonlyMap<KnownName, Uses> {
  const uses = new Map<KnownName, Uses>()
  for (const candidate of candidates) {
    const own = uses.get(candidate.meaning) ?? {sure: 0, unsure: 0, part: 0, doubt: 0}
    own[verdict(candidate)]++
    uses.set(candidate.meaning, own)
  }
  return uses
}

/**
 * Whether a single word is none that the glossary can be sure of in this article, wherever it stands: a capital or
 * a number stands beside it somewhere, it is more often a part of longer names than alone, or it is also there
 * in small letters or at the end of a longer name.
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
 * Whether an entry has to be named in two ways, or beside another that it has to do with: one of a file whose names are
 * so many that ordinary words are among them, if its name is a single word or it says what it belongs to.
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

/** Where the article has a tag for an entry, a name of it is no ordinary word. */
function isSure(candidate: Candidate, evidence: Evidence): boolean {
  const found = verdict(candidate)
  return found === 'sure' || (found === 'unsure' && evidence.isTagged(candidate.entry))
}

/** A name that may be an ordinary word is none where the article says elsewhere that it means the entry. */
function isFree(found: Verdict): boolean {
  return found === 'sure' || found === 'unsure'
}

function verdict({block, name, meaning}: Candidate): Verdict {
  name.verdict ??= judge(block.text, name, meaning)
  return name.verdict
}
