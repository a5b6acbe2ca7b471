import {lazily} from '../../../base/memo.js'
import type {Codebook} from '../../../codebook/codebook.js'
import type {Entry} from '../../../glossary/entry.js'
import type {ArticleModel} from '../../../model/article-model.js'
import type {KnownName} from './known-name.js'
import {taggedEndings, taggedEntries} from './tagged-names.js'

/** The evidence that an article as a whole gives for or against names in it. */
export interface Evidence {
  /** Whether the article also has a word in lower case, or as the last word of a longer name of other entries. */
  readonly hasOtherUse: (word: string, entries: readonly Entry[]) => boolean
  /** Whether the article has a tag for the entry. */
  readonly isTagged: (entry: Entry) => boolean
  /** Whether the article has two names of an entry, or names another entry that is linked with it. */
  readonly supports: (entry: Entry) => boolean
  /** Whether many words of the article would be names of a glossary file if they were capitalised. */
  readonly hasCommonWords: (path: string) => boolean
}

/**
 * Gathers the evidence of an article from its mentions and from all names in its running text, also those that are
 * never reported.
 */
export function gatherEvidence(model: ArticleModel, names: ReadonlySet<KnownName>): Evidence {
  const {codebook} = model
  const tagged = taggedEntries(model)
  const ofTags = taggedEndings(model)
  const small = new Set<string>()
  const endings = new Map<string, Entry[]>()
  for (const {text, ending, bearers} of names) {
    if (bearers.length === 0) small.add(text)
    addEnding(endings, ending, bearers)
  }
  // Most glossaries have no ordinary words among their names, and need neither.
  const common = lazily(() => filesOfCommonWords(names))
  const support = lazily(() => gatherSupport(codebook, names, tagged))
  return {
    hasOtherUse: (word, entries) =>
      small.has(word.toLowerCase()) ||
      isOther(ofTags.get(word) ?? [], entries) ||
      isOther(endings.get(word) ?? [], entries),
    isTagged: entry => tagged.has(entry),
    supports: entry => support()(entry),
    hasCommonWords: path => common().has(path)
  }
}

function isOther(bearers: Iterable<Entry | undefined>, entries: readonly Entry[]): boolean {
  for (const entry of bearers) if (!entry || !entries.includes(entry)) return true
  return false
}

/** The glossary files of which many names would stand in an article if its words were capitalised. */
function filesOfCommonWords(names: ReadonlySet<KnownName>): ReadonlySet<string> {
  const common = new Map<string, number>()
  const capital = new Map<string, number>()
  for (const {bearers, files, isSearched} of names) {
    if (bearers.length === 0) for (const path of files) increment(common, path)
    else if (isSearched) for (const path of files) increment(capital, path)
  }
  const found = new Set<string>()
  for (const [path, words] of common)
    if (words >= FEWEST_COMMON && words > SHARE * (words + (capital.get(path) ?? 0)))
      found.add(path)
  return found
}

/** With fewer such words, a name is an ordinary word by chance; with more, any capitalised word may be one. */
const FEWEST_COMMON = 2
/** The share of such words among the names of a file that an article has in either form. */
const SHARE = 0.25

function increment<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** Gathers which entries an article names in two ways, or beside another entry that is linked with them. */
function gatherSupport(
  codebook: Codebook,
  names: ReadonlySet<KnownName>,
  tagged: ReadonlySet<Entry>
): Evidence['supports'] {
  const counts = new Map<Entry, number>()
  const pointed = new Set<string>()
  for (const {bearers} of names) {
    for (const entry of bearers) increment(counts, entry)
    const [only, ...others] = bearers
    if (only && others.length === 0) for (const id of linksOf(codebook, only)) pointed.add(id)
  }
  const ids = new Set([...tagged, ...counts.keys()].map(({id}) => id))
  return entry =>
    (counts.get(entry) ?? 0) > 1 ||
    pointed.has(entry.id) ||
    linksOf(codebook, entry).some(id => ids.has(id))
}

/** Adds the bearers of a name of several words under its last word. */
function addEnding(
  endings: Map<string, Entry[]>,
  word: string | undefined,
  bearers: readonly Entry[]
): void {
  if (word === undefined) return
  const known = endings.get(word)
  if (known) known.push(...bearers)
  else endings.set(word, [...bearers])
}

/** The ids of the entries that an entry is linked with by its fields, as `within` or `member-of`. */
export function linksOf({kinds}: Codebook, {kind, fields}: Entry): readonly string[] {
  const links: string[] = []
  for (const [name, {values}] of fields) {
    if (name === 'replaced-by' || kinds.get(kind)?.fields.get(name)?.type !== 'entry') continue
    for (const {text} of values) links.push(text)
  }
  return links
}
