import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {excerpt, shorten, startOf} from '../../server/src/base/excerpt.js'

describe('a text that is shown in part', () => {
  test('ends behind a word, with an ellipsis', () => {
    expect(excerpt('The talks\n  will go on', 19)).toBe('The talks will go…')
    expect(excerpt('The talks\n  will go on', 20)).toBe('The talks will go on')
  })

  test('ends within a word that is too long', () => {
    expect(excerpt('Donaudampfschifffahrt', 10)).toBe('Donaudamp…')
  })

  test('is told from a whole one behind many blanks', () => {
    expect(excerpt(`a${' '.repeat(50)}b`, 10)).toBe('a…')
  })

  test('stays as it is where there is room', () => {
    expect(shorten('a\nb', 3)).toBe('a\nb')
    expect(shorten('a\nbc', 3)).toBe('a\n…')
  })

  test('halves no character and is no longer than it may be', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), fc.integer({min: 1, max: 30}), (text, length) => {
        for (const shown of [excerpt(text, length), shorten(text, length), startOf(text, length)]) {
          expect(shown).not.toMatch(/\p{Surrogate}/u)
          expect(shown.length).toBeLessThanOrEqual(length)
        }
        expect(text.startsWith(startOf(text, length))).toBe(true)
      })
    )
  })
})
