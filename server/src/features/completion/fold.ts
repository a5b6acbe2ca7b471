import {foldName} from '../../text/normalise.js'

/** A text without case, accents and the difference of straight and curly quotes, for comparing what is typed. */
export function fold(text: string): string {
  return foldName(text)
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(LETTERS, letter => PLAIN[letter] ?? letter)
}

const MARKS = /\p{Mn}/gu
/** Letters that people type without their stroke, and that have no accent to be taken off. */
const LETTERS = /[øłđðıßæœþ]/g
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th'
}

/** How well a folded text fits what was typed: 0 from its start, 1 from a word in it, undefined not at all. */
export function fitness(folded: string, typed: string): 0 | 1 | undefined {
  if (folded.startsWith(typed)) return 0
  let at = folded.indexOf(typed, 1)
  while (at > 0) {
    if (!WORD.test(folded[at - 1] ?? '')) return 1
    at = folded.indexOf(typed, at + 1)
  }
  return undefined
}

const WORD = /[\p{L}\p{N}]/u
