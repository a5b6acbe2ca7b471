import {firstIndex} from '../../../base/binary-search.js'
import {pushTo} from '../../../base/group.js'
import {type Memo, remember} from '../../../base/memo.js'
import type {Span} from '../../../base/span.js'
import type {Kind} from '../../../codebook/codebook.js'
import {
  endsName,
  isWordAt,
  isWordBefore,
  startsName
} from '../../../glossary/name-search/word-class.js'
import type {ArticleModel} from '../../../model/article-model.js'
import {type Block, blockKey} from '../../../syntax/syntax.js'
import {keepsBlocks} from './article-names.js'
import {judge, type PlacedName, type Verdict} from './context.js'
import type {KnownName} from './known-name.js'
import {runningText, type Stretch} from './running-text.js'

/** A place of a word in running text; offsets are UTF-16 into the article. */
export interface WordPlace extends Span {
  /** The kind of the tag around it; undefined outside of all tags. */
  readonly kind: Kind | undefined
  /** The verdict on it by what stands around it, reached when it is first asked for. */
  readonly verdict: () => Verdict
}

/** What an article has of some capitalised words. */
export interface WordsFound {
  /** Their places in running text, by word, in the order of the text. */
  readonly places: ReadonlyMap<string, readonly WordPlace[]>
  /** Those that it also has in small letters, be it in markup. */
  readonly small: ReadonlySet<string>
}

/**
 * Finds capitalised words in an article. What a block has of them depends on the block and the codebook alone: in a long
 * article it is memoised by the block's key, as a keystroke changes one block of hundreds.
 */
export function wordsInArticle(model: ArticleModel, words: readonly string[]): WordsFound {
  const {syntax, codebook} = model
  const {text, blocks, bodyStart} = syntax
  const places = new Map<string, WordPlace[]>()
  const small = new Set(smallIn(words, text.slice(0, bodyStart)))
  if (words.length === 0) return {places, small}
  const inputs = [codebook, words.join(' ')]
  const isLasting = keepsBlocks(model)
  for (const block of blocks) {
    const find = (): WordsInBlock => findWords(model, block, words)
    const found = isLasting ? remember(memo, block[blockKey], inputs, find) : find()
    for (const word of found.small) small.add(word)
    for (const {word, start, end, kind, verdictIn} of found.places) {
      const verdict = (): Verdict => verdictIn(text.slice(block.start, block.end))
      pushTo(places, word, {start: block.start + start, end: block.start + end, kind, verdict})
    }
  }
  return {places, small}
}

/** What a block has of some words; offsets are UTF-16, from the start of the block. */
interface WordsInBlock {
  readonly places: readonly PlaceInBlock[]
  readonly small: readonly string[]
}

interface PlaceInBlock extends Span {
  readonly word: string
  readonly kind: Kind | undefined
  /** The verdict, for which the text of the block is passed in: what is kept holds on to no text of the article. */
  readonly verdictIn: (blockText: string) => Verdict
}

const memo: Memo<object, WordsInBlock> = new WeakMap()

const NOTHING: WordsInBlock = {places: [], small: []}

function findWords(model: ArticleModel, block: Block, words: readonly string[]): WordsInBlock {
  const text = model.syntax.text.slice(block.start, block.end)
  const small = smallIn(words, text)
  const written = words.flatMap(word => placesOf(word, text).map(place => ({...place, word})))
  if (written.length === 0) return small.length === 0 ? NOTHING : {places: [], small}
  const stretches = stretchesOf(model, block)
  const places = written.flatMap(({word, start, end}) => {
    const stretch = stretchAround(stretches, {start, end})
    if (!stretch) return []
    const sense = {...SENSE, text: word}
    return [
      {word, start, end, kind: stretch.kind, verdictIn: judging({start, end, sense, stretch})}
    ]
  })
  return {places, small}
}

/** Makes the verdict on a word when it is first asked for, and keeps it. */
function judging(place: PlacedName): PlaceInBlock['verdictIn'] {
  let known: Verdict | undefined
  return blockText => {
    known ??= judge(blockText, [place], 0)
    return known
  }
}

/** What is known of the last name of a person as of a name of the glossary. */
export const SENSE: KnownName = {
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

/** Those of some words that a text has in small letters. */
function smallIn(words: readonly string[], text: string): readonly string[] {
  return text === '' ? [] : words.filter(word => placesOf(word.toLowerCase(), text).length > 0)
}

/** The places of a whole word in a text. */
function placesOf(word: string, text: string): readonly Span[] {
  const places: Span[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length
    const isWhole = !isWordBefore(text, at) && !isWordAt(text, end)
    if (isWhole && startsName(text, at) && endsName(text, end)) places.push({start: at, end})
  }
  return places
}

/** The stretches of running text of a block, from its start. */
function stretchesOf(model: ArticleModel, block: Block): readonly Stretch[] {
  const {units, syntax} = model
  const {comments} = syntax
  const {start: origin} = block
  const walk = {
    tag: firstIndex(units.length, at => (units[at]?.tag.start ?? origin) >= origin),
    comment: firstIndex(comments.length, at => (comments[at]?.start ?? origin) >= origin)
  }
  return runningText(model, block, walk).map(({start, end, kind}) => ({
    start: start - origin,
    end: end - origin,
    kind
  }))
}

/** The stretch that holds a place; undefined where none does. */
function stretchAround(stretches: readonly Stretch[], {start, end}: Span): Stretch | undefined {
  const behind = firstIndex(stretches.length, at => (stretches[at]?.start ?? 0) > start)
  const stretch = stretches[behind - 1]
  return stretch && end <= stretch.end ? stretch : undefined
}
