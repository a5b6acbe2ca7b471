import type {Unit} from '../model/article-model.js'
import {type BaseText, toBaseOffset, toBaseText} from '../syntax/base-text.js'
import type {Span} from '../syntax/span.js'
import type {Block, Syntax} from '../syntax/syntax.js'
import {isQuotationMark, opensSingleQuote} from './quotation-marks.js'

/** What stands in quotation marks in an article, by the text that a reader reads. */
export interface Quotations {
  /** Whether a part of the unit's content is quoted, or all of it from outside. */
  readonly touches: (unit: Unit) => boolean
  /** Whether one pair of quotation marks holds exactly the unit's content, from within or from outside. */
  readonly wraps: (unit: Unit) => boolean
}

/** Finds the quotation marks of an article, once for all questions. */
export function findQuotations(syntax: Syntax): Quotations {
  const base = toBaseText(syntax)
  const marks = findMarks(base.text)
  return {
    touches: ({tag}) => {
      const {start, end} = toBase(base, {start: tag.contentStart, end: tag.contentEnd})
      const next = marks[firstFrom(marks, start)]
      if (next !== undefined && next <= behindPunctuation(base.text, end)) return true
      const paragraph = toBaseOffset(base, blockStart(syntax.blocks, tag.start))
      return isWithin(base.text, marks, paragraph, start)
    },
    wraps: ({tag}) => {
      const {start, end} = toBase(base, {start: tag.contentStart, end: tag.contentEnd})
      const index = firstFrom(marks, start - 1)
      const open = marks[index]
      const close = marks[index + 1]
      if (open === undefined || close === undefined || open > start) return false
      const isAtEnd = close >= end || behindPunctuation(base.text, close + 1) >= end
      return isAtEnd && close > start && close <= behindPunctuation(base.text, end)
    }
  }
}

/** Offsets of the quotation marks in a text. */
function findMarks(text: string): readonly number[] {
  const marks: number[] = []
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset)
    if (isQuotationMark(code) || (code === 0x27 && opensSingleQuote(text, offset)))
      marks.push(offset)
  }
  return marks
}

function toBase(base: BaseText, {start, end}: Span): Span {
  return {start: toBaseOffset(base, start), end: toBaseOffset(base, end)}
}

/** Index of the first mark at an offset or behind it. */
function firstFrom(marks: readonly number[], offset: number): number {
  let low = 0
  let high = marks.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((marks[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Commas and full stops stand before or behind the closing mark, as the house style will have it. */
function behindPunctuation(text: string, offset: number): number {
  return /[,.;:!?…]/.test(text.charAt(offset)) ? offset + 1 : offset
}

/** Whether the last mark before an offset in its paragraph opens a quotation, or a dash opens the paragraph. */
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

/** Marks that open in some languages close in others; where it is in doubt, it opens. */
function opens(text: string, mark: number): boolean {
  return ALWAYS_OPEN.test(text.charAt(mark)) || !/[^\s([{—–-]/.test(text.charAt(mark - 1))
}

const ALWAYS_OPEN = /[“„‟‘‚‛「『]/

/** Start of the block that holds an offset. */
function blockStart(blocks: readonly Block[], offset: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return blocks[low - 1]?.start ?? 0
}
