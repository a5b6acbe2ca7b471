import {excerpt} from '../../base/excerpt.js'
import type {Span} from '../../base/span.js'
import type {Steps} from '../../base/steps.js'
import {fitness, foldForSearch} from '../../glossary/search-fold.js'
import type {Project} from '../../project/project.js'
import type {ClaimWords} from '../../session/claim-words.js'
import {claimWordsOf} from '../../session/claims.js'
import {articlesOf} from '../../session/queries.js'
import type {Article, Workspace} from '../../session/workspace.js'
import {contentReader} from '../../syntax/content-text.js'
import {parse} from '../../syntax/parse.js'
import type {FoundSymbol} from './found-symbol.js'

/**
 * The claims with an id in the articles of a project that fit a text: by the article's id and their own, or by their words.
 * An article is a step, or more where it has many claims; no more than `most` of each rank are kept.
 */
export function* searchClaims(
  workspace: Workspace,
  project: Project,
  query: string,
  most: number
): Steps<readonly FoundSymbol[]> {
  const typed = foldForSearch(query)
  const ranks: FoundSymbol[][] = [[], [], []]
  for (const article of articlesOf(workspace, project.root)) {
    if ((ranks[0]?.length ?? 0) >= most) break
    for (const [index, claim] of claimWordsOf(workspace, article).entries()) {
      if (index % CLAIMS_A_STEP === 0) yield
      const found = fitClaim(claim, typed)
      const kept = found && ranks[found.rank]
      if (kept && kept.length < most) kept.push(toSymbol(project, article, claim.id, found))
    }
    yield
  }
  return ranks.flat()
}

const CLAIMS_A_STEP = 100

/** A claim that fits. */
interface FoundClaim {
  /** As other articles name it. */
  readonly name: string
  readonly words: string
  readonly kind: string
  readonly speakers: readonly string[]
  /** Of its words in the article. */
  readonly content: Span
  readonly rank: number
}

/** How a claim fits folded text: 0 by its name, 1 by the start of its words, 2 by words in it. */
function fitClaim(claim: ClaimWords, typed: string): FoundClaim | undefined {
  const {name, span} = claim
  if (claim.isNamed(typed)) return {name, ...readClaim(claim.written, span, ''), rank: 0}
  const words = typed.split(' ')
  // Most claims hold no such word, and need not be parsed.
  if (typed.length < SHORTEST_WORDS || !words.every(word => claim.folded.includes(word)))
    return undefined
  const read = readClaim(claim.written, span, words[0] ?? '')
  const content = foldForSearch(read.text)
  if (!words.every(word => fitness(content, word) !== undefined)) return undefined
  return {name, ...read, rank: content.startsWith(typed) ? 1 : 2}
}

/** A letter or two stand in nearly every claim. */
const SHORTEST_WORDS = 3

/** What a written claim says, shown from a folded word on where that is not near its beginning. */
function readClaim(
  written: string,
  {start, end}: Span,
  word: string
): Omit<FoundClaim, 'name' | 'rank'> & {readonly text: string} {
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

function toSymbol(
  {glossary}: Project,
  {path}: Article,
  id: string,
  {name, words, kind, speakers, content, rank}: FoundClaim
): FoundSymbol {
  return {
    name: words === '' ? name : `${name} ${words}`,
    container: speakers.map(one => glossary.entries.get(one)?.name ?? one).join(', '),
    kind,
    unit: 'claim',
    isDeprecated: false,
    target: {type: 'claim', path, id},
    place: {path, span: content},
    rank
  }
}
