import {existsSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {writeCacheFile} from '../../server/src/node/cache-files.js'
import {
  type IndexEntry,
  readIndexBucket,
  writeIndexBucket
} from '../../server/src/node/facts-index.js'
import {folderWith} from './temporary-folder.js'

const stamps = fc.oneof(
  fc.constant([Number.NaN, Number.NaN, Number.NaN, Number.NaN]),
  fc.array(fc.double({noNaN: true}), {minLength: 4, maxLength: 4})
)

const entries = fc.uniqueArray(
  fc.record({
    name: fc.string({unit: 'binary'}),
    stamp: stamps.map(numbers => Float64Array.from(numbers, number => number + 0)),
    contentHash: fc.stringMatching(/^[0-9a-f]{32}$/),
    head: fc.string({unit: 'binary'}),
    facts: fc.array(fc.string()).map(texts => JSON.stringify(texts))
  }),
  {selector: ({name}) => name, minLength: 1, maxLength: 5}
)

function entry(name: string, facts = '[]'): IndexEntry {
  return {name, stamp: new Float64Array(4), contentHash: '0'.repeat(32), head: '', facts}
}

test('entries come out as they went in, whatever they hold', () => {
  const place = {folder: folderWith({}), key: 'k'}
  fc.assert(
    fc.property(entries, all => {
      writeIndexBucket(place, 7, all)
      expect([...readIndexBucket(place, 7).values()]).toEqual(all)
    })
  )
})

test('those of another key are none', () => {
  const folder = folderWith({})
  writeIndexBucket({folder, key: 'k'}, 7, [entry('a')])
  expect(readIndexBucket({folder, key: 'l'}, 7).size).toBe(0)
  expect(readIndexBucket({folder, key: 'k'}, 8).size).toBe(0)
})

test('what is no entry is passed over, whatever it is', () => {
  const place = {folder: folderWith({}), key: 'k'}
  const file = path.join(place.folder, '07')
  const cells = fc.array(fc.oneof(fc.string(), fc.json(), fc.constant('0'.repeat(32))), {
    maxLength: 6
  })
  fc.assert(
    fc.property(fc.array(cells), lines => {
      const body = lines.map(line => line.join('\t')).join('\n')
      writeCacheFile(file, `k\n${body}`)
      for (const {name, head, stamp} of readIndexBucket(place, 7).values())
        expect([typeof name, typeof head, stamp.length]).toEqual(['string', 'string', 4])
      writeFileSync(file, body)
      expect(readIndexBucket(place, 7).size).toBe(0)
    })
  )
})

test('a bucket does not grow without end, and one without entries is no file', () => {
  const place = {folder: folderWith({}), key: 'k'}
  const long = JSON.stringify('x'.repeat(200_000))
  writeIndexBucket(
    place,
    7,
    Array.from({length: 20}, (_, at) => entry(String(at), long))
  )
  expect(readIndexBucket(place, 7).size).toBe(10)
  writeIndexBucket(place, 7, [])
  expect(existsSync(path.join(place.folder, '07'))).toBe(false)
})
