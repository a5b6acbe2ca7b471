import {expect, test} from 'vitest'
import {
  attributeOf,
  holdingAttributes,
  readAttributes
} from '../../server/src/model/unit-attributes.js'
import {parse} from '../../server/src/syntax/parse.js'
import {toAttributes} from '../../server/src/syntax/tree.js'

test('of two attributes of the same name the last one holds, in the model as in the tree', () => {
  const written = parse(':actor[x]{ref=a .one role=b ref=c .two}').tags[0]?.attributes ?? []
  const attributes = readAttributes(undefined, written)
  const holding = holdingAttributes(attributes).map(attribute => attribute.written)
  expect(holding.map(({name, value}) => [name, value])).toEqual([
    ['class', 'one'],
    ['role', 'b'],
    ['ref', 'c'],
    ['class', 'two']
  ])
  expect(toAttributes(holding)).toEqual(toAttributes(written))
  for (const {name, value} of holding)
    if (name !== 'class') expect(attributeOf(attributes, name)?.written.value).toBe(value)
})
