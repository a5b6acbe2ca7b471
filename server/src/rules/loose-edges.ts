import type {Unit} from '../model/article-model.js'
import {isMention} from '../model/queries.js'
import {takesFullStop} from './abbreviations.js'
import {isQuotationMark} from './quotation-marks.js'

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
