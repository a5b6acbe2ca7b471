import {firstIndex} from '../../base/binary-search.js'
import type {Unit} from '../../model/article-model.js'
import {toBaseOffset, toBaseSpan, toBaseText} from '../../syntax/base-text.js'
import type {Block, Syntax} from '../../syntax/syntax.js'
import {contentSpan} from '../../syntax/tag.js'

/** Whether a code unit is a quotation mark of any script, but not an apostrophe: see `opensSingleQuote` for these. */
export function isQuotationMark(code: number): boolean {
  if (code < 0x80) return code === 0x22
  if (code < 0x2000) return code === 0xab || code === 0xbb
  if (code < 0x2100) return DOUBLE.has(code) || SINGLE.has(code)
  return (code >= 0x300c && code <= 0x300f) || code === 0xff02
}

/** “ ” „ ‟ */
const DOUBLE: ReadonlySet<number> = new Set([0x201c, 0x201d, 0x201e, 0x201f])

/** ‘ ‚ ‛ ‹ › */
const SINGLE: ReadonlySet<number> = new Set([0x2018, 0x201a, 0x201b, 0x2039, 0x203a])

/** Whether a straight apostrophe at an offset opens a quotation, as it stands neither within nor behind a word. */
function opensSingleQuote(text: string, offset: number): boolean {
  return !WORD_END.test(text.charAt(offset - 1)) && /\S/.test(text.charAt(offset + 1))
}

const WORD_END = /[\p{L}\p{N}.,!?%]/u

/** Whether a stretch of written text holds a quotation mark outside of attributes. */
export function hasQuotationMark(text: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) {
    const code = text.charCodeAt(offset)
    if (code === BRACE && text.charCodeAt(offset - 1) === BRACKET)
      offset = skipBraces(text, offset, end)
    else if (code < 0x80 ? code === 0x22 : code >= 0xab && isQuotationMark(code)) return true
    else if (code === APOSTROPHE && opensSingleQuote(text, offset)) return true
  }
  return false
}

const APOSTROPHE = 0x27
const BRACE = 0x7b
const BRACKET = 0x5d
const BRACE_END = 0x7d

function skipBraces(text: string, from: number, end: number): number {
  let offset = from
  while (offset < end && text.charCodeAt(offset) !== BRACE_END) offset++
  return offset
}

/** The quotations of an article, in its base text. */
export interface Quotations {
  /** Whether a quotation holds a part of the unit's content or all of it. */
  readonly touches: (unit: Unit) => boolean
  /** Whether one pair of quotation marks, within the tag or around it, holds exactly the unit's content. */
  readonly wraps: (unit: Unit) => boolean
}

/** Finds the quotations of an article. */
export function findQuotations(syntax: Syntax): Quotations {
  const base = toBaseText(syntax)
  const marks = findMarks(base.text)
  return {
    touches: ({tag}) => {
      const {start, end} = toBaseSpan(base, contentSpan(tag))
      const next = marks[firstFrom(marks, start)]
      if (next !== undefined && next <= behindPunctuation(base.text, end)) return true
      const paragraph = toBaseOffset(base, blockStart(syntax.blocks, tag.start))
      return isWithin(base.text, marks, paragraph, start)
    },
    wraps: ({tag}) => {
      const {start, end} = toBaseSpan(base, contentSpan(tag))
      const index = firstFrom(marks, start - 1)
      const open = marks[index]
      const close = marks[index + 1]
      if (open === undefined || close === undefined || open > start) return false
      const isAtEnd = close >= end || behindPunctuation(base.text, close + 1) >= end
      return isAtEnd && close > start && close <= behindPunctuation(base.text, end)
    }
  }
}

/** The offsets of the quotation marks in a text. */
function findMarks(text: string): readonly number[] {
  const marks: number[] = []
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset)
    if (isQuotationMark(code) || (code === 0x27 && opensSingleQuote(text, offset)))
      marks.push(offset)
  }
  return marks
}

/** The index of the first mark at an offset or behind it. */
function firstFrom(marks: readonly number[], offset: number): number {
  return firstIndex(marks.length, at => (marks[at] ?? 0) >= offset)
}

/** The offset behind the punctuation at an offset, which house styles put before or behind a closing mark. */
function behindPunctuation(text: string, offset: number): number {
  return /[,.;:!?…]/.test(text.charAt(offset)) ? offset + 1 : offset
}

/**
 * Whether an offset lies within a quotation: the last mark before it in its paragraph opens one, or a dash opens the
 * paragraph.
 */
function isWithin(
  text: string,
  marks: readonly number[],
  paragraph: number,
  offset: number
): boolean {
  const mark = marks[firstFrom(marks, offset) - 1]
  if (mark !== undefined && mark >= paragraph) return opens(text, mark)
  return /^\s*[-–—―]/.test(text.slice(paragraph, paragraph + 4))
}

/**
 * Whether a mark opens a quotation; one that opens in some languages and closes in others does if a blank or a bracket
 * precedes it.
 */
function opens(text: string, mark: number): boolean {
  return ALWAYS_OPEN.test(text.charAt(mark)) || !/[^\s([{—–-]/.test(text.charAt(mark - 1))
}

const ALWAYS_OPEN = /[“„‟‘‚‛「『]/

/** The start of the block that holds an offset. */
function blockStart(blocks: readonly Block[], offset: number): number {
  const next = firstIndex(blocks.length, at => (blocks[at]?.start ?? 0) > offset)
  return blocks[next - 1]?.start ?? 0
}
