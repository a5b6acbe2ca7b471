import {normaliseName} from '../../../base/names.js'
import type {Codebook} from '../../../codebook/codebook.js'
import type {Entry} from '../../../glossary/entry.js'
import type {ArticleModel} from '../../../model/article-model.js'
import type {KnownName} from './known-name.js'

/** What an article as a whole says of the names in it. */
export interface Evidence {
  /** Whether a word is also there in small letters, or as the last one of a longer name that does not mean the entry. */
  readonly hasOtherUse: (word: string, entry: Entry) => boolean
  /** Whether the article has a tag for the entry. */
  readonly isTagged: (entry: Entry) => boolean
  /** Whether the article names an entry in two ways, or another entry that has to do with it. */
  readonly supports: (entry: Entry) => boolean
  /** Whether ordinary words of the article would be names of a glossary file, had they a capital. */
  readonly hasCommonWords: (path: string) => boolean
}

/** Gathers the evidence of an article from its mentions and all names in its running text, those included that are not searched for. */
export function gatherEvidence(
  {codebook, mentions}: ArticleModel,
  names: ReadonlySet<KnownName>
): Evidence {
  const small = new Set<string>()
  const endings = new Map<string, Set<Entry | undefined>>()
  const counts = new Map<Entry, number>()
  const tagged = new Set(mentions.map(({entry}) => entry))
  const pointed = new Set<string>()
  const common = new Map<string, number>()
  for (const {text, entry} of mentions) addEnding(endings, normaliseName(text), [entry])
  for (const {text, bearers, files} of names) {
    if (bearers.length === 0) small.add(text)
    addEnding(endings, text, bearers)
    for (const path of files) common.set(path, (common.get(path) ?? 0) + 1)
    for (const entry of new Set(bearers)) counts.set(entry, (counts.get(entry) ?? 0) + 1)
    const [only, ...others] = bearers
    if (only && others.length === 0) for (const id of linksOf(codebook, only)) pointed.add(id)
  }
  const ids = new Set([...tagged, ...counts.keys()].map(entry => entry?.id))
  return {
    hasOtherUse: (word, entry) => {
      const ends = endings.get(word)
      return (
        small.has(word.toLowerCase()) || (ends !== undefined && (ends.size > 1 || !ends.has(entry)))
      )
    },
    isTagged: entry => tagged.has(entry),
    supports: entry =>
      (counts.get(entry) ?? 0) > 1 ||
      pointed.has(entry.id) ||
      linksOf(codebook, entry).some(id => ids.has(id)),
    hasCommonWords: path => (common.get(path) ?? 0) >= FEWEST_COMMON
  }
}

/** One name may be a common word by chance; with several in one article, any other capitalised word may be one too. */
const FEWEST_COMMON = 2

/** Adds the last word of a name of several words, with those that bear the name. */
function addEnding(
  endings: Map<string, Set<Entry | undefined>>,
  text: string,
  bearers: readonly (Entry | undefined)[]
): void {
  const blank = text.lastIndexOf(' ')
  if (blank < 0) return
  const word = text.slice(blank + 1)
  const known = endings.get(word) ?? new Set()
  for (const entry of bearers) known.add(entry)
  endings.set(word, known)
}

/** The ids of the entries that an entry names in its fields, as what it lies within or belongs to. */
export function linksOf({kinds}: Codebook, {kind, fields}: Entry): readonly string[] {
  const links: string[] = []
  for (const [name, {values}] of fields) {
    if (name === 'replaced-by' || kinds.get(kind)?.fields.get(name)?.type !== 'entry') continue
    for (const {text} of values) links.push(text)
  }
  return links
}
