import {isQuotationMark} from '../../base/quotation-styles.js'
import type {Span} from '../../base/span.js'
import {
  isAsciiWord,
  isInsideWord,
  isWordCharacter,
  mayJoinWords,
  wordAround
} from '../../base/word-boundary.js'
import type {ArticleModel, Mention, Unit} from '../../model/article-model.js'
import {isMention} from '../../model/queries.js'
import {type BaseText, toBaseSpan, toBaseText} from '../../syntax/base-text.js'
import {contentSpan, type Tag} from '../../syntax/tag.js'
import {takesFullStop} from './abbreviations.js'

/**
 * The number of UTF-16 units at the start of a tag's content that belong before the tag: white space and punctuation.
 * `next` is the tag behind it in the list of all tags.
 */
export function looseStart(text: string, unit: Unit, next: Tag | undefined): number {
  const {contentStart, contentEnd} = unit.tag
  const isName = isMention(unit)
  const end = Math.min(next?.start ?? contentEnd, contentEnd)
  let offset = contentStart
  while (offset < end) {
    const sign = text.charAt(offset)
    if (!isBlank(sign) && !isLooseAtStart(sign, text, unit, isName)) break
    offset++
  }
  // The blank between two fragments belongs to what they are fragments of.
  if (unit.continues && text.slice(contentStart, offset).trim() === '') return 0
  return offset - contentStart
}

/**
 * The number of units at the end of a tag's content that belong behind the tag. `isKnown` tells whether the glossary
 * has a name.
 */
export function looseEnd(text: string, unit: Unit, isKnown: (name: string) => boolean): number {
  const {contentStart, contentEnd, end} = unit.tag
  const isName = isMention(unit)
  // Some house styles put a comma before the closing quotation mark.
  const isQuoted = !isName && isClosing(text, end)
  let offset = contentEnd
  while (offset > contentStart) {
    const sign = text.charAt(offset - 1)
    const isLoose =
      isBlank(sign) ||
      (isName
        ? isLooseBehindName(sign, offset, text, unit, isKnown)
        : !isQuoted && SEPARATING.test(sign))
    if (!isLoose) break
    offset--
  }
  return contentEnd - offset
}

/** White space, but no byte order mark, which would be lost at the start of a file. */
function isBlank(sign: string): boolean {
  return /\s/.test(sign) && sign !== '\uFEFF'
}

function isClosing(text: string, offset: number): boolean {
  const sign = text.charAt(offset)
  return isQuotationMark(text.charCodeAt(offset)) || sign === '’' || sign === "'"
}

function isLooseAtStart(sign: string, text: string, unit: Unit, isName: boolean): boolean {
  if (!isName) return AFTER.test(sign)
  return SEPARATING.test(sign) || ENDING.test(sign) || isUnpaired(sign, text, unit)
}

/** Signs that neither names nor sentences end with. */
const SEPARATING = /[,;:–—―，、；：،؛]/

/** Such signs at the start of a claim, where a dash may open a quotation. */
const AFTER = /[,;:，、；：،؛]/

/** Signs that end sentences and no names. */
const ENDING = /[。｡！？．؟۔।॥…]/

function isLooseBehindName(
  sign: string,
  offset: number,
  text: string,
  unit: Unit,
  isKnown: (name: string) => boolean
): boolean {
  if (SEPARATING.test(sign) || ENDING.test(sign)) return true
  if (sign === '.') return !isOwnStop(offset - 1, text, unit, isKnown)
  // Only the glossary tells that `Yahoo!` is a name and `Geneva!` is none.
  if (sign === '!' || sign === '?')
    return !isKnown(nameUpTo(offset, text, unit)) && isKnown(nameUpTo(offset - 1, text, unit))
  return isUnpaired(sign, text, unit)
}

/** Whether a full stop at an offset belongs to the name before it. */
function isOwnStop(
  offset: number,
  text: string,
  unit: Unit,
  isKnown: (name: string) => boolean
): boolean {
  const {contentStart, contentEnd, end} = unit.tag
  const from = Math.max(contentStart, offset - LONGEST_WORD)
  const word = /[^\s[\]{}(“”"«»]*$/u.exec(text.slice(from, offset))?.[0] ?? ''
  if (takesFullStop(word) || isAfterStop(text.slice(from, offset - word.length), word)) return true
  // No sentence ends before a comma or a lower-case word.
  const behind = offset + 1 === contentEnd ? text.slice(end, end + 3) : ''
  if (/^[,;:)]|^[ \n]?\p{Ll}/u.test(behind)) return true
  return isKnown(nameUpTo(offset + 1, text, unit)) && !isKnown(nameUpTo(offset, text, unit))
}

/**
 * Whether a full stop at an offset may belong to the name before it, by no more than the look of its last word: a short
 * one with a capital behind other words, as in many abbreviations (`Sarl.`), but also in names (`Kim Jong Un.`).
 */
export function mayBeOwnStop(text: string, {tag}: Unit, offset: number): boolean {
  const name = text.slice(Math.max(tag.contentStart, offset - LONGEST_WORD), offset)
  return /[\s.]\p{Lu}[\p{Ll}\p{M}]{1,3}$/u.test(name)
}

/** UTF-16 units of a word before a full stop. */
const LONGEST_WORD = 30

/** Whether a short word follows another abbreviation, as in `Fr. Pr.` and `Freiburg i. Br.` */
function isAfterStop(before: string, word: string): boolean {
  return word.length <= 4 && /(?:^|\s)\p{L}{1,3}\.\s?$/u.test(before)
}

/** A name as written up to an offset; empty where it is too long. */
function nameUpTo(offset: number, text: string, {tag}: Unit): string {
  return offset - tag.contentStart > LONGEST_NAME ? '' : text.slice(tag.contentStart, offset)
}

/** UTF-16 units; in longer content, quotation marks and brackets are not paired. */
const LONGEST_NAME = 200

/** Whether a bracket or a quotation mark is unpaired in the content of a tag. */
function isUnpaired(sign: string, text: string, {tag}: Unit): boolean {
  const isQuote = isQuotationMark(sign.charCodeAt(0)) && sign !== '‘' && sign !== '‛'
  if (!isQuote && sign !== '(' && sign !== ')') return false
  if (tag.contentEnd - tag.contentStart > LONGEST_NAME) return false
  const content = text.slice(tag.contentStart, tag.contentEnd)
  if (isQuote)
    return [...content].filter(other => isQuotationMark(other.charCodeAt(0))).length === 1
  return sign === '(' ? !content.includes(')') : !content.includes('(')
}

/** The most UTF-16 units of a word on either side of an edge. */
export const REACH = 64

/** The base-text spans of the words that an edge of a mention cuts; a word that both edges cut comes once. */
export function cutWords(mention: Mention, base: BaseText): readonly Span[] {
  const {start, end} = baseSpan(mention, base)
  if (start >= end) return NONE
  const first = cutWord(base.text, start)
  const last = cutWord(base.text, end)
  if (first && last && first.end > end) return [{start: first.start, end: last.end}]
  return [first, last].filter(word => word !== undefined)
}

/** The word that an offset cuts; a name and digits that other scripts go on (`WBC2位`) need not be one. */
function cutWord(text: string, offset: number): Span | undefined {
  if (!isInsideWord(text, offset)) return undefined
  const word = wordAround(text, offset, REACH)
  return mayJoinWords(text.slice(word.start, word.end)) ? undefined : word
}

const NONE: readonly Span[] = []

/** The base-text span of a mention's content. */
export function baseSpan({tag}: Mention, base: BaseText): Span {
  return toBaseSpan(base, contentSpan(tag))
}

/**
 * Whether a mention may cut a word, by the written text beside it; it rules out most mentions without the base text.
 */
export function mayCutWord(mention: Mention, text: string): boolean {
  return mayStartInside(mention, text) || mayEndInside(mention, text)
}

/** Whether the character before a tag, and before the tags around it that start with it, may belong to a word. */
function mayStartInside(mention: Mention, text: string): boolean {
  let {tag, parent}: Unit = mention
  for (let depth = 0; parent?.tag.contentStart === tag.start && depth < DEPTH; depth++)
    ({tag, parent} = parent)
  return mayJoin(text, tag.start - 1)
}

/** Whether the character behind a tag, and behind the tags around it that end with it, may belong to a word. */
function mayEndInside(mention: Mention, text: string): boolean {
  let {tag, parent}: Unit = mention
  for (let depth = 0; parent?.tag.contentEnd === tag.end && depth < DEPTH; depth++)
    ({tag, parent} = parent)
  return mayJoin(text, tag.end)
}

/** The most tags around one that are looked at; beyond, the base text decides. */
const DEPTH = 8

/** Whether a code unit may belong to a word: a word character, a surrogate, or markup behind which there may be one. */
function mayJoin(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset)
  if (code < 0x80) return isMarkup(code) || isAsciiWord(code)
  if (code >= 0xd800 && code < 0xe000) return true
  return isWordCharacter(text.charAt(offset))
}

/** Whether a code unit is one of `[` `]` `}` `:` `<` `>`. */
function isMarkup(code: number): boolean {
  return (
    code === 0x5b ||
    code === 0x5d ||
    code === 0x7d ||
    code === 0x3a ||
    code === 0x3c ||
    code === 0x3e
  )
}

/**
 * Makes a test of whether a mention has an edge in the wrong place. Rules on names pass over such mentions: the edge is
 * reported, and the name may be right without that mistake.
 */
export function edgeChecker({syntax, glossary}: ArticleModel): (mention: Mention) => boolean {
  let base: BaseText | undefined
  return mention => {
    const {kind, index} = mention
    const isKnown = (name: string): boolean => glossary.named(kind.name, name).length > 0
    if (looseStart(syntax.text, mention, syntax.tags[index + 1]) > 0) return true
    if (looseEnd(syntax.text, mention, isKnown) > 0) return true
    if (!mayCutWord(mention, syntax.text)) return false
    base ??= toBaseText(syntax)
    return cutWords(mention, base).length > 0
  }
}
