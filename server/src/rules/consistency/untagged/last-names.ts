import {firstIndex} from '../../../base/binary-search.js'
import {lazily, oncePer} from '../../../base/memo.js'
import {normaliseName} from '../../../base/names.js'
import type {Span} from '../../../base/span.js'
import type {Entry} from '../../../glossary/entry.js'
import {
  endsName,
  isWordAt,
  isWordBefore,
  startsName
} from '../../../glossary/name-search/word-class.js'
import type {ArticleModel} from '../../../model/article-model.js'
import type {BlockNames} from './article-names.js'
import {judge, type PlacedName, type Verdict} from './context.js'
import {isCalendarWord} from './context-words.js'
import {isPerson, type KnownName, lastWord} from './known-name.js'
import {runningText, type Stretch, skipTo, type Walk} from './running-text.js'

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
  const {text} = model.syntax
  const found: LastName[] = []
  const stretches = lazily(() => stretchesOf(model))
  for (const [word, {entry, end}] of [...persons].slice(0, MOST_PERSONS)) {
    const written = placesOf(word, text, end)
    if (written.length === 0 || placesOf(word.toLowerCase(), text, 0).length > 0) continue
    const sense = {...SENSE, bearers: [entry], text: word}
    const names: PlacedName[] = []
    for (const place of written) {
      const stretch = stretchAround(stretches(), place)
      const isOpen = stretch && (!stretch.kind || stretch.kind.contains.has(entry.kind))
      if (isOpen && !isCovered(blocks, place)) names.push({...place, sense, stretch})
    }
    if (names.length === 0) continue
    found.push({entry, sense, places: names, verdicts: names.map(name => judge(text, [name], 0))})
  }
  return found
}

/** So many persons of an article are looked for, as the text is gone through for each of them. */
const MOST_PERSONS = 50

/** What is known of a last name as of a name of the glossary. */
const SENSE: KnownName = {
  bearers: [],
  entry: undefined,
  choice: [],
  inUse: [],
  isDated: false,
  isSearched: true,
  isAsked: false,
  isWord: true,
  isAcronym: false,
  isPerson: true,
  text: '',
  ending: undefined,
  files: []
}

/** All stretches of running text of an article. */
function stretchesOf({syntax, codebook}: ArticleModel): readonly Stretch[] {
  const walk: Walk = {tag: 0, comment: 0}
  return syntax.blocks.flatMap(block => {
    const stretches = runningText(syntax, codebook, block, walk)
    skipTo(syntax, block.end, walk)
    return stretches
  })
}

/** The places of a whole word from an offset of a text on. */
function placesOf(word: string, text: string, from: number): readonly Span[] {
  const places: Span[] = []
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length
    const isWhole = !isWordBefore(text, at) && !isWordAt(text, end)
    if (isWhole && startsName(text, at) && endsName(text, end)) places.push({start: at, end})
  }
  return places
}

/** Whether a name of the glossary stands where a place begins. */
function isCovered(blocks: readonly BlockNames[], {start}: Span): boolean {
  const before = firstIndex(blocks.length, at => (blocks[at]?.origin ?? start) > start)
  const block = blocks[before - 1]
  if (!block) return false
  const inBlock = start - block.origin
  const behind = firstIndex(block.names.length, at => (block.names[at]?.start ?? 0) > inBlock)
  return inBlock < (block.names[behind - 1]?.end ?? 0)
}

/** The stretch that holds a place; undefined where none does. */
function stretchAround(stretches: readonly Stretch[], {start, end}: Span): Stretch | undefined {
  const behind = firstIndex(stretches.length, at => (stretches[at]?.start ?? 0) > start)
  const stretch = stretches[behind - 1]
  return stretch && end <= stretch.end ? stretch : undefined
}
