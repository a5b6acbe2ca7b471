import {normaliseName} from '../../../base/names.js'
import type {Codebook} from '../../../codebook/codebook.js'
import type {Entry} from '../../../glossary/entry.js'
import type {ArticleModel} from '../../../model/article-model.js'
import type {KnownName} from './known-name.js'

/** The evidence that an article as a whole gives for or against names in it. */
export interface Evidence {
  /** Whether the article also has a word in lower case, or as the last word of a longer name of another entry. */
  readonly hasOtherUse: (word: string, entry: Entry) => boolean
  /** Whether the article has a tag for the entry. */
  readonly isTagged: (entry: Entry) => boolean
  /** Whether the article has two names of an entry, or names another entry that is linked with it. */
  readonly supports: (entry: Entry) => boolean
  /** Whether several words of the article would be names of a glossary file if they were capitalised. */
  readonly hasCommonWords: (path: string) => boolean
}

/**
 * Gathers the evidence of an article from its mentions and from all names in its running text, also those that are
 * never reported.
 */
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

/** With fewer such words, a name is an ordinary word by chance; with more, any capitalised word may be one. */
const FEWEST_COMMON = 2

/** Adds the last word of a name of several words, with the bearers of the name. */
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

/** The ids of the entries that an entry is linked with by its fields, as `within` or `member-of`. */
export function linksOf({kinds}: Codebook, {kind, fields}: Entry): readonly string[] {
  const links: string[] = []
  for (const [name, {values}] of fields) {
    if (name === 'replaced-by' || kinds.get(kind)?.fields.get(name)?.type !== 'entry') continue
    for (const {text} of values) links.push(text)
  }
  return links
}
