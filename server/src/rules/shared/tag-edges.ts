import type {Span} from '../../base/span.js'
import {isInsideWord, isWordCharacter, wordAround} from '../../base/word-boundary.js'
import type {ArticleModel, Mention, Unit} from '../../model/article-model.js'
import {isMention} from '../../model/queries.js'
import {type BaseText, toBaseOffset, toBaseText} from '../../syntax/base-text.js'
import {takesFullStop} from './abbreviations.js'
import {isQuotationMark} from './quotations.js'

/** UTF-16 units at the start of a tag's content that belong outside of it, as they are written. `next` is the unit behind it. */
export function looseStart(text: string, unit: Unit, next: Unit | undefined): number {
  const {contentStart, contentEnd} = unit.tag
  const isName = isMention(unit)
  const end = Math.min(next?.tag.start ?? contentEnd, contentEnd)
  let offset = contentStart
  while (offset < end) {
    const sign = text.charAt(offset)
    if (!isBlank(sign) && !isLooseAtStart(sign, text, unit, isName)) break
    offset++
  }
  return offset - contentStart
}

/** The same at its end. `isKnown` tells whether the glossary has a name. */
export function looseEnd(text: string, unit: Unit, isKnown: (name: string) => boolean): number {
  const {contentStart, contentEnd, end} = unit.tag
  const isName = isMention(unit)
  // A comma in front of a closing quotation mark is how some houses end a quotation.
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

/** A byte order mark would mean something else at the start of a file. */
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

/** Signs that part a text, and never end a name or a sentence. */
const SEPARATING = /[,;:–—―，、；：،؛]/

/** The same at the start of a claim, where a dash may open a quotation. */
const AFTER = /[,;:，、；：،؛]/

/** Signs that end a sentence, and never a name. */
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
  // `Yahoo!` is a name; only the glossary can tell that `Geneva!` is none.
  if (sign === '!' || sign === '?')
    return !isKnown(nameUpTo(offset, text, unit)) && isKnown(nameUpTo(offset - 1, text, unit))
  return isUnpaired(sign, text, unit)
}

/** Whether the full stop at an offset belongs to the name before it. */
function isOwnStop(
  offset: number,
  text: string,
  unit: Unit,
  isKnown: (name: string) => boolean
): boolean {
  const {contentStart, contentEnd, end} = unit.tag
  const from = Math.max(contentStart, offset - LONGEST_WORD)
  const word = /[^\s[\]{}(“”"«»]*$/u.exec(text.slice(from, offset))?.[0] ?? ''
  if (takesFullStop(word)) return true
  // A sentence does not go on in small letters, nor with a comma, behind its full stop.
  const behind = offset + 1 === contentEnd ? text.slice(end, end + 3) : ''
  if (/^[,;:)]|^[ \n]?\p{Ll}/u.test(behind)) return true
  return isKnown(nameUpTo(offset + 1, text, unit)) && !isKnown(nameUpTo(offset, text, unit))
}

/** UTF-16 units. */
const LONGEST_WORD = 30

/** A name as it is written up to an offset; empty where it is too long for one. */
function nameUpTo(offset: number, text: string, {tag}: Unit): string {
  return offset - tag.contentStart > LONGEST_NAME ? '' : text.slice(tag.contentStart, offset)
}

/** UTF-16 units; quotation marks and brackets of anything longer are not looked at. */
const LONGEST_NAME = 200

/** Whether a bracket or a quotation mark is without its fellow in a name. */
function isUnpaired(sign: string, text: string, {tag}: Unit): boolean {
  const isQuote = isQuotationMark(sign.charCodeAt(0)) && sign !== '‘' && sign !== '‛'
  if (!isQuote && sign !== '(' && sign !== ')') return false
  if (tag.contentEnd - tag.contentStart > LONGEST_NAME) return false
  const content = text.slice(tag.contentStart, tag.contentEnd)
  if (isQuote)
    return [...content].filter(other => isQuotationMark(other.charCodeAt(0))).length === 1
  return sign === '(' ? !content.includes(')') : !content.includes('(')
}

/** UTF-16 units of a word that are looked at on either side of an edge; longer words are cut off. */
export const REACH = 64

/** The words, in offsets of the base text, in which an edge of a mention stands; one of both edges only once. */
export function cutWords(mention: Mention, base: BaseText): readonly Span[] {
  const {start, end} = baseSpan(mention, base)
  if (start >= end) return NONE
  const first = isInsideWord(base.text, start) ? wordAround(base.text, start, REACH) : undefined
  const last = isInsideWord(base.text, end) ? wordAround(base.text, end, REACH) : undefined
  if (first && last && first.end > end) return [{start: first.start, end: last.end}]
  return [first, last].filter(word => word !== undefined)
}

const NONE: readonly Span[] = []

/** The content of a mention in offsets of the base text. */
export function baseSpan({tag}: Mention, base: BaseText): Span {
  return {start: toBaseOffset(base, tag.contentStart), end: toBaseOffset(base, tag.contentEnd)}
}

/** Whether a mention may cut a word, by what is written beside it: most do not, which is told without the base text. */
export function mayCutWord(mention: Mention, text: string): boolean {
  return mayStartInside(mention, text) || mayEndInside(mention, text)
}

/** Whether what is written before a tag may be a part of a word; tags around it that start with it are left out. */
function mayStartInside(mention: Mention, text: string): boolean {
  let {tag, parent}: Unit = mention
  for (let depth = 0; parent?.tag.contentStart === tag.start && depth < DEPTH; depth++)
    ({tag, parent} = parent)
  return mayJoin(text, tag.start - 1)
}

/** The same for what is written behind it. */
function mayEndInside(mention: Mention, text: string): boolean {
  let {tag, parent}: Unit = mention
  for (let depth = 0; parent?.tag.contentEnd === tag.end && depth < DEPTH; depth++)
    ({tag, parent} = parent)
  return mayJoin(text, tag.end)
}

/** So many tags around one are looked at; beyond, the base text decides. */
const DEPTH = 8

/** A part of a word, half of a character, or a sign of markup behind which there may be one. */
function mayJoin(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset)
  if (code < 0x80) return MARKUP.has(code) || isWordCharacter(text.charAt(offset))
  if (code >= 0xd800 && code < 0xe000) return true
  return isWordCharacter(text.charAt(offset))
}

/** `[` `]` `}` `:` `<` `>` */
const MARKUP: ReadonlySet<number> = new Set([0x5b, 0x5d, 0x7d, 0x3a, 0x3c, 0x3e])

/**
 * Tells of the mentions of an article whether an edge stands in the wrong place. That is reported by itself,
 * and nothing is said of a name that is only wrong for that.
 */
export function edgeChecker({
  syntax,
  units,
  glossary
}: ArticleModel): (mention: Mention) => boolean {
  let base: BaseText | undefined
  return mention => {
    const {kind, index} = mention
    const isKnown = (name: string): boolean => glossary.named(kind.name, name).length > 0
    if (looseStart(syntax.text, mention, units[index + 1]) > 0) return true
    if (looseEnd(syntax.text, mention, isKnown) > 0) return true
    if (!mayCutWord(mention, syntax.text)) return false
    base ??= toBaseText(syntax)
    return cutWords(mention, base).length > 0
  }
}
