import {isSpace, isWordAt, isWordBefore} from '../../../glossary/name-search/word-class.js'
import {takesFullStop} from '../../shared/abbreviations.js'
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
  /** A word in capitals: a part of a longer name. */
  | 'acronym'
  /** A linking word with a capitalised one, as in `University of Aleppo`. */
  | 'linked'
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
  if (DIGIT.test(first)) return 'number'
  if (ACRONYM.test(first)) return 'acronym'
  if (CAPITAL.test(first)) return startsSentence(text, word, start) ? 'first-word' : 'capital'
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
  const word = text.slice(gap, wordEnd(text, gap, end))
  if (DIGIT.test(word)) return 'number'
  if (CAPITAL.test(word)) return 'capital'
  return LINKING.has(word) && isLinkedBehind(text, gap + word.length, end) ? 'linked' : 'free'
}

const CAPITAL = /^[\p{Lu}\p{Lt}]/u
const ACRONYM = /^\p{Lu}{2,}$/u
const DIGIT = /^\p{Nd}/u

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
    if (CAPITAL.test(before)) return true
    if (!LINKING.has(before)) return false
  }
  return false
}

function isLinkedBehind(text: string, word: number, end: number): boolean {
  let at = word
  for (let words = 0; words < MOST_LINKING; words++) {
    const gap = skipAhead(text, at, end)
    if (gap === at || gap >= end || !isWordAt(text, gap)) return false
    at = wordEnd(text, gap, end)
    const behind = text.slice(gap, at)
    if (CAPITAL.test(behind)) return true
    if (!LINKING.has(behind)) return false
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
  // Behind `Mr.` and `W.` a name goes on; behind `Inc.` it may, or a sentence starts.
  return word !== '' && takesFullStop(word) ? 'capital' : 'edge'
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
  if (/[@&_\\*]/.test(sign)) return 'joined'
  if (!/[-‐‑–]/.test(sign)) return 'free'
  return /^[\p{Lu}\p{Lt}\p{Nd}]/u.test(text.charAt(at + 1)) ? 'joined' : 'free'
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
