import {writeFileSync} from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {writeCacheFile} from '../../../server/src/node/cache-files.js'
import {
  encodeKnownFiles,
  type KnownFiles,
  mergeKnownFiles,
  readKnownFiles
} from '../../../server/src/runner/cache/known-files.js'
import {folderWith} from '../../node/temporary-folder.js'

const names = fc.uniqueArray(fc.stringMatching(/^[a-zäß/.]{1,8}$/), {maxLength: 8})

const tables = fc.tuple(names, fc.array(fc.double(), {minLength: 32, maxLength: 32})).map(
  ([paths, numbers]): KnownFiles => ({
    paths: paths.toSorted((a, b) => (a < b ? -1 : 1)),
    stamps: Float64Array.from(numbers.slice(0, paths.length * 4)),
    hashes: Uint32Array.from({length: paths.length * 4}, (_, at) => at + paths.length)
  })
)

test('a table comes out as it went in', () => {
  const file = path.join(folderWith({}), 'folder', 'contents')
  fc.assert(
    fc.property(tables, names, (table, others) => {
      writeCacheFile(file, encodeKnownFiles(table))
      for (const expected of [[], table.paths, others])
        expect(readKnownFiles(file, expected)).toEqual(table)
    })
  )
})

test('anything else is a table without rows', () => {
  const file = path.join(folderWith({}), 'contents')
  expect(readKnownFiles(file).paths).toEqual([])
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 100}), bytes => {
      writeCacheFile(file, bytes)
      expect(readKnownFiles(file).paths.length).toBeLessThanOrEqual(2)
      writeFileSync(file, bytes)
      expect(readKnownFiles(file).paths).toEqual([])
    })
  )
})

test('of two tables the first one counts, and what is not wanted is left out', () => {
  fc.assert(
    fc.property(tables, tables, (first, second) => {
      const merged = mergeKnownFiles(first, second, () => true)
      const wanted = [...new Set([...first.paths, ...second.paths])].sort()
      expect(merged.paths).toEqual(wanted)
      for (const [at, name] of merged.paths.entries()) {
        const from = first.paths.includes(name) ? first : second
        const place = from.paths.indexOf(name)
        const row = (all: Float64Array | Uint32Array, number: number): unknown[] => [
          ...all.subarray(number * 4, number * 4 + 4)
        ]
        expect(row(merged.stamps, at)).toEqual(row(from.stamps, place))
        expect(row(merged.hashes, at)).toEqual(row(from.hashes, place))
      }
      expect(mergeKnownFiles(first, second, () => false).paths).toEqual([])
    })
  )
})
