import {firstIndex} from '../../base/binary-search.js'
import {type Memo, oncePer, remember} from '../../base/memo.js'
import {Phrase, type PhraseValue, phrase, type Said} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import {copyText} from '../../base/string-pool.js'
import type {Codebook} from '../../codebook/codebook.js'
import type {ArticleModel} from '../../model/article-model.js'
import {blockKey, type Syntax} from '../../syntax/syntax.js'
import type {Tag} from '../../syntax/tag.js'
import {keepsBlocks} from '../consistency/untagged/article-names.js'
import type {Report} from '../finding.js'
import type {ArticleRule} from '../rule.js'
import {type BareBrackets, bareBrackets} from '../shared/bare-brackets.js'
import {closingOf} from '../shared/closing-bracket.js'
import {oneOf, quote} from '../shared/wording.js'

/** Reports what is almost a tag of the codebook, and therefore text: with a blank, a second colon, other brackets. */
export const nearMiss: ArticleRule = {
  id: 'near-miss',
  subject: 'article',
  group: 'syntax',
  severity: 'warning',
  summary: 'Text that is almost a tag',
  check(model, report) {
    const {text, bodyStart} = model.syntax
    if (!OPENING.test(text)) return
    const inBody = {start: bodyStart, end: text.length}
    const found = keepsBlocks(model) ? findByBlock(model) : findIn(model, inBody, 0)
    for (const one of found.misses.slice(0, MOST)) if (one) report(one)
    for (const one of found.bare) report(one)
  }
}

const OPENING = /[[(［【]/

/** What is almost a tag in a stretch of an article. */
interface Found {
  /** What is reported of each place that was looked at, of most nothing. */
  readonly misses: readonly (Report | undefined)[]
  readonly bare: readonly Report[]
}

/** So many places of an article are looked at: for each of them, up to 2,000 characters for the closing bracket. */
const MOST = 1000

/**
 * The same as in the whole body, as a bracket is never closed behind its paragraph, by what is kept of blocks: searching 1 MB
 * at each keystroke takes 2 ms.
 */
function findByBlock(model: ArticleModel): Found {
  const misses: (Report | undefined)[] = []
  const bare: Report[] = []
  const inputs = [model.codebook, model.glossary]
  const firstTag = tagFinder(model.syntax.tags)
  for (const block of model.syntax.blocks) {
    const find = (): Found => fromStart(findIn(model, block, firstTag(block.start)), block.start)
    const found = remember(memo, block[blockKey], inputs, find)
    for (const one of found.misses) misses.push(one && moveBy(one, block.start))
    for (const one of found.bare) bare.push(moveBy(one, block.start))
  }
  return {misses, bare}
}

/** Finds the first tag from an offset on, for offsets that ascend: mostly it is asked once, for the block that was edited. */
function tagFinder(tags: readonly Tag[]): (offset: number) => number {
  let next: number | undefined
  return offset => {
    next ??= firstIndex(tags.length, at => (tags[at]?.start ?? offset) >= offset)
    while ((tags[next]?.start ?? offset) < offset) next++
    return next
  }
}

/** What is found in a block, with offsets from its start. */
const memo: Memo<object, Found> = new WeakMap()

/** What is found in a block that starts at an offset, with offsets from there; it holds on to no text of the article. */
function fromStart({misses, bare}: Found, start: number): Found {
  const keep = (one: Report): Report => ({
    ...moveBy(one, -start),
    message: copyPhrase(one.message),
    expected: one.expected?.map(copyText) ?? []
  })
  if (misses.length + bare.length === 0) return NOTHING
  return {misses: misses.map(one => one && keep(one)), bare: bare.map(keep)}
}

/** A text whose values hold on to nothing longer. */
function copyPhrase(text: Said): Said {
  if (typeof text === 'string') return copyText(text)
  const copy = (value: PhraseValue): PhraseValue =>
    typeof value === 'string' || value instanceof Phrase ? copyPhrase(value) : value
  return new Phrase(text.words, text.values.map(copy))
}

const NOTHING: Found = {misses: [], bare: []}

function moveBy(report: Report, shift: number): Report {
  const {start, end} = report.span
  return {...report, span: {start: start + shift, end: end + shift}}
}

/** Looks at a stretch of an article, of which `firstTag` is the index of the first tag. */
function findIn(model: ArticleModel, stretch: Span, firstTag: number): Found {
  if (!mayMiss(model, stretch, firstTag)) return NOTHING
  const {syntax, codebook} = model
  const isText = (offset: number): boolean => !isMarkup(syntax, firstTag, offset)
  const pattern = kindPattern(codebook)
  const misses = pattern
    ? firstMatches(syntax.text.slice(stretch.start, stretch.end), pattern).map(match => {
        const miss = missAt(syntax.text, match, stretch.start + match.index, stretch.end)
        return miss && isText(miss.span.start) ? toReport(miss) : undefined
      })
    : []
  const bare = Array.from(bareBrackets(model, stretch, firstTag))
  return {misses, bare: bare.filter(({open}) => isText(open)).map(ofBare)}
}

/**
 * Whether a stretch has a bracket besides those that open a tag of the codebook; of the round ones, which news is full of,
 * those right behind a word or a colon. Most are passed over by that, for a fifth of the time of a search.
 */
function mayMiss(
  {syntax: {text}, units}: ArticleModel,
  {start, end}: Span,
  firstTag: number
): boolean {
  const stretch = text.slice(start, end)
  let next = firstTag
  for (let at = stretch.indexOf('['); at >= 0; at = stretch.indexOf('[', at + 1)) {
    const unit = units[next++]
    if (unit?.tag.contentStart !== start + at + 1 || !unit.kind) return true
  }
  for (let at = stretch.indexOf('('); at >= 0; at = stretch.indexOf('(', at + 1))
    if (!SPACE.test(stretch.charAt(at - 1))) return true
  return stretch.includes('［') || stretch.includes('【')
}

const SPACE = /[ \n\r]/

function firstMatches(text: string, pattern: RegExp): Match[] {
  const matches: Match[] = []
  pattern.lastIndex = 0
  for (const match of text.matchAll(pattern)) {
    if (matches.length === MOST) break
    matches.push(match)
  }
  return matches
}

type Match = RegExpMatchArray & {readonly index: number}

function toReport({span, shown, instead}: Miss): Report {
  const message = phrase`${quote(shown)} is text and no tag: write ${quote(instead)}`
  return {message, span, expected: [instead]}
}

function ofBare({open, kinds}: BareBrackets): Report {
  const expected = kinds.map(kind => `:${kind}[`)
  const wanted = expected.length > 0 ? oneOf(expected) : phrase`a kind like \`:actor\``
  const message = phrase`This \`[\` begins no tag, though attributes follow: write ${wanted} instead`
  return {message, span: {start: open, end: open + 1}, expected}
}

/** What is almost a tag. */
interface Miss {
  /** From the colons to the opening bracket, or to the closing one where both are wrong. */
  readonly span: Span
  readonly shown: string
  readonly instead: string
}

/**
 * A kind with a bracket behind it, with at most a colon and blanks in between, but no ordinary `:kind[`, as nearly all are:
 * matches of these would take as long as all else here. Undefined for a codebook without kinds.
 */
const kindPattern = oncePer(({kinds}: Codebook): RegExp | undefined => {
  const names = [...kinds.keys()].sort((a, b) => b.length - a.length).join('|')
  if (names === '') return undefined
  const ordinary = `\\[(?<=(?<!:):(?:${names})\\[)`
  return new RegExp(`(${names})(?!${ordinary})([:：]?)([ \\t\\u00a0]{0,3})([[(［【])`, 'g')
})

/** Looks at a match that starts at an offset of the article, in a stretch with an end. */
function missAt(
  text: string,
  match: RegExpMatchArray,
  at: number,
  stretchEnd: number
): Miss | undefined {
  const [whole, kind = '', colon = '', blanks = '', bracket = ''] = match
  const end = at + whole.length
  const start = colonsBefore(text, at)
  const colons = text.slice(start, at)
  const isTag = colons === ':' && colon === '' && blanks === '' && bracket === '['
  if (isTag || WORD.test(text.charAt(start - 1)) || text[start - 1] === '\\') return undefined
  // “the place (Geneva)” is a sentence.
  if (bracket === '(' && (blanks !== '' || colons === '' || colon !== '')) return undefined
  const close = closingOf(text, end - 1, stretchEnd)
  if (close === undefined) return undefined
  if (colons === '' && (blanks !== '' || colon !== '' || !ATTRIBUTES.test(text.slice(close + 1))))
    return undefined
  if (bracket === '[') {
    const shown = text.slice(start, end)
    return {span: {start, end}, shown, instead: `:${kind}[`}
  }
  const span = {start, end: close + 1}
  const instead = `:${kind}[${text.slice(end, close)}]`
  return {span, shown: text.slice(start, close + 1), instead}
}

const WORD = /[\p{L}\p{N}_]/u
const ATTRIBUTES = /^\{[^{}\n\r]{0,200}?[#=][^{}\n\r]*\}/

/** Where the colons in front of a kind begin, those of other scripts included. */
function colonsBefore(text: string, kindStart: number): number {
  let start = kindStart
  while (start > 0 && kindStart - start < 4 && COLONS.includes(text.charAt(start - 1))) start--
  return start
}

/** The colon, the full-width, the small, the vertical and the modifier letter colon, and the ratio sign. */
const COLONS = ':：﹕︓꞉∶'

/** Whether an offset lies in a comment, or among the attributes of a tag from the first one of its stretch on. */
function isMarkup({comments, tags}: Syntax, firstTag: number, offset: number): boolean {
  if (comments.some(({start, end}) => start <= offset && offset < end)) return true
  for (let at = firstTag; (tags[at]?.start ?? offset) < offset; at++) {
    const tag = tags[at]
    if (tag && tag.contentEnd <= offset && offset < tag.end) return true
  }
  return false
}
