import {endsLine} from '../../base/lines.js'
import {type Memo, oncePer, remember} from '../../base/memo.js'
import type {Span} from '../../base/span.js'
import {copyText} from '../../base/string-pool.js'
import type {Codebook} from '../../codebook/codebook.js'
import type {ArticleModel} from '../../model/article-model.js'
import {blockKey, type Syntax} from '../../syntax/syntax.js'
import type {ArticleRule} from '../rule.js'
import {bareBrackets} from '../shared/bare-brackets.js'
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
    const {text} = model.syntax
    if (text.length < LONG ? !mayMiss(model) : !OPENING.test(text)) return
    for (const found of misses(model)) {
      const {span, instead} = found
      if (isMarkup(model, span.start)) continue
      const message = `${quote(found.shown)} is text and no tag: write ${quote(instead)}`
      report({message, span, expected: [instead]})
    }
    for (const {open, kinds} of bareBrackets(model)) {
      if (isMarkup(model, open)) continue
      const expected = kinds.map(kind => `:${kind}[`)
      const wanted = expected.length > 0 ? oneOf(expected) : 'a kind like `:actor`'
      const message = `This \`[\` begins no tag, though attributes follow: write ${wanted} instead`
      report({message, span: {start: open, end: open + 1}, expected})
    }
  }
}

const OPENING = /[[(［【]/

/**
 * Whether a body has a bracket besides those that open a tag of the codebook; of the round ones, which news is full of,
 * those right behind a word or a colon. Nearly all articles are passed over by that, for a fifth of the time of a search.
 */
function mayMiss({syntax: {text, bodyStart}, units}: ArticleModel): boolean {
  let next = 0
  for (let at = text.indexOf('[', bodyStart); at >= 0; at = text.indexOf('[', at + 1)) {
    const unit = units[next++]
    if (!unit?.kind || unit.tag.contentStart !== at + 1) return true
  }
  for (let at = text.indexOf('(', bodyStart); at >= 0; at = text.indexOf('(', at + 1))
    if (!endsLine(text.charCodeAt(at - 1)) && text.charCodeAt(at - 1) !== BLANK) return true
  return text.includes('［', bodyStart) || text.includes('【', bodyStart)
}

const BLANK = 0x20

/** What is almost a tag. */
interface Miss {
  /** From the colons to the opening bracket, or to the closing one where both are wrong. */
  readonly span: Span
  readonly shown: string
  readonly instead: string
}

function* misses({syntax, codebook}: ArticleModel): Generator<Miss> {
  const pattern = kindPattern(codebook)
  if (!pattern) return
  let left = MOST
  for (const {match, origin} of matchesIn(syntax, pattern)) {
    if (left-- === 0) return
    const miss = missAt(syntax.text, match, origin + match.index)
    if (miss) yield miss
  }
}

/** A match of a pattern, in a text that begins at an offset of the article. */
interface PlacedMatch {
  readonly match: RegExpMatchArray & {readonly index: number}
  readonly origin: number
}

/** The matches in a body. Those in the blocks of a long article are kept: searching 1 MB at each keystroke takes 1 ms. */
function* matchesIn({text, bodyStart, blocks}: Syntax, pattern: RegExp): Generator<PlacedMatch> {
  if (text.length < LONG) {
    pattern.lastIndex = bodyStart
    for (const match of text.matchAll(pattern)) yield {match, origin: 0}
    return
  }
  for (const {start, end, [blockKey]: key} of blocks) {
    const find = (): PlacedMatch['match'][] =>
      firstMatches(copyText(text.slice(start, end)), pattern)
    for (const match of remember(memo, key, [pattern], find)) yield {match, origin: start}
  }
}

function firstMatches(text: string, pattern: RegExp): PlacedMatch['match'][] {
  const matches: PlacedMatch['match'][] = []
  pattern.lastIndex = 0
  for (const match of text.matchAll(pattern)) {
    if (matches.length === MOST) break
    matches.push(match)
  }
  return matches
}

/** UTF-16 units of an article from which on the matches in its blocks are kept. */
const LONG = 10_000

const memo: Memo<object, readonly PlacedMatch['match'][]> = new WeakMap()

/** So many places of an article are looked at: for each of them, up to 2,000 characters for the closing bracket. */
const MOST = 1000

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

/** Looks at a match that starts at an offset of the article. */
function missAt(text: string, match: RegExpMatchArray, at: number): Miss | undefined {
  const [whole, kind = '', colon = '', blanks = '', bracket = ''] = match
  const end = at + whole.length
  const start = colonsBefore(text, at)
  const colons = text.slice(start, at)
  const isTag = colons === ':' && colon === '' && blanks === '' && bracket === '['
  if (isTag || WORD.test(text.charAt(start - 1)) || text[start - 1] === '\\') return undefined
  // “the place (Geneva)” is a sentence.
  if (bracket === '(' && (blanks !== '' || colons === '' || colon !== '')) return undefined
  const close = closingOf(text, end - 1)
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
const ATTRIBUTES = /^\{[^{}\n]{0,200}?[#=][^{}\n]*\}/

/** Where the colons in front of a kind begin, those of other scripts included. */
function colonsBefore(text: string, kindStart: number): number {
  let start = kindStart
  while (start > 0 && kindStart - start < 4 && COLONS.includes(text.charAt(start - 1))) start--
  return start
}

/** The colon, the full-width, the small, the vertical and the modifier letter colon, and the ratio sign. */
const COLONS = ':：﹕︓꞉∶'

/** Whether an offset lies in a comment or among the attributes of a tag. */
function isMarkup({syntax: {comments, tags}}: ArticleModel, offset: number): boolean {
  return (
    comments.some(({start, end}) => start <= offset && offset < end) ||
    tags.some(({contentEnd, end}) => contentEnd <= offset && offset < end)
  )
}
