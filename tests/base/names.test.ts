import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {foldName, normaliseName} from '../../server/src/base/names.js'

describe('names are compared', () => {
  test.each([
    ['with white space collapsed and trimmed', ' UN \n\t envoy\u00a0', 'UN envoy'],
    ['with curly apostrophes made straight', 'Xi’an', "Xi'an"],
    ['with curly quotes made straight', '“Hawk” brigade', '"Hawk" brigade'],
    ['with letters and their accents joined', 'Re\u0301union', 'Réunion'],
    ['as they are otherwise', 'Deir-ez-Zor (city)', 'Deir-ez-Zor (city)']
  ])('%s', (_, text, expected) => {
    expect(normaliseName(text)).toBe(expected)
  })

  test('without case in the second look-up, accents kept', () => {
    expect(foldName('  ÉTÉ de Mistura')).toBe('été de mistura')
  })

  test('the same way again', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), text => {
        expect(normaliseName(normaliseName(text))).toBe(normaliseName(text))
      })
    )
  })

  test('alike whether or not the text is plain', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]*$/), text => {
        expect(normaliseName(text)).toBe(normaliseName(`${text} ’`).slice(0, -1).trim())
      })
    )
  })
})
