import {firstIndex} from '../../base/binary-search.js'
import {readMarks} from '../../base/quotation-marks.js'
import {isQuotationMark} from '../../base/quotation-styles.js'
import {findQuotations, type Quotation} from '../../base/quotations.js'
import type {ArticleModel, Unit} from '../../model/article-model.js'
import {type BaseText, toBaseOffset, toBaseSpan, toBaseText} from '../../syntax/base-text.js'
import {contentSpan} from '../../syntax/tag.js'

/**
 * Whether a stretch of written text surely holds a quotation mark outside of attributes. A mark that may be an
 * apostrophe, a sign for feet or inches, or part of a Hebrew acronym is not sure.
 */
export function hasQuotationMark(text: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) {
    const code = text.charCodeAt(offset)
    if (code === BRACE && text.charCodeAt(offset - 1) === BRACKET)
      offset = skipBraces(text, offset, end)
    else if (code < 0x80 ? code === 0x22 : code >= 0xab && isQuotationMark(code))
      if (!MEASURE_OR_ACRONYM.test(text.charAt(offset - 1))) return true
  }
  return false
}

/** What stands before a mark that may be no quotation mark: digits, signs for feet, Hebrew letters. */
const MEASURE_OR_ACRONYM = /[\d'’′\u05d0-\u05ea]/

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

/** Reads the quotations of an article. */
export function readQuotations(model: ArticleModel): Quotations {
  const base = toBaseText(model.syntax)
  const {quotations, marks} = readParagraphs(model, base)
  const outermost = quotations.filter(({depth}) => depth === 0)
  return {
    touches: ({tag}) => {
      const {start, end} = toBaseSpan(base, contentSpan(tag))
      const next = marks[firstIndex(marks.length, at => (marks[at] ?? 0) >= start)]
      if (next !== undefined && next <= behindPunctuation(base.text, end)) return true
      const outer = outermost[firstAfter(outermost, start) - 1]
      return outer !== undefined && start < outer.end
    },
    wraps: ({tag}) => {
      const span = toBaseSpan(base, contentSpan(tag))
      const last = firstAfter(quotations, span.start)
      return quotations
        .slice(Math.max(0, last - NEAR), last)
        .some(quotation => holdsExactly(quotation, span.start, span.end, base.text))
    }
  }
}

/** The most quotations that start at one place. */
const NEAR = 4

/** The quotations of all paragraphs, and the offsets of their marks, in the base text. */
function readParagraphs(
  {syntax, metadata}: ArticleModel,
  base: BaseText
): {readonly quotations: readonly Quotation[]; readonly marks: readonly number[]} {
  const language = metadata.fields.get('language')?.text
  const starts = syntax.blocks.map(({start}) => toBaseOffset(base, start))
  const quotations: Quotation[] = []
  const marks: number[] = []
  for (const [index, from] of starts.entries()) {
    const paragraph = base.text.slice(from, starts[index + 1])
    for (const {offset, sign, role} of readMarks(paragraph, language))
      if (role === 'opens' || isQuotationMark(sign.charCodeAt(0))) marks.push(from + offset)
    for (const quotation of findQuotations(paragraph, language))
      quotations.push({
        ...quotation,
        start: quotation.start + from,
        end: quotation.end + from,
        contentStart: quotation.contentStart + from,
        contentEnd: quotation.contentEnd + from
      })
  }
  return {quotations, marks}
}

function holdsExactly(quotation: Quotation, start: number, end: number, text: string): boolean {
  const {contentStart, contentEnd, form, isClosed} = quotation
  if (form === 'dash' || !isClosed || contentEnd <= start) return false
  if (start !== quotation.start && !isBlank(text, contentStart, start)) return false
  if (end >= contentEnd) return behindPunctuation(text, contentEnd + 1) >= end
  return isBlank(text, behindPunctuation(text, end), contentEnd)
}

/** Whether at most two blanks, and nothing else, stand between two offsets. */
function isBlank(text: string, start: number, end: number): boolean {
  return start <= end && end - start <= 2 && text.slice(start, end).trim() === ''
}

/** The index of the first quotation that starts behind an offset. */
function firstAfter(quotations: readonly Quotation[], offset: number): number {
  return firstIndex(quotations.length, at => (quotations[at]?.start ?? 0) > offset)
}

/** The offset behind the punctuation at an offset, which house styles put before or behind a closing mark. */
function behindPunctuation(text: string, offset: number): number {
  return /[,.;:!?…]/.test(text.charAt(offset)) ? offset + 1 : offset
}
