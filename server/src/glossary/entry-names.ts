import {oncePer} from '../base/memo.js'
import {inSteps, type Steps} from '../base/steps.js'
import {type Entry, isDeprecated} from './entry.js'
import type {Glossary, StoredFit, StoredSearch} from './glossary.js'
import {fitness, foldForSearch} from './search-fold.js'

/** A name by which an entry can be found; the id is one of them. */
export interface FoundName {
  readonly entry: Entry
  readonly text: string
}

/** A name with its folded form. */
interface FoldedName extends FoundName {
  readonly folded: string
}

/** A search among the names of entries. */
export interface NameSearch {
  readonly typed: string
  /** Only entries of these kinds; empty for all. */
  readonly kinds: ReadonlySet<string>
  /** The ids of entries that come before all others. */
  readonly first: ReadonlySet<string>
  /** Whether ids count as names. */
  readonly byId: boolean
  /** So many of the best are looked for, and others may be left out; infinity for all. */
  readonly most: number
  /** Words that stand in a name of each entry that is found, and begin a word there. */
  readonly words?: string | undefined
}

/**
 * The names that fit the typed text, each entry once with its best name. Order: entries in `first`, names that begin
 * with the text, names with a word that does, and last the deprecated entries.
 */
export function* searchNames(glossary: Glossary, search: NameSearch): Steps<readonly FoundName[]> {
  // Of 175,000 entries, sorting all that fit takes longer than finding them: there are 16 ranks.
  const ranks: Ranks = Array.from({length: 16}, () => [])
  const parts = glossary.parts ?? [{plain: glossary, entries: glossary.entries, stored: undefined}]
  for (const [place, {plain, stored}] of parts.entries()) {
    const before = parts.slice(0, place)
    const counts = ({id}: Entry): boolean => !before.some(({entries}) => entries.has(id))
    if (stored) yield* searchStored(stored.search, search, counts, ranks)
    else if (plain)
      yield* searchFolded(plain, search, before.length === 0 ? undefined : counts, ranks)
  }
  return ranks.flat()
}

/** The names that were found, by their ranks. */
type Ranks = FoundName[][]

/** Searches in a glossary in memory. */
function* searchFolded(
  glossary: Glossary,
  search: NameSearch,
  counts: ((entry: Entry) => boolean) | undefined,
  ranks: Ranks
): Steps<void> {
  const typed = foldForSearch(search.typed)
  const names = yield* foldedNames(glossary)
  const holding =
    search.words === undefined ? undefined : yield* entriesHolding(names, search.words)
  let best: FoldedName | undefined
  let rank = 0
  for (const [place, name] of names.entries()) {
    if ((place + 1) % NAMES_A_STEP === 0) yield
    // All others that may come before these are in `first`.
    const isFull = isFound(ranks, search)
    if (isFull && search.first.size === 0) break
    if (isFull && !search.first.has(name.entry.id)) continue
    if (holding && !holding.has(name.entry)) continue
    const found = rankOf(name, typed, search)
    if (found === undefined || (counts && !counts(name.entry))) continue
    if (best && best.entry !== name.entry) ranks[rank]?.push(best)
    // The names of an entry stand side by side.
    if (best?.entry === name.entry && rank <= found) continue
    best = name
    rank = found
  }
  if (best) ranks[rank]?.push(best)
}

/** Names; looking at them takes less than a millisecond. */
const NAMES_A_STEP = 2000

/** The entries with a name in which words stand. */
function* entriesHolding(names: readonly FoldedName[], words: string): Steps<ReadonlySet<Entry>> {
  const typed = foldForSearch(words)
  const holding = new Set<Entry>()
  const look = ({folded, text, entry}: FoldedName): void => {
    if ((text !== entry.id || text === entry.name) && fitness(folded, typed) !== undefined)
      holding.add(entry)
  }
  yield* inSteps(names, look, NAMES_A_STEP)
  return holding
}

/** Searches in a compiled file: the entries in `first` by themselves, and of the others no more than are wanted. */
function* searchStored(
  stored: StoredSearch,
  search: NameSearch,
  counts: (entry: Entry) => boolean,
  ranks: Ranks
): Steps<void> {
  const {kinds, first, byId, most, words = ''} = search
  const wanted = {typed: foldForSearch(search.typed), byId, words: foldForSearch(words)}
  const isWanted = (entry: Entry): boolean =>
    (kinds.size === 0 || kinds.has(entry.kind)) && counts(entry)
  const add = (found: StoredFit | undefined): void => {
    if (!found || !isWanted(found.entry)) return
    const rank = ranks[rankOfFit(found.entry, found.fit, search)]
    if (rank && rank.length < most) rank.push(new StoredName(found))
  }
  const own = new Map<Entry, StoredFit>()
  yield* inSteps(first, id => {
    const found = stored.fitOf(id, wanted)
    if (found) own.set(found.entry, found)
  })
  for (const entry of stored.inOrder(own.keys())) add(own.get(entry))
  let count = 0
  for (const found of stored.typed(wanted)) {
    if (!found || ++count % FITS_A_STEP === 0) yield
    if (isFound(ranks, search)) break
    if (found && !first.has(found.entry.id)) add(found)
  }
}

/** Names that fit, in a compiled file. */
const FITS_A_STEP = 100

/** A name of a compiled file, whose row is read when the name is asked for. */
class StoredName implements FoundName {
  readonly entry: Entry
  private readonly place: number

  constructor({entry, name}: StoredFit) {
    this.entry = entry
    this.place = name
  }

  get text(): string {
    return this.entry.names[this.place]?.text ?? this.entry.id
  }
}

/** Whether as many names were found as are wanted. */
function isFound(ranks: Ranks, {most}: NameSearch): boolean {
  return (ranks[BEGINNING]?.length ?? 0) >= most
}

/**
 * What a list shows for a name that was found. For an id that is the entry's name, which says more, unless what is typed
 * stands in the id alone: what is shown has it in it, as some editors leave out what has not.
 */
export function shownName({entry, text}: FoundName, typed: string): string {
  return text === entry.id && foldForSearch(entry.name).includes(foldForSearch(typed))
    ? entry.name
    : text
}

/** The rank of names that begin with the typed text, of entries that are neither in `first` nor deprecated. */
const BEGINNING = 4

/** Where a name comes among those that fit: from 0 on, below 16; undefined for one that does not fit. */
function rankOf(
  {entry, folded, text}: FoldedName,
  typed: string,
  search: NameSearch
): number | undefined {
  const {kinds, byId} = search
  if (kinds.size > 0 && !kinds.has(entry.kind)) return undefined
  if (!byId && text === entry.id && text !== entry.name) return undefined
  const fit = fitness(folded, typed)
  if (fit === undefined) return undefined
  return rankOfFit(entry, fit, search)
}

function rankOfFit(entry: Entry, fit: 0 | 1, {first}: NameSearch): number {
  return (isDeprecated(entry) ? 8 : 0) + (first.has(entry.id) ? 0 : 4) + fit
}

/** The names and ids of all entries, folded once for each glossary and not at every keystroke. */
function* foldedNames(glossary: Glossary): Steps<readonly FoldedName[]> {
  yield* foldAll(glossary)
  return foldingOf(glossary).names
}

/**
 * Folds the names of a glossary before anybody asks for them, in short steps: those of 175,000 entries take 0.3 s, for which
 * the first list of suggestions would have to wait. Compiled files hold theirs.
 */
export function* foldNames(glossary: Glossary): Steps<void> {
  const plain = glossary.parts ? glossary.parts.flatMap(part => part.plain ?? []) : [glossary]
  for (const each of plain) yield* foldAll(each)
}

function* foldAll(glossary: Glossary): Steps<void> {
  const folding = foldingOf(glossary)
  for (let count = 1; foldNext(folding); count++) if (count % ENTRIES_A_STEP === 0) yield
}

/** Folding them takes about a millisecond. */
const ENTRIES_A_STEP = 500

/** The names that are folded so far, and the entries that are left. */
interface Folding {
  readonly names: FoldedName[]
  readonly left: Iterator<Entry>
}

const foldingOf = oncePer(
  ({entries}: Glossary): Folding => ({names: [], left: entries.values()[Symbol.iterator]()})
)

/** Folds the names of one entry more; false if none is left. */
function foldNext({names, left}: Folding): boolean {
  const {done, value: entry} = left.next()
  if (done) return false
  for (const {text} of entry.names) names.push({entry, text, folded: foldForSearch(text)})
  names.push({entry, text: entry.id, folded: foldForSearch(entry.id)})
  return true
}
