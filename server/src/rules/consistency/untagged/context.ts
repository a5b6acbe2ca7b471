import type {Span} from '../../../base/span.js'
import {classOf, isSpace, LETTER} from '../../../glossary/name-search/word-class.js'
import {isCapitalAt} from './characters.js'
import {isCalendarWord} from './context-words.js'
import type {KnownName} from './known-name.js'
import {type Side, sideBefore, sideBehind} from './neighbours.js'
import type {Stretch} from './running-text.js'

/**
 * The verdict on a name by the words around it. `sure`: it means its entry. `unsure`: it may be an ordinary word.
 * `part`: it is a part of something else. `doubt`: it is a part of something else, by which the same word is in doubt
 * everywhere in the article.
 */
export type Verdict = 'sure' | 'unsure' | 'part' | 'doubt'

/** A name in running text; offsets are UTF-16, from the start of its block. */
export interface PlacedName extends Span {
  /** The sense of the name, by all that the glossary says of it. */
  readonly sense: KnownName
  readonly stretch: Stretch
}

/** The verdict on the name at an index, among the names of a block with that text and in their order. */
export function judge(text: string, names: readonly PlacedName[], index: number): Verdict {
  const name = names[index]
  if (!name) return 'part'
  const {sense: known, stretch} = name
  if (fillsQuotation(text, name)) return judgeQuoted(text, name)
  const before = areApart(text, names[index - 1], name)
    ? 'free'
    : sideBefore(text, name.start, stretch)
  const behind = areApart(text, name, names[index + 1])
    ? 'office'
    : sideBehind(text, name.end, stretch)
  const found = judgeBetween(before, behind, known, text.charAt(name.start))
  if (found === 'part' || found === 'doubt') return found
  if (isInAddress(text, name) || isInTitle(text, name)) return 'part'
  if (!(known.isWord || known.isAcronym) || known.isAsked) return 'sure'
  return found === 'sure' && isInHeadline(text, name) ? 'unsure' : found
}

/**
 * Whether two names of the glossary stand side by side and are two names: that of a person in several words behind another
 * one, as in `Japan Shinzo Abe`. Others may be parts of one name, as in `Paris Hilton` and `United Nations Security
 * Council`.
 */
function areApart(
  text: string,
  first: PlacedName | undefined,
  second: PlacedName | undefined
): boolean {
  if (!second?.sense.isPerson || second.sense.isWord || !isKnown(second.sense)) return false
  if (first?.stretch !== second.stretch || first.sense.isPerson || !isKnown(first.sense))
    return false
  return second.start - first.end < REACH && /^\s+$/.test(text.slice(first.end, second.start))
}

/** Whether somebody bears a name, which is more than the lower-case form of one. */
function isKnown({bearers, isSearched}: KnownName): boolean {
  return isSearched && bearers.length > 0
}

function judgeBetween(before: Side, behind: Side, known: KnownName, first: string): Verdict {
  if (!known.isAsked) {
    return known.isWord ? judgeWord(before, behind, known) : judgeWords(before, behind, known)
  }
  // Capitals beside a common word that the glossary asks for tell nothing, as in `Syrian rebels`.
  const isCommon = first === first.toLowerCase()
  if (!isCommon) return judgeWords(before, behind, known)
  return before === 'joined' || behind === 'joined' ? 'part' : 'sure'
}

/**
 * The verdict on a single word. It is in doubt where a capitalised word stands before it, as in `Abraham Lincoln`, and a
 * word like `August` where a number stands beside it. An office stands before a person and behind others.
 */
function judgeWord(before: Side, behind: Side, {isAcronym, isPerson, text}: KnownName): Verdict {
  if (before === 'capital' || before === 'first-word') return 'doubt'
  if (before === 'office' && !isPerson) return 'doubt'
  if (before === 'number' || behind === 'number') return isCalendarWord(text) ? 'doubt' : 'part'
  if (PARTS.has(before) || PARTS.has(behind) || (behind === 'office' && isPerson)) return 'part'
  return before === 'edge' && behind !== 'office' && !isAcronym ? 'unsure' : 'sure'
}

/**
 * The verdict on several words, which are a name even at the start of a sentence; a title may stand before a person.
 */
function judgeWords(before: Side, behind: Side, {isPerson}: KnownName): Verdict {
  if (PARTS.has(behind) || (behind === 'office' && isPerson)) return 'part'
  if (isPerson && before === 'capital') return 'sure'
  return PARTS.has(before) || (before === 'office' && !isPerson) ? 'part' : 'sure'
}

const PARTS: ReadonlySet<Side> = new Set<Side>(['capital', 'acronym', 'linked', 'joined'])

/** The UTF-16 units on either side of a name that are looked at. */
const REACH = 160

/** Whether a name stands in a web address, an e-mail address or a path. */
function isInAddress(text: string, {start, end}: Span): boolean {
  let from = start
  while (from > 0 && start - from < REACH && !isSpace(text.charCodeAt(from - 1))) from--
  let to = end
  while (to < text.length && to - end < REACH && !isSpace(text.charCodeAt(to))) to++
  if (from === start && to === end) return false
  return ADDRESS.test(`${text.slice(from, start)}x${text.slice(end, to)}`)
}

const ADDRESS = /:\/\/|^www\.|\S@\S|[\p{L}\p{N}]\.\p{L}{2,}\/|^[~.]?\/|\\|_/u

/**
 * Whether a name stands in the title of a work: a short quotation in which the first and all longer words are
 * capitalised, as in “The Aleppo Diary”.
 */
function isInTitle(text: string, {start, end}: Span): boolean {
  const opening = lastOpening(text, start)
  if (opening < 0) return false
  const closing = text.slice(end, end + REACH).search(CLOSING)
  if (closing < 0) return false
  const title = text.slice(opening + 1, end + closing)
  return title.length <= LONGEST_TITLE && !/[\n\r]/.test(title) && isTitle(title)
}

/** Whether a name is all that stands between two quotation marks. */
function fillsQuotation(text: string, {start, end}: Span): boolean {
  return (
    isMark(text.charCodeAt(end)) && FULL_QUOTE.test(text.charAt(end)) && isOpening(text, start - 1)
  )
}

const FULL_QUOTE = /["'’”“»«]/

/** The verdict on a name that fills its quotation: by what stands before the quotation mark. */
function judgeQuoted(text: string, {start, stretch, sense}: PlacedName): Verdict {
  if (start - 1 <= stretch.start) return sense.isWord && !sense.isAsked ? 'unsure' : 'sure'
  const before = sideBefore(text, start - 1, stretch)
  if (before === 'free' || before === 'office' || !sense.isWord || sense.isAsked) return 'sure'
  return 'unsure'
}

/** UTF-16 units. */
const LONGEST_TITLE = 100
const CLOSING = /["”“»«]|[’'](?![\p{L}\p{N}])/u

/** The offset of the mark that opens the quotation in which an offset stands; -1 outside of any. */
function lastOpening(text: string, offset: number): number {
  for (let at = offset - 1; at >= Math.max(0, offset - REACH); at--) {
    const code = text.charCodeAt(at)
    if (!isMark(code)) continue
    if (isOpening(text, at)) return at
    if (code === QUOTATION_MARK || CLOSED.has(code)) return -1
  }
  return -1
}

/** A quick test for what may be a quotation mark. */
function isMark(code: number): boolean {
  return code === QUOTATION_MARK || code === APOSTROPHE || code >= FIRST_MARK
}

/** Whether a mark that opens a quotation stands at an offset. */
function isOpening(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code !== QUOTATION_MARK && code !== APOSTROPHE) return OPENING.has(code)
  return /^$|[\s([{—–-]/.test(text.charAt(at - 1)) && /^$|\S/.test(text.charAt(at + 1))
}

/** “ „ « ‘ */
const OPENING: ReadonlySet<number> = new Set([0x201c, 0x201e, 0xab, 0x2018])
/** ” » */
const CLOSED: ReadonlySet<number> = new Set([0x201d, 0xbb])
const QUOTATION_MARK = 0x22
const APOSTROPHE = 0x27
/** « */
const FIRST_MARK = 0xab

/** Whether the first word and all longer words of a text are capitalised. */
function isTitle(text: string): boolean {
  if (!/^[\p{Lu}\p{Lt}\p{Nd}]/u.test(text) || /[.!?]\s/.test(text)) return false
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? []
  return words.every(word => word.length < LONG_WORD || /^[\p{Lu}\p{Lt}]/u.test(word))
}

/** The fewest letters of a word that titles capitalise; shorter ones are articles and prepositions. */
const LONG_WORD = 4

/**
 * Whether the line around a name is a headline with nearly all longer words capitalised, in which capitals tell
 * nothing.
 */
function isInHeadline(text: string, {start, end}: Span): boolean {
  let from = start
  while (from > 0 && start - from < REACH && !isLineEnd(text.charCodeAt(from - 1))) from--
  let to = end
  while (to < text.length && to - end < REACH && !isLineEnd(text.charCodeAt(to))) to++
  const before = countLongWords(text, from, start)
  const behind = countLongWords(text, end, to)
  const words = before.words + behind.words
  return words >= FEWEST && before.capital + behind.capital >= words * MOST_CAPITALS
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d
}

/** Counts the longer words in a stretch of a text, and those of them that are capitalised. */
function countLongWords(text: string, from: number, to: number): {words: number; capital: number} {
  const count = {words: 0, capital: 0}
  for (let at = from; at < to; at++) {
    const start = at
    while (at < to && classOf(text.charCodeAt(at)) === LETTER) at++
    if (at - start < LONG_WORD) continue
    count.words++
    if (isCapitalAt(text, start)) count.capital++
  }
  return count
}

/** The fewest longer words of a headline, and the share of them that is capitalised. */
const FEWEST = 2
const MOST_CAPITALS = 0.75
