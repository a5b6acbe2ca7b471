import {readdirSync} from 'node:fs'
import {tmpdir} from 'node:os'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {closeLines, createLineStore, readLines} from '../../server/src/node/line-store.js'

const line = fc.string({unit: 'grapheme'}).map(text => text.replaceAll('\n', ' '))

describe('lines come out as they went in', () => {
  test.each([0, 10, 200, 5000, 1_000_000])('with %i bytes in memory', most => {
    fc.assert(
      fc.property(fc.array(line), lines => {
        const store = createLineStore(most)
        for (const text of lines) store.add(text)
        const stored = store.finish()
        // Twice, as each pass reads anew.
        expect([...readLines(stored)]).toEqual(lines)
        expect([...readLines(stored)]).toEqual(lines)
        closeLines(stored)
      })
    )
  })

  test('with long ones among them', () => {
    const lines = [1, 300_000, 2, 900_000, 0, 3].map(length => 'ä'.repeat(length))
    const store = createLineStore(1000)
    for (const text of lines) store.add(text)
    const stored = store.finish()
    expect(stored.file?.length).toBeGreaterThan(2_000_000)
    expect([...readLines(stored)]).toEqual(lines)
    closeLines(stored)
  })
})

test('memory holds no more than it should, and the file has no name', () => {
  const store = createLineStore(100_000)
  for (let index = 0; index < 20_000; index++) store.add(`${index} ${'x'.repeat(100)}`)
  const stored = store.finish()
  expect(stored.rest.buffer.byteLength).toBeLessThanOrEqual(100_000)
  expect(stored.file?.length).toBeGreaterThan(1_900_000)
  const ours = readdirSync(tmpdir()).filter(name => name.startsWith(`newsmark-${process.pid}-`))
  expect(ours).toEqual([])
  closeLines(stored)
})

test('without a place for the file, memory holds all', () => {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = '/nowhere/at/all'
  try {
    const store = createLineStore(100)
    for (let index = 0; index < 1000; index++) store.add(`line ${index}`)
    const stored = store.finish()
    expect(stored.file).toBeUndefined()
    expect([...readLines(stored)]).toHaveLength(1000)
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
})
