import {firstIndex} from '../../../base/binary-search.js'
import {oncePer} from '../../../base/memo.js'
import {normaliseName} from '../../../base/names.js'
import type {Span} from '../../../base/span.js'
import type {Entry} from '../../../glossary/entry.js'
import type {ArticleModel} from '../../../model/article-model.js'
import type {BlockNames} from './article-names.js'
import type {Verdict} from './context.js'
import {isCalendarWord} from './context-words.js'
import {isPerson, type KnownName, lastWord} from './known-name.js'
import {SENSE, wordsInArticle} from './words-in-article.js'

/** A person whom an article has named in full. */
export interface FullName {
  readonly entry: Entry
  /** UTF-16 offset behind the first full name in the article. */
  readonly end: number
}

/** The places of the last name of a person, which is no name in the glossary, with the verdicts on them. */
export interface LastName {
  readonly entry: Entry
  readonly sense: KnownName
  readonly places: readonly Span[]
  readonly verdicts: readonly Verdict[]
}

/**
 * The last word of the name of a person, where the person may be called so and the glossary does not say so itself;
 * undefined for all others.
 */
export const lastNameOf: (entry: Entry) => string | undefined = oncePer(entry => {
  if (!isPerson(entry)) return undefined
  const name = normaliseName(entry.name)
  const word = lastWord(name)
  if (word === undefined || !LAST_NAME.test(word) || isCalendarWord(word) || TITLE.test(name))
    return undefined
  return entry.names.some(({text}) => normaliseName(text) === word) ? undefined : word
})

/** A capital and small letters: neither `Jr.` nor `II`. */
const LAST_NAME = /^\p{Lu}[\p{L}\p{M}'-]*[\p{Ll}\p{M}][\p{L}\p{M}'-]+$/u
/** What stands in the name of an office, as in `Prince of Wales`. */
const TITLE = / (?:of|the|for|and) /

/**
 * Finds the last names of persons behind their full names, outside of all names of the glossary; none of a person whose
 * last name the article also has in small letters. Offsets are UTF-16 into the article.
 */
export function findLastNames(
  model: ArticleModel,
  blocks: readonly BlockNames[],
  persons: ReadonlyMap<string, FullName>
): readonly LastName[] {
  const wanted = [...persons].slice(0, MOST_PERSONS)
  const {places, small} = wordsInArticle(
    model,
    wanted.map(([word]) => word)
  )
  const found: LastName[] = []
  for (const [word, {entry, end}] of wanted) {
    if (small.has(word)) continue
    const sense = {...SENSE, bearers: [entry], text: word}
    const open = (places.get(word) ?? []).filter(
      place =>
        place.start >= end &&
        (!place.kind || place.kind.contains.has(entry.kind)) &&
        !isCovered(blocks, place)
    )
    if (open.length === 0) continue
    found.push({entry, sense, places: open, verdicts: open.map(({verdict}) => verdict())})
  }
  return found
}

/** So many persons of an article are looked for, as a block is gone through for each of them. */
const MOST_PERSONS = 50

/** Whether a name of the glossary stands where a place begins. */
function isCovered(blocks: readonly BlockNames[], {start}: Span): boolean {
  const before = firstIndex(blocks.length, at => (blocks[at]?.origin ?? start) > start)
  const block = blocks[before - 1]
  if (!block) return false
  const inBlock = start - block.origin
  const behind = firstIndex(block.names.length, at => (block.names[at]?.start ?? 0) > inBlock)
  return inBlock < (block.names[behind - 1]?.end ?? 0)
}
