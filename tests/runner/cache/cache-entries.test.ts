import fc from 'fast-check'
import {expect, test} from 'vitest'
import {
  DAYS,
  type Entry,
  entryName,
  formatBucket,
  parseBucket
} from '../../../server/src/runner/cache/cache-entries.js'

const TODAY = 20_000

function entry(key: string, name: string, day = TODAY): Entry {
  return {name: entryName(key, name), day, found: '', facts: '[]'}
}

test('entries come out as they went in, whatever they hold', () => {
  const json = fc.jsonValue().map(value => JSON.stringify(value))
  const entries = fc.uniqueArray(
    fc.tuple(fc.stringMatching(/^[0-9a-f]{64}$/), fc.string(), json, json),
    {
      selector: ([, name]) => name
    }
  )
  fc.assert(
    fc.property(entries, all => {
      const made = all.map(([key, name, found, facts]) => ({...entry(key, name), found, facts}))
      expect([...parseBucket(formatBucket(made, TODAY)).values()]).toEqual(made)
    })
  )
})

test('of each path the newest two are kept', () => {
  const made = ['3', '2', '1'].map(key => entry(key, 'a b.txt'))
  const other = entry('3', 'b.txt')
  const kept = parseBucket(formatBucket([...made, other], TODAY))
  expect([...kept.values()]).toEqual([...made.slice(0, 2), other])
})

test('what was of no use for a month is dropped', () => {
  const made = [entry('1', 'a', TODAY - DAYS), entry('1', 'b', TODAY - DAYS - 1)]
  expect([...parseBucket(formatBucket(made, TODAY)).values()]).toEqual(made.slice(0, 1))
})

test('a bucket does not grow without end', () => {
  const made = Array.from({length: 100}, (_, at) => ({
    ...entry('1', String(at)),
    facts: JSON.stringify('x'.repeat(200_000))
  }))
  expect(formatBucket(made, TODAY).length).toBeLessThanOrEqual(8 * 1024 * 1024)
})

test('lines that are no entries are passed over', () => {
  const good = formatBucket([entry('1', 'a')], TODAY)
  for (const bad of ['', '\t', '\t\t\t', 'a\t1\t\t', 'a\tx\t\t[]', 'a\t1\t\t[]\t', 'a\t-1\t\t[]'])
    expect(parseBucket(`${bad}\n${good}${bad}\n`).size).toBe(1)
})
