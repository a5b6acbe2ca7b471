import {describe, expect, test} from 'vitest'
import {checkValue} from '../../server/src/codebook/check-value.js'
import type {Attribute, AttributeType} from '../../server/src/codebook/codebook.js'
import {isDate} from '../../server/src/codebook/dates.js'
import {parseCodebook} from '../../server/src/codebook/parse-codebook.js'

function attribute(type: AttributeType): Attribute {
  const codes = type === 'code' ? 'codes: {support: {}, oppose: {}}, also: {both: Both.}' : ''
  const text = `kinds: {place: {fields: {x: {type: ${type}, of: place, ${codes}}}}}`
  const found = parseCodebook('codebook.yaml', text).codebook.kinds.get('place')?.fields.get('x')
  if (found === undefined) throw new Error(`There is no attribute of type ${type}`)
  return found
}

describe('values', () => {
  test.each<[AttributeType, string]>([
    ['code', 'support'],
    ['code', 'both'],
    ['date', '2016-04-22'],
    ['number', '-36.2e1'],
    ['url', 'https://example.org/a?b#c'],
    ['flag', ''],
    ['flag', 'true'],
    ['text', 'anything'],
    ['entry', 'nobody'],
    ['claim', 'c1']
  ])('of type %s may be %j', (type, text) => {
    expect(checkValue(attribute(type), text)).toBeUndefined()
  })

  test.each<[AttributeType, string, string, readonly string[]]>([
    ['code', 'suport', 'Unexpected `suport`, expected `support`', ['support']],
    ['code', 'x', 'Unexpected `x`, expected one of `support`, `oppose`, `both`', []],
    ['date', '22.4.2016', 'Unexpected `22.4.2016`, expected a date like `2016-04-22`', []],
    ['number', 'north', 'Unexpected `north`, expected a number', []],
    ['url', 'example.org', 'Unexpected `example.org`, expected an address like `https://…`', []],
    ['url', 'javascript:x', 'Unexpected `javascript:x`, expected an address like `https://…`', []],
    ['flag', 'yes', 'Unexpected `yes`, expected `true` or `false`', ['true', 'false']]
  ])('of type %s may not be %j', (type, text, message, expected) => {
    expect(checkValue(attribute(type), text)).toMatchObject({message, expected})
  })
})

describe('dates', () => {
  test.each([
    ...['2016', '2016-04', '2016-04-22', '2016-02-29', '2000-02-29', '-0044-03-15', '2016-04-XX'],
    ...['201X', '2016-XX-31', '2016-04~', '2016?', '2016-04-22%', '2016-04-22T10:30:00Z'],
    ...['2016-04-22T10:30+02:00', '2016-04/2016-05', '../2016', '2016/', '2016-04-30']
  ])('%s is one', text => {
    expect(isDate(text)).toBe(true)
  })

  test.each([
    ...['', '/', 'today', '16-04-22', '2016-4-2', '2016-13', '2016-00', '2016-04-31', '2016-04-00'],
    ...['2015-02-29', '1900-02-29', '2016-04-22 ', '2016/04/22', '22.04.2016', '2016-04-4X'],
    ...['2016-04-22T', '2016-1X-X', '2016--04']
  ])('%j is none', text => {
    expect(isDate(text)).toBe(false)
  })
})
