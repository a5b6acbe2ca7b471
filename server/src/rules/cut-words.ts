import type {Mention, Unit} from '../model/article-model.js'
import {type BaseText, toBaseOffset} from '../syntax/base-text.js'
import type {Span} from '../syntax/span.js'
import {isInsideWord, isWordCharacter, wordAround} from '../text/word-boundary.js'

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
