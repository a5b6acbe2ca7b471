import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {
  type BaseText,
  toBaseOffset,
  toBaseText,
  toWrittenOffset
} from '../../server/src/syntax/base-text.js'
import {parse} from '../../server/src/syntax/parse.js'
import type {Syntax} from '../../server/src/syntax/syntax.js'
import {anyText} from './arbitrary-text.js'

const RUNS = {numRuns: 2000}

describe('the base text', () => {
  test.each([
    ['no front matter', '---\ntitle: x\n---\nA b.\n', 'A b.\n'],
    ['no byte order mark', '\uFEFFA b.', 'A b.'],
    [
      'no markup, however deep',
      ':claim[:actor[Ann]{ref=a} left :place[Rome]]{#c1}.',
      'Ann left Rome.'
    ],
    ['no backslashes that escape', '\\:actor[x] C:\\new \\\\ \\*', ':actor[x] C:\\new \\ *'],
    ['no comments within lines', 'A <!-- b --> c', 'A  c'],
    ['no line of comments alone', 'A\n \t<!-- b --> \r\nc\n<!-- d\n\ne -->\nf', 'A\nc\nf'],
    ['no first and last line of a comment alone', '\uFEFF<!-- a -->\nb\n<!-- c -->', 'b\n'],
    ['the lines of several comments', '<!-- a --><!-- b -->\nc', '\nc'],
    ['unclosed tags as they stand', 'A :claim[b {c}\n\n]', 'A :claim[b {c}\n\n]'],
    ['blanks and blank lines', ' \n\n  A \r\n\r\n\tb\r', ' \n\n  A \r\n\r\n\tb\r']
  ])('has %s', (_, text, expected) => {
    expect(toBaseText(parse(text)).text).toBe(expected)
  })

  test('leads to the text as written and back, character by character', () => {
    fc.assert(
      fc.property(anyText, text => {
        const base = toBaseText(parse(text))
        for (let offset = 0; offset <= base.text.length; offset++) checkOffset(text, base, offset)
        expect(text.length - base.text.length).toBe(base.removed.at(-1) ?? 0)
      }),
      RUNS
    )
  })

  test('gives the text back with what was left out', () => {
    fc.assert(
      fc.property(anyText, text => {
        const base = toBaseText(parse(text))
        const cuts = base.cuts.map(({start, end}) => ({
          at: toBaseOffset(base, start),
          markup: text.slice(start, end)
        }))
        expect(insertAll(base.text, cuts)).toBe(text)
      }),
      RUNS
    )
  })

  test('gives the text back when it is tagged again by its spans', () => {
    fc.assert(
      fc.property(anyText, text => {
        const syntax = parse(text)
        fc.pre(syntax.comments.length === 0 && syntax.escapes.length === 0)
        const base = toBaseText(syntax)
        const head = {at: 0, markup: text.slice(0, syntax.bodyStart)}
        expect(insertAll(base.text, [head, ...markupOf(syntax, base)])).toBe(text)
      }),
      RUNS
    )
  })
})

function checkOffset(text: string, base: BaseText, offset: number): void {
  const start = toWrittenOffset(base, offset, 'start')
  const end = toWrittenOffset(base, offset, 'end')
  expect(end).toBeLessThanOrEqual(start)
  expect([toBaseOffset(base, start), toBaseOffset(base, end)]).toEqual([offset, offset])
  if (offset < base.text.length) expect(text[start]).toBe(base.text[offset])
  if (offset > 0) expect(text[end - 1]).toBe(base.text[offset - 1])
}

interface Insertion {
  readonly at: number
  readonly markup: string
}

/** The markup of all tags in the order of the text, each at its base-text offset. */
function markupOf({text, tags}: Syntax, base: BaseText): Insertion[] {
  return tags
    .flatMap(({start, contentStart, contentEnd, end}) => [
      {from: start, at: toBaseOffset(base, contentStart), markup: text.slice(start, contentStart)},
      {from: contentEnd, at: toBaseOffset(base, contentEnd), markup: text.slice(contentEnd, end)}
    ])
    .sort((a, b) => a.from - b.from)
}

function insertAll(base: string, insertions: readonly Insertion[]): string {
  let text = ''
  let from = 0
  for (const {at, markup} of insertions) {
    text += base.slice(from, at) + markup
    from = at
  }
  return text + base.slice(from)
}
