import {lazily} from './memo.js'

/** Default_Ignorable_Code_Point of Unicode: soft hyphens, zero-width signs, joiners, direction marks, variation selectors. */
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu

/** Of which none is ignorable; the first question, as making the other expression takes 0.3 ms of a start. */
const ASCII = /^[\0-\x7f]*$/

/** The first character of a name that nobody sees and that no spelling needs; undefined for none. */
export function invisibleIn(name: string): string | undefined {
  if (ASCII.test(name) || name.search(IGNORABLE) < 0) return undefined
  for (const {0: found, index} of name.matchAll(IGNORABLE))
    if (!isNeeded(name, index, found)) return found
  return undefined
}

/** A name without the characters that nobody sees, but for those that its spelling needs. */
export function withoutInvisible(name: string): string {
  return name.replace(IGNORABLE, (found, index: number) =>
    isNeeded(name, index, found) ? found : ''
  )
}

/**
 * Whether the spelling of a word needs an invisible character: a joiner or non-joiner between letters of a script that
 * shapes them (Arabic, those of India, Mongolian), and what makes one emoji of several characters.
 */
function isNeeded(name: string, index: number, found: string): boolean {
  const before = name.slice(Math.max(0, index - REACH), index)
  const behind = name.slice(index + found.length, index + found.length + 2)
  if (found === '\u200c' || found === '\u200d')
    return (
      (shaped().end.test(before) && shaped().start.test(behind)) ||
      isBehindVirama(before) ||
      isBehindEmoji(before)
    )
  if (/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u.test(found))
    return (
      /[\p{Script=Han}\p{Script=Mongolian}\p{Script=Myanmar}]$/u.test(before) ||
      isBehindEmoji(before)
    )
  if (/[\u180b-\u180f]/.test(found)) return /\p{Script=Mongolian}$/u.test(before)
  const isTag = /[\u{e0020}-\u{e007f}]/u.test(found)
  return isTag && /\p{Extended_Pictographic}[\u{e0020}-\u{e007f}]*$/u.test(before)
}

/** The UTF-16 units before a character that are looked at, so that a long name takes linear time. */
const REACH = 32

const SHAPED =
  '\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}\\p{Script=Mongolian}'

/** The letters of these at the end and at the start of a text; compiled when asked for, which takes 1 ms of every start. */
const shaped = lazily(() => ({
  end: new RegExp(`[${SHAPED}]\\p{M}*$`, 'u'),
  start: new RegExp(`^[${SHAPED}]`, 'u')
}))

/** Whether a text ends in the sign that takes a letter's vowel away: behind it a joiner says how that is written. */
function isBehindVirama(before: string): boolean {
  return /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca]$/.test(before)
}

function isBehindEmoji(before: string): boolean {
  return /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Emoji_Component}#*0-9]\ufe0f?$/u.test(
    before
  )
}
