import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {problemWithValue} from '../../client/page/widgets/check-value.js'
import {checkValue} from '../../server/src/codebook/check-value.js'
import type {AttributeType} from '../../server/src/codebook/codebook.js'

const TYPES: readonly AttributeType[] = ['date', 'number', 'url', 'text', 'entry', 'claim']

/** Texts that are dates, numbers and addresses, and such as nearly are. */
const typed = fc.oneof(
  fc.stringMatching(
    /^-?[0-9X]{4}(-[0-1X][0-9X](-[0-3X][0-9X](T[0-9]{2}(:[0-9]{2})?Z?)?)?)?[?~%]?$/
  ),
  fc.stringMatching(/^[0-9]{4}(-[0-9]{2}){0,2}\/(\.\.|[0-9]{4}(-[0-9]{2}){0,2})?$/),
  fc.stringMatching(/^[-+]?[0-9]{0,3}\.?[0-9]{0,3}([eE][-+]?[0-9])?$/),
  fc.stringMatching(/^(http|https|HTTP|ftp):\/\/[a-z./ ]{0,8}$/),
  fc.string({minLength: 1})
)

describe('what the page says while a value is typed', () => {
  test('is what the server says of it', () => {
    const law = fc.property(fc.constantFrom(...TYPES), typed, (type, value) => {
      fc.pre(value !== '')
      const attribute = {name: 'x', description: '', required: false, many: false, mentions: false}
      const also = new Map([['author', '']])
      const rest = {of: new Set<string>(), also, codes: new Map()}
      const expected = checkValue({...attribute, type, ...rest}, value) === undefined
      const shown = problemWithValue(
        {type, also: [{name: 'author', description: ''}]},
        value,
        english => english
      )
      expect([value, shown === undefined]).toEqual([value, expected])
    })
    fc.assert(law, {numRuns: 2000})
  })

  test('is nothing of an empty field, and of a special value', () => {
    const also = [{name: 'unknown', description: ''}]
    const said = ['', 'unknown', 'other'].map(value =>
      problemWithValue({type: 'date', also}, value, english => english)
    )
    expect(said.map(problem => problem === undefined)).toEqual([true, true, false])
  })
})
