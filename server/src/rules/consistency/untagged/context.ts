import type {Span} from '../../../base/span.js'
import type {KnownName} from './known-name.js'
import {type Side, sideBefore, sideBehind} from './neighbours.js'
import type {Stretch} from './running-text.js'

/**
 * The verdict on a name by the words around it. `sure`: it means its entry. `unsure`: it may be an ordinary word.
 * `part`: it is a part of something else. `doubt`: it is a part of something else, by which the same word is in doubt
 * everywhere in the article.
 */
export type Verdict = 'sure' | 'unsure' | 'part' | 'doubt'

/**
 * Makes the verdict on a name in a stretch of its block, in offsets from the start of the block. It is reached when it
 * is first asked for, as most names are of entries that the article has tags for, and kept: it takes about 3 µs. The
 * text of the block is passed in, which is always the same, so that the verdict keeps no old text of the article alive.
 */
export function verdictOn(
  name: Span,
  stretch: Stretch,
  known: KnownName
): (blockText: string) => Verdict {
  let verdict: Verdict | undefined
  return blockText => {
    verdict ??= judge(blockText, name, stretch, known)
    return verdict
  }
}

function judge(text: string, name: Span, stretch: Stretch, known: KnownName): Verdict {
  const before = sideBefore(text, name.start, stretch)
  const behind = sideBehind(text, name.end, stretch)
  const found = judgeBetween(before, behind, known, text.charAt(name.start))
  if (found === 'part' || found === 'doubt') return found
  if (isInAddress(text, name) || isInTitle(text, name)) return 'part'
  if (!known.isWord || known.isAsked) return 'sure'
  return found === 'sure' && isInHeadline(text, name) ? 'unsure' : found
}

function judgeBetween(before: Side, behind: Side, known: KnownName, first: string): Verdict {
  if (!known.isAsked) {
    return known.isWord ? judgeWord(before, behind) : judgeWords(before, behind, known)
  }
  // Capitals beside a common word that the glossary asks for tell nothing, as in `Syrian rebels`.
  const isCommon = first === first.toLowerCase()
  if (!isCommon) return judgeWords(before, behind, known)
  return before === 'joined' || behind === 'joined' ? 'part' : 'sure'
}

/**
 * The verdict on a single word. It is in doubt where a capitalised word or a number stands beside it: in `Abraham
 * Lincoln`, Lincoln is no town, nor where the article goes on with `Lincoln`; in `August 2016`, August is none.
 */
function judgeWord(before: Side, behind: Side): Verdict {
  if (before === 'capital' || before === 'acronym') return 'doubt'
  if (before === 'number' || behind === 'number') return 'doubt'
  if (PARTS.has(before) || PARTS.has(behind)) return 'part'
  return before === 'edge' || before === 'first-word' ? 'unsure' : 'sure'
}

/**
 * The verdict on several words, which are a name even at the start of a sentence; a title may stand before a person.
 */
function judgeWords(before: Side, behind: Side, {isPerson}: KnownName): Verdict {
  if (PARTS.has(behind)) return 'part'
  return PARTS.has(before) && !(isPerson && before === 'capital') ? 'part' : 'sure'
}

const PARTS: ReadonlySet<Side> = new Set<Side>(['capital', 'acronym', 'linked', 'joined'])

/** The UTF-16 units on either side of a name that are looked at. */
const REACH = 160

/** Whether a name stands in a web address, an e-mail address or a path. */
function isInAddress(text: string, {start, end}: Span): boolean {
  const before = /\S*$/.exec(text.slice(Math.max(0, start - REACH), start))?.[0] ?? ''
  const behind = /^\S*/.exec(text.slice(end, end + REACH))?.[0] ?? ''
  if (before === '' && behind === '') return false
  return ADDRESS.test(`${before}x${behind}`)
}

const ADDRESS = /:\/\/|^www\.|\S@\S|[\p{L}\p{N}]\.\p{L}{2,}\/|^[~.]?\/|\\|_/u

/**
 * Whether a name stands in the title of a work: a short quotation in which the first and all longer words are
 * capitalised, as in “The Aleppo Diary”.
 */
function isInTitle(text: string, {start, end}: Span): boolean {
  const before = text.slice(Math.max(0, start - REACH), start)
  const opening = lastOpening(before)
  if (opening < 0) return false
  const quoted = text.slice(end, end + REACH)
  const closing = quoted.search(CLOSING)
  if (closing < 0) return false
  const title = before.slice(opening + 1) + text.slice(start, end) + quoted.slice(0, closing)
  return title.length <= LONGEST_TITLE && !/[\n\r]/.test(title) && isTitle(title)
}

/** UTF-16 units. */
const LONGEST_TITLE = 100
const CLOSING = /["”“»«]|[’'](?![\p{L}\p{N}])/u

/** The offset of the mark that opens the quotation in which a text ends; -1 where it ends outside of any. */
function lastOpening(before: string): number {
  for (let at = before.length - 1; at >= 0; at--) {
    const code = before.charCodeAt(at)
    if (OPENING.has(code)) return at
    if (CLOSED.has(code)) return -1
    if ((code === QUOTATION_MARK || code === APOSTROPHE) && opens(before, at)) return at
    if (code === QUOTATION_MARK) return -1
  }
  return -1
}

/** “ „ « ‘ */
const OPENING: ReadonlySet<number> = new Set([0x201c, 0x201e, 0xab, 0x2018])
/** ” » */
const CLOSED: ReadonlySet<number> = new Set([0x201d, 0xbb])
const QUOTATION_MARK = 0x22
const APOSTROPHE = 0x27

function opens(text: string, at: number): boolean {
  return /^$|[\s([{—–-]/.test(text.charAt(at - 1)) && /^$|\S/.test(text.charAt(at + 1))
}

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
  const before = /[^\n\r]*$/.exec(text.slice(Math.max(0, start - REACH), start))?.[0] ?? ''
  const behind = /^[^\n\r]*/.exec(text.slice(end, end + REACH))?.[0] ?? ''
  const words = `${before} ${behind}`.match(/[\p{L}\p{M}]{4,}/gu) ?? []
  const capital = words.filter(word => /^[\p{Lu}\p{Lt}]/u.test(word)).length
  return words.length >= FEWEST && capital >= words.length * MOST_CAPITALS
}

/** The fewest longer words of a headline, and the share of them that is capitalised. */
const FEWEST = 2
const MOST_CAPITALS = 0.75
