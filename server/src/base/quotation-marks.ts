import {CLOSERS, mayBeQuotationMark, onlyCloses, onlyOpens, openersOf} from './quotation-styles.js'

/** A quotation mark in a paragraph, and what it may do there. */
export interface QuotationMark {
  /** In UTF-16 units of the paragraph. */
  readonly offset: number
  readonly sign: string
  readonly role: 'opens' | 'closes' | 'either'
  /** Whether one that may do either opens where it closes nothing. */
  readonly opensByDefault: boolean
  /** Whether it is no apostrophe, so that it holds without its fellow. */
  readonly isSure: boolean
  /** Whether it is the first sign of a line. */
  readonly startsLine: boolean
}

/** Reads the quotation marks of a paragraph, without apostrophes, feet, inches and the marks in Hebrew acronyms. */
export function readMarks(text: string, language: string | undefined): readonly QuotationMark[] {
  const openers = openersOf(language)
  const marks: QuotationMark[] = []
  let runEnd = 0
  let before = ''
  let after = ''
  for (let offset = 0; offset < text.length; offset++) {
    if (!mayBeQuotationMark(text.charCodeAt(offset))) continue
    // Marks beside each other share what stands around all of them: looked for once a run, as runs may be long.
    if (offset >= runEnd) {
      runEnd = endOfRun(text, offset)
      before = text.charAt(offset - 1)
      after = text.charAt(runEnd)
    }
    const mark = readMark(text, offset, {before, after}, openers)
    if (mark) marks.push(mark)
  }
  return withoutPossessives(text, marks)
}

interface Neighbours {
  readonly before: string
  readonly after: string
}

function endOfRun(text: string, offset: number): number {
  let end = offset + 1
  while (mayBeQuotationMark(text.charCodeAt(end)) || isThinSpaceBetween(text, end)) end++
  return end
}

/** Whether a no-break, thin or hair space at an offset parts two marks. */
function isThinSpaceBetween(text: string, offset: number): boolean {
  return (
    /[\u00a0\u2009\u200a\u202f]/.test(text.charAt(offset)) &&
    mayBeQuotationMark(text.charCodeAt(offset - 1)) &&
    mayBeQuotationMark(text.charCodeAt(offset + 1))
  )
}

function readMark(
  text: string,
  offset: number,
  around: Neighbours,
  openers: string
): QuotationMark | undefined {
  const sign = text.charAt(offset)
  const isSingle = SINGLE.test(sign)
  if (isPartOfWord(text, offset, sign, isSingle)) return undefined
  const role = roleOf(sign, around)
  if (role === 'opens' && sign === '’' && !openers.includes(sign)) return undefined
  const startsLine = offset === 0 || /[\r\n]/.test(text.charAt(offset - 1))
  const isStraight = sign === '"' || sign === "'"
  return {
    offset,
    sign,
    // Nothing but a quotation that goes on starts a line with a mark that closes.
    role: startsLine && role === 'either' && CLOSERS.has(sign) && !isSingle ? 'opens' : role,
    opensByDefault: openers.includes(sign) || onlyOpens(sign) || isStraight || SAME.test(sign),
    isSure:
      isSingle || sign === '‘' ? sign === '‘' && startsLine : role !== 'closes' || !isStraight,
    startsLine
  }
}

/** Signs that are apostrophes too. */
const SINGLE = /['’׳＇]/

/** Signs that open what they close, and are otherwise unmarked. */
const SAME = /[״׳＂＇]/

function roleOf(sign: string, {before, after}: Neighbours): QuotationMark['role'] {
  if (onlyOpens(sign)) return 'opens'
  if (onlyCloses(sign)) return 'closes'
  const mayOpen = BEFORE_OPENING.test(before)
  const mayClose = AFTER_CLOSING.test(after)
  if (mayOpen === mayClose) return 'either'
  return mayOpen ? 'opens' : 'closes'
}

const BEFORE_OPENING = /^(?:[\s([{—–―/¿¡-]|)$/
const AFTER_CLOSING = /^(?:[\s)\]}—–―/.,;:!?…。、，！？；：-]|)$/

/** Whether a mark at an offset is an apostrophe within a word, a sign for feet or inches, or part of an acronym. */
function isPartOfWord(text: string, offset: number, sign: string, isSingle: boolean): boolean {
  const before = text.charAt(offset - 1)
  const after = text.charAt(offset + 1)
  if (isSingle && WORD.test(before) && WORD.test(after) && !WITHOUT_BLANKS.test(before + after))
    return true
  if (isSingle && !WORD.test(before) && ELISION.test(text.slice(offset + 1, offset + 14)))
    return true
  // `’n’` and `’90s`
  if (isSingle && /['’]/.test(text.charAt(offset - 2)) && /n/i.test(before)) return true
  if (isSingle && /^\d\ds?\b/.test(text.slice(offset + 1, offset + 5)) && !WORD.test(before))
    return !/^\d\ds?['’]/.test(text.slice(offset + 1, offset + 5))
  if (sign === '"' && /\d['’]\s?\d{1,2}$/.test(text.slice(Math.max(0, offset - 5), offset)))
    return true
  // In a Hebrew acronym the mark stands before the last letter.
  return (
    /["״”]/.test(sign) &&
    HEBREW.test(before) &&
    /^[\u05d0-\u05ea](?!\p{L})/u.test(text.slice(offset + 1, offset + 3))
  )
}

/**
 * English words that start with an apostrophe. Those that are words without it too must not be all that is quoted, nor
 * its beginning as in `'cause of death'`.
 */
const ELISION =
  /^(?:(?:tis|tisn['’]t|twas|twasn['’]t|twere|twill|twould|em|til|neath|nuff|fraid|tween|twixt)(?![\p{L}\p{N}])|(?:cause|bout|cos|coz|cuz|till|gainst)(?![\p{L}\p{N}'’＇]|\s+(?:of|for|and)\b))/iu

const WORD = /[\p{L}\p{N}\p{M}]/u
const HEBREW = /[\u05d0-\u05ea]/
const WITHOUT_BLANKS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/**
 * Leaves out the apostrophes of possessives (`the workers’ rights`): behind an s, before a word in lower case, and with
 * another mark behind it that closes what it would have closed.
 */
function withoutPossessives(text: string, marks: readonly QuotationMark[]): QuotationMark[] {
  const kept: QuotationMark[] = []
  const next = new Map<string, QuotationMark['role']>()
  for (let index = marks.length - 1; index >= 0; index--) {
    const mark = marks[index]
    if (!mark) continue
    const {sign, offset, role} = mark
    const isPossessive =
      SINGLE.test(sign) &&
      role === 'closes' &&
      /[sxzSXZ]/.test(text.charAt(offset - 1)) &&
      /^\s\p{Ll}/u.test(text.slice(offset + 1, offset + 3)) &&
      next.get(sign) === 'closes'
    if (isPossessive) continue
    next.set(sign === '‘' ? '’' : sign, role)
    kept.push(mark)
  }
  return kept.reverse()
}
