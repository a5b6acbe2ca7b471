import {stringify} from 'csv-stringify/sync'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {writeCsvRows} from '../../server/src/exchange/csv.js'

const cell = fc.oneof(
  fc.string(),
  fc.string({unit: fc.constantFrom('"', ',', ';', ' ', '\n', '\r', '\t', '\\', 'a', '\ufeff')}),
  fc.integer(),
  fc.double(),
  fc.constantFrom(null, undefined, '')
)

test('rows are written as csv-stringify writes them', () => {
  const rows = fc.array(fc.array(cell, {minLength: 1, maxLength: 5}), {maxLength: 5})
  fc.assert(
    fc.property(rows, cells => {
      const options = {record_delimiter: '\n', quoted_match: /[\r\n]/}
      expect(writeCsvRows(cells)).toBe(cells.length > 0 ? stringify(cells, options) : '')
    })
  )
})
