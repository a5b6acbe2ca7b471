import {applyPatch} from 'diff'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Edit} from '../../../server/src/base/edits.js'
import {applyEdits} from '../../../server/src/base/edits.js'
import {hunksOf} from '../../../server/src/runner/files/unified-diff.js'

const patchOf = (before: string, edits: readonly Edit[]) => ({
  oldFileName: 'a',
  newFileName: 'a',
  oldHeader: undefined,
  newHeader: undefined,
  hunks: hunksOf(before, edits)
})

const piece = fc.constantFrom('a', 'b', '\n', '\n', '\r\n', '\r', '😀', '')
const text = fc.array(piece, {maxLength: 60}).map(pieces => pieces.join(''))

const edited = text.chain(before =>
  fc
    .array(fc.tuple(fc.nat({max: before.length}), fc.array(piece, {maxLength: 3})), {maxLength: 8})
    .map(drawn => {
      const sorted = drawn.toSorted(([a], [b]) => a - b)
      const edits: Edit[] = []
      for (let at = 0; at + 1 < sorted.length; at += 2)
        edits.push({
          start: sorted[at]?.[0] ?? 0,
          end: sorted[at + 1]?.[0] ?? 0,
          text: sorted[at]?.[1].join('') ?? ''
        })
      return {before, edits}
    })
)

describe('the hunks of edits', () => {
  test('make of the old text what the edits make of it', () => {
    fc.assert(
      fc.property(edited, ({before, edits}) => {
        const options = {autoConvertLineEndings: false}
        expect(applyPatch(before, patchOf(before, edits), options)).toBe(applyEdits(before, edits))
      }),
      {numRuns: 2000}
    )
  })

  test('have three lines around them, and meet where these do', () => {
    const before = 'abcdefghijklmnop'.replaceAll(/./g, '$&\n')
    const edits = [2, 8, 26].map(start => ({
      start,
      end: start + 1,
      text: start === 8 ? '' : 'X\nY'
    }))
    expect(hunksOf(before, edits)).toEqual([
      {
        oldStart: 1,
        oldLines: 8,
        newStart: 1,
        newLines: 9,
        lines: [' a', '-b', '+X', '+Y', ' c', ' d', '-e', '+', ' f', ' g', ' h']
      },
      {
        oldStart: 11,
        oldLines: 6,
        newStart: 12,
        newLines: 7,
        lines: [' k', ' l', ' m', '-n', '+X', '+Y', ' o', ' p']
      }
    ])
  })

  test('are none where the same is put in', () => {
    expect(hunksOf('a\nb', [{start: 2, end: 3, text: 'b'}])).toEqual([])
  })

  test('say where a line end is missing', () => {
    const before = 'a\nb'
    const [hunk] = hunksOf(before, [{start: 2, end: 3, text: 'c'}])
    expect(hunk?.lines).toEqual([
      ' a',
      '-b',
      '\\ No newline at end of file',
      '+c',
      '\\ No newline at end of file'
    ])
  })
})
