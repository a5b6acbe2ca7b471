import {getOrMake, pushTo} from '../../../base/group.js'
import type {Span} from '../../../base/span.js'
import type {Entry} from '../../../glossary/entry.js'
import type {ArticleModel, Mention} from '../../../model/article-model.js'
import type {NameContext} from '../../../model/resolve-mention.js'
import {type BlockName, type BlockNames, namesInArticle} from './article-names.js'
import type {Verdict} from './context.js'
import {type Evidence, gatherEvidence, linksOf} from './evidence.js'
import {type KnownName, knownNames, senseAt} from './known-name.js'
import {type FullName, findLastNames, lastNameOf} from './last-names.js'

/** A name in running text that means an entry for sure; offsets are UTF-16 into the article. */
export interface Untagged extends Span {
  readonly entry: Entry
  /** The entries of which it means one, the first of them that above; empty where that is sure. */
  readonly choice: readonly Entry[]
  /** Whether it is the last name of a person whom the article has named in full, and no name in the glossary. */
  readonly isLastName: boolean
}

/**
 * Finds the names in running text that mean an entry for sure, in the order of the text; of entries for which `isOpen`
 * holds; `tagged` are the mentions of such entries.
 */
export function findUntagged(
  model: ArticleModel,
  context: NameContext,
  isOpen: (entry: Entry) => boolean,
  tagged: readonly Mention[] = model.mentions.filter(({entry}) => entry && isOpen(entry))
): readonly Untagged[] {
  const blocks = namesInArticle(model, knownNames(model.glossary))
  const uses = new Map<KnownName, Candidate[]>()
  const dated = new Map<KnownName, KnownName>()
  for (const block of blocks) {
    for (let index = 0; index < block.names.length; index++) {
      const name = block.names[index]
      if (!name) continue
      const sense = name.sense.isDated
        ? getOrMake(dated, name.sense, () => senseAt(name.sense, context))
        : name.sense
      const choice = sense.entry ? NO_CHOICE : allowed(name, sense.choice, isOpen)
      const entry = sense.entry ?? choice[0]
      if (!entry || !isOpen(entry) || !mayStand(name, entry)) continue
      const [start, end] = [block.origin + name.start, block.origin + name.end]
      pushTo(uses, sense, {start, end, entry, choice, sense, isLastName: false, block, index})
    }
  }
  if (uses.size === 0 && tagged.length === 0) return []
  const evidence = gatherEvidence(model, namesOf(blocks))
  const sure = chooseSure(uses, model, evidence)
  const persons = namedInFull(model, sure, tagged)
  return persons.size === 0
    ? sure
    : [...sure, ...chooseLastNames(model, blocks, persons, evidence)].sort(byStart)
}

/** The persons whom an article names in full, tagged or not, by their last names. */
function namedInFull(
  {syntax}: ArticleModel,
  sure: readonly Untagged[],
  tagged: readonly Mention[]
): ReadonlyMap<string, FullName> {
  const persons = new Map<string, FullName>()
  const add = (entry: Entry, written: string, end: number): void => {
    const word = lastNameOf(entry)
    if (word === undefined || !written.endsWith(word) || written.length === word.length) return
    if ((persons.get(word)?.end ?? end) >= end) persons.set(word, {entry, end})
  }
  for (const {entry, choice, start, end} of sure)
    if (choice.length === 0) add(entry, syntax.text.slice(start, end), end)
  for (const {entry, text, tag} of tagged) if (entry) add(entry, text, tag.end)
  return persons
}

/** The last names that mean their person; others of that name leave none. */
function chooseLastNames(
  model: ArticleModel,
  blocks: readonly BlockNames[],
  persons: ReadonlyMap<string, FullName>,
  evidence: Evidence
): readonly Untagged[] {
  const chosen: Untagged[] = []
  for (const {entry, sense, places, verdicts} of findLastNames(model, blocks, persons)) {
    if (evidence.hasOtherUse(sense.text, [entry]) || isInDoubt(sense, verdicts)) continue
    for (const [at, {start, end}] of places.entries())
      if (isFree(verdicts[at]))
        chosen.push({start, end, entry, choice: NO_CHOICE, isLastName: true})
  }
  return chosen
}

const NO_CHOICE: readonly Entry[] = []

/** Those of a choice that may stand in the place of a name; none where one of them is not open, or only one may. */
function allowed(
  name: BlockName,
  choice: readonly Entry[],
  isOpen: (entry: Entry) => boolean
): readonly Entry[] {
  if (choice.length === 0 || !choice.every(isOpen)) return NO_CHOICE
  const meant = choice.filter(entry => mayStand(name, entry))
  return meant.length > 1 ? meant : NO_CHOICE
}

/** A name that may mean an entry. */
interface Candidate extends Untagged {
  readonly sense: KnownName
  readonly block: BlockNames
  /** The place of the name among those of its block. */
  readonly index: number
}

/** Whether the codebook allows a mention of an entry inside the tag around a name. */
function mayStand({stretch: {kind}}: BlockName, entry: Entry): boolean {
  return !kind || kind.contains.has(entry.kind)
}

/** All names of the glossary that stand in running text, each once. */
function namesOf(blocks: readonly BlockNames[]): ReadonlySet<KnownName> {
  const all = new Set<KnownName>()
  for (const {names} of blocks) for (const {known} of names) for (const name of known) all.add(name)
  return all
}

/**
 * Chooses the candidates that mean their entry, in the order of the text: none that is a part of something else, and none
 * of an entry that no name means for sure. What stands around a name is read last, as that takes the longest.
 */
function chooseSure(
  candidates: ReadonlyMap<KnownName, readonly Candidate[]>,
  model: ArticleModel,
  evidence: Evidence
): readonly Untagged[] {
  const free: Candidate[] = []
  const sure = new Set<Entry | KnownName>()
  for (const [name, uses] of candidates) {
    if (isOrdinary(name, model, evidence)) continue
    const verdicts = uses.map(({block, index}) => block.verdictOn(index, block.text))
    if (isInDoubt(name, verdicts)) continue
    for (const [at, use] of uses.entries()) {
      const verdict = verdicts[at]
      if (!isFree(verdict)) continue
      free.push(use)
      // Where the article has a tag for the entry, the name is no ordinary word.
      if (verdict === 'sure' || evidence.isTagged(use.entry)) sure.add(meaningOf(use))
    }
  }
  return free.filter(use => sure.has(meaningOf(use))).sort(byStart)
}

function byStart(a: Span, b: Span): number {
  return a.start - b.start
}

/** Whether a name stands by itself: it then means the entry if the article says so of another name. */
function isFree(verdict: Verdict | undefined): boolean {
  return verdict === 'sure' || verdict === 'unsure'
}

/** What a name means: its entry, or the choice that it leaves. */
function meaningOf({entry, choice, sense}: Candidate): Entry | KnownName {
  return choice.length > 0 ? sense : entry
}

/**
 * Whether a name may be an ordinary word by all the names of the article: it needs support by another name and has none,
 * or it is a single word that the article also has in lower case or at the end of a longer name.
 */
function isOrdinary(name: KnownName, model: ArticleModel, evidence: Evidence): boolean {
  if (name.isAsked) return false
  const entries = name.entry ? [name.entry] : name.choice
  if (name.isWord && evidence.hasOtherUse(name.text, entries)) return true
  return entries.every(
    entry => needsSupport(name, entry, model, evidence) && !evidence.supports(entry)
  )
}

/**
 * Whether a name counts only with support by another name: if its glossary file has ordinary words among its names, and
 * the name is a single word or the entry has links.
 */
function needsSupport(
  {isWord}: KnownName,
  entry: Entry,
  {codebook}: ArticleModel,
  evidence: Evidence
): boolean {
  if (!evidence.hasCommonWords(entry.location.path)) return false
  return isWord || linksOf(codebook, entry).length > 0
}

/**
 * Whether the verdicts on a single word, in the order of the text, leave it in doubt everywhere in the article: a
 * capitalised word stands before it where it first comes within a sentence, as the article goes on with `Lincoln` behind
 * `Abraham Lincoln`, or it is more often a part of longer names than alone.
 */
function isInDoubt({isAsked, isWord}: KnownName, verdicts: readonly Verdict[]): boolean {
  if (isAsked || !isWord) return false
  const first = verdicts.find(verdict => verdict === 'sure' || verdict === 'doubt')
  const parts = verdicts.filter(verdict => verdict === 'part' || verdict === 'doubt')
  return first === 'doubt' || parts.length > verdicts.length - parts.length
}
