import {isWordAt, isWordBefore} from './word-class.js'

/** Whether a name may start at an offset at which a word starts. */
export function startsName(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  if (isApostrophe(before)) return !isWordBefore(text, at - 1) || isElided(text, at - 1)
  return !(joins(before) && isWordBefore(text, at - 1))
}

/** Whether a name may end at an offset at which no word goes on: `’s` behind it does no harm. */
export function endsName(text: string, at: number): boolean {
  const behind = text.charCodeAt(at)
  if (isApostrophe(behind)) return !isWordAt(text, at + 1) || isPossessive(text, at)
  return !(joins(behind) && isWordAt(text, at + 1))
}

/** Signs that hold a word together where letters stand on both sides of them, as in `news.example` (UAX #29). */
function joins(code: number): boolean {
  return code === 0x2e || code === 0xb7 || code === 0x2027
}

/** Whether a code unit is an apostrophe, straight or curly. */
function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x02bc
}

function isPossessive(text: string, apostrophe: number): boolean {
  const code = text.charCodeAt(apostrophe + 1)
  return (code === 0x73 || code === 0x53) && !isWordAt(text, apostrophe + 2)
}

/** Whether what stands before an apostrophe is a short word in small letters, as in `l’Irak`, `dell’Iraq`: an article, no part of a name. */
function isElided(text: string, apostrophe: number): boolean {
  let start = apostrophe
  while (apostrophe - start <= LONGEST_ELISION && isWordBefore(text, start)) start--
  const word = text.slice(start, apostrophe)
  return word.length <= LONGEST_ELISION && SMALL.test(word)
}

const LONGEST_ELISION = 5
const SMALL = /^\p{Ll}+$/u
