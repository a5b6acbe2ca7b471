import {isSpace, isWordAt, isWordBefore} from '../../../glossary/name-search/word-class.js'
import {takesFullStop} from '../../shared/abbreviations.js'
import {isCapitalAt, isDigitAt} from './characters.js'
import {
  isCalendarWord,
  isFunctionWord,
  isInstitution,
  isOffice,
  isTimeWord,
  startsOffice
} from './context-words.js'
import type {Stretch} from './running-text.js'

/** The neighbour of a name on one side. */
export type Side =
  /** A word in lower case or a comma: the name stands within a sentence. */
  | 'free'
  /** The start of a sentence, a line or a quotation, where any word is capitalised. */
  | 'edge'
  /** A capitalised word that starts a sentence: it may or may not be a part of the name. */
  | 'first-word'
  /** A capitalised word: a part of a longer name, or a title. */
  | 'capital'
  /** An office or a form of address, as `President`. */
  | 'office'
  /** A word in capitals: a part of a longer name. */
  | 'acronym'
  /** A linking word with a capitalised one, as in `University of Aleppo`. */
  | 'linked'
  /** A number that is neither a year before the name nor a length of time behind it. */
  | 'number'
  /** A hyphen, `&`, `@` and the like: the name is a part of something else. */
  | 'joined'

/** The neighbour before a name that starts at a UTF-16 offset of its block. */
export function sideBefore(text: string, at: number, {start}: Stretch): Side {
  const gap = skipBack(text, at, start)
  if (gap === start) return 'edge'
  if (gap === at) return attachedBefore(text, at)
  if (!isWordBefore(text, gap)) return signBefore(text, gap, start)
  const word = wordStart(text, gap, start)
  if (isPossessive(text, word, gap)) return 'free'
  const first = text.slice(word, gap)
  if (isCapitalAt(text, word)) return capitalBefore(text, word, first, start)
  if (isDigitAt(text, word)) return YEAR.test(first) ? 'free' : 'number'
  return LINKING.has(first) && isLinkedBefore(text, word, start) ? 'linked' : 'free'
}

/** The neighbour behind a name that ends at a UTF-16 offset of its block. */
export function sideBehind(text: string, at: number, {end}: Stretch): Side {
  const behind = text.charAt(at)
  if (at < end && /^['’ʼ]/.test(behind) && isWordAt(text, at + 1)) return 'free'
  const gap = skipAhead(text, at, end)
  if (gap >= end) return 'edge'
  if (gap === at) return attachedBehind(text, at)
  const sign = text.charAt(gap)
  if (sign === '&' || sign === '@') return 'joined'
  if (!isWordAt(text, gap)) return 'free'
  const last = wordEnd(text, gap, end)
  const word = text.slice(gap, last)
  if (isCapitalAt(text, gap)) return capitalBehind(word, wordBehind(text, last, end))
  if (isDigitAt(text, gap)) return isTimeWord(wordBehind(text, last, end)) ? 'free' : 'number'
  return LINKING.has(word) && isLinkedBehind(text, last, end) ? 'linked' : 'free'
}

function capitalBefore(text: string, at: number, word: string, start: number): Side {
  if (ACRONYM.test(word)) return 'acronym'
  if (isOffice(word)) return 'office'
  if (isCalendarWord(word)) return 'free'
  if (!startsSentence(text, at, start)) return 'capital'
  return isFunctionWord(word) ? 'free' : 'first-word'
}

function capitalBehind(word: string, next: string): Side {
  if (startsOffice(word, next)) return 'office'
  return isCalendarWord(word) ? 'free' : 'capital'
}

/** The word behind the blank at an offset; empty where there is none. */
function wordBehind(text: string, at: number, end: number): string {
  const gap = skipAhead(text, at, end)
  return gap === at ? '' : text.slice(gap, wordEnd(text, gap, end))
}

/** A year of four digits. */
const YEAR = /^[12]\p{Nd}{3}$/u
const ACRONYM = /^\p{Lu}{2,}$/u

/** Words in lower case between the words of one name, in European languages and in names from Arabic. */
const LINKING: ReadonlySet<string> = new Set(
  `of the de del della delle dei di da do das dos du des d la las los le les el y e i
  van von der den zu zum af av til på z w na al ul ud bin bint ibn ben abu umm`.split(/\s+/)
)

function isLinkedBefore(text: string, word: number, start: number): boolean {
  let at = word
  for (let words = 0; words < MOST_LINKING; words++) {
    const gap = skipBack(text, at, start)
    if (gap === at || gap === start || !isWordBefore(text, gap)) return false
    at = wordStart(text, gap, start)
    const before = text.slice(at, gap)
    if (isCalendarWord(before)) return false
    // The first word of a sentence has its capital from there: `Residents of Aleppo`.
    if (isCapitalAt(text, at)) return isInstitution(before) || !startsSentence(text, at, start)
    if (!LINKING.has(before)) return false
  }
  return false
}

function isLinkedBehind(text: string, word: number, end: number): boolean {
  let at = word
  for (let words = 0; words < MOST_LINKING; words++) {
    const gap = skipAhead(text, at, end)
    if (gap === at || gap >= end || !isWordAt(text, gap)) return false
    if (isCapitalAt(text, gap)) return true
    at = wordEnd(text, gap, end)
    if (!LINKING.has(text.slice(gap, at))) return false
  }
  return false
}

const MOST_LINKING = 3

/** Whether a word starts a sentence. */
function startsSentence(text: string, word: number, start: number): boolean {
  const gap = skipBack(text, word, start)
  if (gap === start) return true
  if (gap === word) return attachedBefore(text, word) === 'edge'
  return !isWordBefore(text, gap) && signBefore(text, gap, start) === 'edge'
}

/** The neighbour where a sign stands before the blank before a name. */
function signBefore(text: string, gap: number, start: number): Side {
  const sign = text.charAt(gap - 1)
  if (sign === ',') return 'free'
  if (sign === '&') return 'joined'
  if (sign !== '.') return 'edge'
  const word = wordBack(text, gap - 1, start)
  if (word === '' || !takesFullStop(word)) return 'edge'
  // Behind `Mr.` and `W.` a name goes on; behind `Inc.` it may, or a sentence starts.
  return isOffice(word) ? 'office' : 'capital'
}

function wordBack(text: string, end: number, start: number): string {
  let at = end
  while (at > start && end - at < REACH && !isSpace(text.charCodeAt(at - 1))) at--
  return text.slice(at, end)
}

function attachedBefore(text: string, at: number): Side {
  const sign = text.charAt(at - 1)
  if (/[-‐‑@#&_.\\$£€*]/.test(sign) || (sign === '–' && isWordBefore(text, at - 1))) return 'joined'
  // An unclosed tag is reported by itself.
  if (sign === '[' && OPENING.test(text.slice(Math.max(0, at - REACH), at))) return 'joined'
  return /['’ʼ]/.test(sign) ? 'free' : 'edge'
}

const OPENING = /:\p{L}[\p{L}\p{N}_-]*\[$/u

function attachedBehind(text: string, at: number): Side {
  const sign = text.charAt(at)
  if (/[@&_\\*$£€¥]/.test(sign)) return 'joined'
  if (!/[-‐‑–]/.test(sign)) return 'free'
  return isCapitalAt(text, at + 1) || isDigitAt(text, at + 1) ? 'joined' : 'free'
}

/** Whether a word is the possessive `s` behind an apostrophe. */
function isPossessive(text: string, word: number, end: number): boolean {
  return end - word === 1 && /['’ʼ]/.test(text.charAt(word - 1)) && text.charAt(word) === 's'
}

/** The most UTF-16 units of a word or a gap that are read. */
const REACH = 40

function skipBack(text: string, from: number, start: number): number {
  let at = from
  while (at > start && from - at < REACH && isSpace(text.charCodeAt(at - 1))) at--
  return at
}

function skipAhead(text: string, from: number, end: number): number {
  let at = from
  while (at < end && at - from < REACH && isSpace(text.charCodeAt(at))) at++
  return at
}

function wordStart(text: string, from: number, start: number): number {
  let at = from
  while (at > start && from - at < REACH && isWordBefore(text, at)) at--
  return at
}

function wordEnd(text: string, from: number, end: number): number {
  let at = from
  while (at < end && at - from < REACH && isWordAt(text, at)) at++
  return at
}
