import {findDialogue} from './dialogue.js'
import {type QuotationMark, readMarks} from './quotation-marks.js'
import {CLOSERS} from './quotation-styles.js'

/** A quotation in a paragraph; offsets are UTF-16 units of the paragraph. */
export interface Quotation {
  /** With its marks. */
  readonly start: number
  readonly end: number
  /** Without its marks. */
  readonly contentStart: number
  readonly contentEnd: number
  /** The number of quotations around this one. */
  readonly depth: number
  /** Whether quotation marks or a dash open it. */
  readonly form: 'marks' | 'dash'
  /** Whether it has both marks; a quotation over several paragraphs has but one in the first and the last of them. */
  readonly isClosed: boolean
}

type Found = Omit<Quotation, 'depth' | 'form'>

/**
 * Finds the quotations of a paragraph of base text, nested as deep as they are, sorted by their starts. `language` is a
 * BCP 47 tag, which decides where a mark may open or close. Takes linear time, and never throws.
 */
export function findQuotations(paragraph: string, language?: string): readonly Quotation[] {
  const found = pairMarks(paragraph, readMarks(paragraph, language))
  const dialogue = findDialogue(paragraph)
  if (found.length === 0 && dialogue.length === 0) return []
  const speeches = dialogue.map(span => ({
    start: span.start,
    end: span.end,
    contentStart: span.contentStart,
    contentEnd: span.end,
    form: 'dash' as const,
    isClosed: true
  }))
  const quotations = found.map(quotation => ({...quotation, form: 'marks' as const}))
  const isCrossed = quotations.some(quotation => crosses(quotation, speeches))
  const all = isCrossed ? quotations : [...speeches, ...quotations]
  return withDepths(all.sort((a, b) => a.start - b.start || b.end - a.end))
}

/** Whether a quotation crosses the edge of one of some sorted, disjoint spans. */
function crosses(
  {start, end}: Found,
  spans: readonly {readonly start: number; readonly end: number}[]
): boolean {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.end ?? 0) > start) high = middle
    else low = middle + 1
  }
  const span = spans[low]
  if (span === undefined || end <= span.start) return false
  return start < span.start || end > span.end
}

function withDepths(sorted: readonly Omit<Quotation, 'depth'>[]): readonly Quotation[] {
  const ends: number[] = []
  return sorted.map(quotation => {
    while (ends.length > 0 && (ends.at(-1) ?? 0) <= quotation.start) ends.pop()
    ends.push(quotation.end)
    return {...quotation, depth: ends.length - 1}
  })
}

/** Pairs marks on a stack. Each mark is put there and taken from it at most once, so that this takes linear time. */
function pairMarks(text: string, marks: readonly QuotationMark[]): Found[] {
  const found: Found[] = []
  const open: QuotationMark[] = []
  // How many marks of the stack each mark would close: without any, the stack is not searched.
  const waiting = new Map<string, number>()
  for (const mark of marks) {
    const isWaited = (waiting.get(mark.sign) ?? 0) > 0
    if (isWaited && mark.role !== 'opens') {
      const start = closeUpTo(mark.sign, open, waiting)
      if (start) found.push(closed(start, mark))
    } else if (mark.role === 'opens' || (mark.role === 'either' && mark.opensByDefault)) {
      const before = open.at(-1)
      // The next paragraph of a quotation that goes on opens it anew.
      if (before?.sign === mark.sign && mark.startsLine && before.isSure) {
        take(open, waiting)
        found.push(unclosed(before, mark.offset))
      }
      put(mark, open, waiting)
    } else if (mark.isSure && mark.role === 'closes' && open.length + found.length === 0)
      found.push(unopened(mark))
  }
  for (const mark of open) if (mark.isSure) found.push(unclosed(mark, text.length))
  return found
}

/** Takes the marks from the stack down to the one that a mark closes; what stood above it is left without an end. */
function closeUpTo(
  sign: string,
  open: QuotationMark[],
  waiting: Map<string, number>
): QuotationMark | undefined {
  for (let mark = take(open, waiting); mark; mark = take(open, waiting))
    if (CLOSERS.get(mark.sign)?.includes(sign)) return mark
  return undefined
}

function put(mark: QuotationMark, open: QuotationMark[], waiting: Map<string, number>): void {
  open.push(mark)
  for (const close of CLOSERS.get(mark.sign) ?? '')
    waiting.set(close, (waiting.get(close) ?? 0) + 1)
}

function take(open: QuotationMark[], waiting: Map<string, number>): QuotationMark | undefined {
  const mark = open.pop()
  for (const close of CLOSERS.get(mark?.sign ?? '') ?? '')
    waiting.set(close, (waiting.get(close) ?? 0) - 1)
  return mark
}

function closed(open: QuotationMark, {offset}: QuotationMark): Found {
  const start = open.offset
  return {start, end: offset + 1, contentStart: start + 1, contentEnd: offset, isClosed: true}
}

function unclosed({offset}: QuotationMark, end: number): Found {
  return {start: offset, end, contentStart: offset + 1, contentEnd: end, isClosed: false}
}

function unopened({offset}: QuotationMark): Found {
  return {start: 0, end: offset + 1, contentStart: 0, contentEnd: offset, isClosed: false}
}
