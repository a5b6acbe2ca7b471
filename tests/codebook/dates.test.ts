import {expect, test} from 'vitest'
import {holdsAt, isBefore} from '../../server/src/codebook/dates.js'

test.each([
  ['2016-04-21', '2016-04-22', true],
  ['2016-04-22', '2016-04-22', false],
  ['2016-04-23', '2016-04-22', false],
  ['2015', '2016-04-22', true],
  ['2016', '2016-04-22', false],
  ['2016-04-22', '2016', false],
  ['2016-04-22', '2016-05', true],
  ['2016-04-22T10:00', '2016-04-22T09:00', false],
  ['2015~', '2016', true],
  ['201X', '2016', false],
  ['2016', '201X', false],
  ['2009', '201X', true],
  ['2015/2018', '2016', true],
  ['2016', '2015/2018', false],
  ['..', '2016', false]
])('%s is before %s: %s', (a, b, expected) => {
  expect(isBefore(a, b)).toBe(expected)
})

test.each([
  [{}, true],
  [{since: '2016'}, true],
  [{since: '2016-04-22', until: '2016-04-22'}, true],
  [{since: '2016-04-23'}, false],
  [{until: '2016-04-21'}, false],
  [{until: '2016-04'}, true]
])('%j holds at 2016-04-22: %s', (bounds, expected) => {
  expect(holdsAt(bounds, '2016-04-22')).toBe(expected)
})
