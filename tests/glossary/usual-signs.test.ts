import {expect, test} from 'vitest'
import {invisibleIn} from '../../server/src/base/invisible.js'
import {normaliseName} from '../../server/src/base/names.js'
import {isInsideWord, isWordCharacter, mayJoinWords} from '../../server/src/base/word-boundary.js'
import {exactFold, foldUnit} from '../../server/src/glossary/name-search/rolling-hash.js'
import {
  classOf,
  HALF,
  LETTER,
  LONE,
  OTHER
} from '../../server/src/glossary/name-search/word-class.js'
import {printable} from '../../server/src/reporting/text.js'

// ASCII, Latin letters, dashes and quotation marks are known without Unicode expressions, which take long to make. Each has
// to be what Unicode says, whatever version of it Node has.

const units = Array.from({length: 0x10000}, (_, code) => code)
const signs = units.filter(code => code < 0xd800 || code > 0xdfff)

/** The signs of all units for which a claim does not hold. */
function failing(
  codes: readonly number[],
  holds: (sign: string, code: number) => boolean
): string[] {
  return codes
    .filter(code => !holds(String.fromCharCode(code), code))
    .map(code => `U+${code.toString(16)}`)
}

test('a sign is in the class of its Unicode properties', () => {
  const classed = (sign: string): number => {
    if (/[\p{Script=Han}\p{Script=Hiragana}]/u.test(sign)) return LONE
    const isLetter = /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]|\u00ad|\u200c|\u200d|\u2060/u.test(sign)
    return isLetter && sign !== '\u02bc' ? LETTER : OTHER
  }
  expect(failing(signs, (sign, code) => classOf(code) === classed(sign))).toEqual([])
  expect(classOf(0xd83d)).toBe(HALF)
})

test('a letter, a digit or a mark is a character of a word', () => {
  expect(failing(signs, sign => isWordCharacter(sign) === /[\p{L}\p{N}\p{M}]/u.test(sign))).toEqual(
    []
  )
})

test('no word is parted between letters, but in scripts that write words together', () => {
  expect(
    failing(signs, sign => {
      const isInside = isInsideWord(`a${sign}`, 1)
      return isInside === (isWordCharacter(sign) && !mayJoinWords(sign))
    })
  ).toEqual([])
  expect(mayJoinWords('\u02ea')).toBe(true)
  expect(failing(units.slice(0, 0x2ea), sign => !/[\p{Script=Bopomofo}]/u.test(sign))).toEqual([])
})

test('marks are folded as names are normalised', () => {
  const marks =
    '\u02bc\u05be\u05f3\u05f4\u2010\u2011\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\ufe63\uff0d'
  expect(
    Array.from(marks, mark => String.fromCharCode(foldUnit(exactFold, mark.charCodeAt(0)))).join('')
  ).toBe(Array.from(marks, normaliseName).join(''))
})

test('control characters are shown, and others as they are', () => {
  expect(
    failing(signs, sign => {
      const isHidden = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(sign)
      return (printable(sign) !== sign) === isHidden
    })
  ).toEqual([])
})

test('what nobody sees is found in a name, and in ASCII there is none', () => {
  expect(failing(units.slice(0, 0x80), sign => invisibleIn(`a${sign}b`) === undefined)).toEqual([])
  expect(invisibleIn('a\u200bb')).toBe('\u200b')
})
