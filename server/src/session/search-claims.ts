import {excerpt} from '../base/excerpt.js'
import type {Span} from '../base/span.js'
import type {Steps} from '../base/steps.js'
import {fitness, foldForSearch} from '../glossary/search-fold.js'
import {contextOf} from '../model/resolve.js'
import {contentReader} from '../syntax/content-text.js'
import {parse} from '../syntax/parse.js'
import type {ClaimWords} from './claim-words.js'
import {claimWordsOf} from './claims.js'
import {factsOf, modelOf} from './derive.js'
import type {Article, Workspace} from './workspace.js'

/** What is searched for among claims. */
export interface ClaimSearch {
  readonly typed: string
  /** The ids of entries that fit the text themselves: what these say fits, too. */
  readonly speakers: ReadonlySet<string>
  /** No more are kept of each rank. */
  readonly most: number
}

/**
 * The claims with an id in some articles that fit a text, best first: by the article's id and their own, by their words, or by
 * who says them. An article is a step, or more where it has many claims.
 */
export function* searchClaims(
  workspace: Workspace,
  articles: Iterable<Article>,
  {typed, speakers, most}: ClaimSearch
): Steps<readonly FoundClaim[]> {
  const folded = foldForSearch(typed)
  const wanted = {folded, words: folded.split(' '), speakers}
  const ranks: FoundClaim[][] = [[], [], []]
  for (const article of articles) {
    if ((ranks[0]?.length ?? 0) >= most) break
    const {id, date} = articleOf(workspace, article)
    let count = 0
    for (const claim of claimWordsOf(workspace, article)) {
      if (count++ % CLAIMS_A_STEP === 0) yield
      const found = fitClaim(claim, wanted)
      const kept = found && ranks[found.rank]
      if (kept && kept.length < most)
        kept.push({...found, path: article.path, article: id, id: claim.id, date})
    }
    yield
  }
  return ranks.flat()
}

const CLAIMS_A_STEP = 100

/** The id of an article, and its date; of stored articles by their facts, so that none is parsed. */
function articleOf(
  workspace: Workspace,
  article: Article
): {readonly id: string; readonly date: string | undefined} {
  if (!article.syntax) return factsOf(workspace, article)
  const {id, metadata} = modelOf(workspace, article)
  return {id, date: contextOf(metadata).date}
}

/** A claim that fits. */
export interface FoundClaim extends FittingClaim {
  readonly path: string
  /** The id of its article, and its own. */
  readonly article: string
  readonly id: string
  /** The date of its article, where that has a valid one. */
  readonly date: string | undefined
}

interface FittingClaim {
  /** As other articles name it. */
  readonly name: string
  /** As a list shows them. */
  readonly words: string
  readonly kind: string
  /** As they are written: ids of entries, or of mentions. */
  readonly speakers: readonly string[]
  /** Of its words in the article. */
  readonly content: Span
  /** How well it fits; 0 is best. */
  readonly rank: 0 | 1 | 2
}

/** What is searched for, folded as a whole and word by word, and the ids of entries that fit it themselves. */
interface WantedClaims {
  readonly folded: string
  readonly words: readonly string[]
  readonly speakers: ReadonlySet<string>
}

/** How a claim fits folded text: 0 by its name, 1 by the start of its words or who says it, 2 by words in it. */
function fitClaim(
  claim: ClaimWords,
  {folded: typed, words, speakers}: WantedClaims
): FittingClaim | undefined {
  const {name, span} = claim
  if (claim.isNamed(typed)) return {name, ...readClaim(claim.written, span, ''), rank: 0}
  if (speakers.size > 0 && mayNameOne(claim.written, speakers)) {
    const read = readClaim(claim.written, span, '')
    if (read.speakers.some(speaker => speakers.has(speaker))) return {name, ...read, rank: 1}
  }
  // Most claims hold no such word, and need not be parsed.
  if (typed.length < SHORTEST_WORDS || !words.every(word => claim.folded.includes(word)))
    return undefined
  const read = readClaim(claim.written, span, words[0] ?? '')
  const content = foldForSearch(read.text)
  if (!words.every(word => fitness(content, word) !== undefined)) return undefined
  return {name, ...read, rank: content.startsWith(typed) ? 1 : 2}
}

/** Most claims name no such speaker, and need not be parsed. */
function mayNameOne(written: string, speakers: ReadonlySet<string>): boolean {
  for (const speaker of speakers) if (written.includes(speaker)) return true
  return false
}

/** A letter or two stand in nearly every claim. */
const SHORTEST_WORDS = 3

/** What a written claim says, shown from a folded word on where that is not near its beginning. */
function readClaim(
  written: string,
  {start, end}: Span,
  word: string
): Omit<FittingClaim, 'name' | 'rank'> & {readonly text: string} {
  const syntax = parse(written)
  const [tag] = syntax.tags
  const isWhole = tag?.start === 0
  const text = isWhole ? contentReader(syntax)(0).replace(/\s+/g, ' ') : ''
  const folded = foldForSearch(text)
  // Where folding keeps all lengths, a place in the one text is one in the other.
  const at = folded.length === text.length ? folded.indexOf(word) : 0
  const words = at < SHOWN / 2 ? text : `… ${text.slice(at)}`
  const speaker = tag?.attributes.findLast(({name}) => name === 'speaker')?.value ?? ''
  return {
    text,
    content: isWhole
      ? {start: start + tag.contentStart, end: start + tag.contentEnd}
      : {start, end},
    words: excerpt(words, SHOWN),
    kind: tag?.kind ?? 'claim',
    speakers: speaker.split(/\s+/).filter(Boolean)
  }
}

/** UTF-16 units of a claim's words in a list. */
const SHOWN = 80
