import fc from 'fast-check'
import type {Edit} from '../../server/src/base/edits.js'

/** Pieces that mean something, or nearly do, in every kind of text. */
const PIECES = [
  ...[':actor[', ':a-b[', ':a-[', ':Ämter[', ':', '::', '[', ']', '{', '}', ']{', '}]'],
  ...[':place[x]', ':claim[y]{#c1 .a speaker=b}', '{ref=x}', '{ref="x y"}', "{a='b' c}", '{}'],
  ...['{a="', "{a='", '"', "'", '=', '#', '.', 'k=v ', '&amp;', '&', '`', '__proto__=x '],
  ...['<!--', '-->', '<!-- c -->', '<', '\\', '\\:', '\\]', '\\\\', '---', '---\n', '\n---\n'],
  ...['\n', '\n\n', '\r\n', '\r\n\r\n', '\r', ' ', '\t', 'a', 'word ', '10:30', 'x: y\n'],
  ...['\uFEFF', '\u0000', '\uD800', '\uDC00', '😀', 'e\u0301', 'שלום', '\u2028', '\u00A0', '“', '…']
]

/** Any string, mostly of pieces that mean something. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      {weight: 8, arbitrary: fc.constantFrom(...PIECES)},
      {weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 4})}
    ),
    {maxLength: 40}
  )
  .map(pieces => pieces.join(''))

/** Paragraphs in which comments open and close, often far from each other. */
export const commentedText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom('<!--', '-->', 'a', ':a[b]', ':a[', '\n\n', '\r\n\r\n'), {maxLength: 20})
  .map(pieces => pieces.join(''))

/** An edit by shares of the text's length, as the text is not known beforehand. */
export interface EditShare {
  readonly at: number
  readonly length: number
  readonly text: string
}

/** A replacement of a few characters anywhere by a few others. */
export const anyEdit: fc.Arbitrary<EditShare> = fc.record({
  at: fc.double({min: 0, max: 1, noNaN: true}),
  length: fc.nat({max: 6}),
  text: fc.array(fc.constantFrom(...PIECES), {maxLength: 3}).map(pieces => pieces.join(''))
})

/** The edit of one text. */
export function toEdit({at, length, text}: EditShare, source: string): Edit {
  const start = Math.floor(at * source.length)
  return {start, end: Math.min(source.length, start + length), text}
}
