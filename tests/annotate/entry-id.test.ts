import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {makeEntryId} from '../../server/src/annotate/glossary/entry-id.js'

describe('the id of a new entry', () => {
  test.each([
    ['Staffan de Mistura', 'staffan-de-mistura'],
    ['Zeid Ra’ad al-Hussein', 'zeid-raad-al-hussein'],
    ['Recep Tayyip Erdoğan', 'recep-tayyip-erdogan'],
    ['Łódź (Groß)', 'lodz-gross'],
    ['Москва', 'москва'],
    ['北京', '北京'],
    [`a${'𠀀'.repeat(40)}`, `a${'𠀀'.repeat(29)}`],
    ['…', 'entry'],
    ['Ann', 'ann-2']
  ])('of %s is %s', (name, id) => {
    expect(makeEntryId(name, taken => taken === 'ann')).toBe(id)
  })

  test('is one that a glossary takes', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), name => {
        expect(makeEntryId(name, () => false)).toMatch(/^[^\s"'=<>`{}|#]+$/u)
      })
    )
  })
})
