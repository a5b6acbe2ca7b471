import {describe, expect, test} from 'vitest'
import {toBaseText} from '../../server/src/syntax/base-text.js'
import {parse} from '../../server/src/syntax/parse.js'
import {reparse} from '../../server/src/syntax/reparse.js'
import {stringify} from '../../server/src/syntax/stringify.js'
import {toTree} from '../../server/src/syntax/tree.js'
import {countWork} from '../work/count-work.js'

const MANY = 100_000

/** Makes a text of about a length that grows with `count`. */
type Make = (count: number) => string

const repeat =
  (piece: string, before = '', after = ''): Make =>
  count =>
    before + piece.repeat(count) + after

const texts: [string, Make][] = [
  ['unclosed tags', repeat(':a[')],
  ['unclosed tags with long kinds', repeat(':abcdefghij-[')],
  ['unclosed tags, then closed ones', count => ':a['.repeat(count) + ':b[c]{d=e}'.repeat(count)],
  ['nested tags', count => ':a['.repeat(count) + ']'.repeat(count)],
  ['nested tags with attributes', count => ':a['.repeat(count) + ']{b=c}'.repeat(count)],
  ['nested tags, each with an unclosed one', count => ':a[:b[['.repeat(count) + ']'.repeat(count)],
  ['plain brackets in a tag', count => `:a[${'['.repeat(count)}${']'.repeat(count)}]`],
  ['colons', repeat(':')],
  ['kinds without bracket', repeat(':abc')],
  ['one long kind', repeat('a', ':')],
  ['attributes', repeat('b=c ', ':a[x]{', '}')],
  ['attributes without a brace behind', repeat('b=c ', ':a[x]{')],
  ['classes', repeat('.b', ':a[x]{', '}')],
  ['one long value', repeat('b', ':a[x]{c=', '}')],
  ['values that hold tags', repeat('x=:a[y]{', ':a[y]{')],
  [
    'values that hold tags, and a brace in quotes at the end',
    repeat('x=:a[y]{', ':a[y]{', ' z="}"')
  ],
  ['values that hold tags, then a sign none may hold', repeat('x=:a[y]{', '', '< :b[c]{}')],
  ['open double quotes', repeat(':a[x]{a="')],
  ['open quotes of both kinds', repeat(':a[x]{a="b\' c=\'d" ')],
  ['open double quotes with braces', repeat('{a="}')],
  ['tags within quotes, and braces', repeat(':a[x]{s="}:a[x]{p=" r="}')],
  ['tags within quotes in quotes', repeat(`:a[x]{s="  '}:a[x]{p=' "  s="  '}`)],
  ['white space in attributes', repeat(' ', ':a[x]{', '!')],
  ['line ends in attributes', repeat(':a[x]{\n')],
  ['malformed attributes', repeat(':a[x]{!} ')],
  ['malformed attributes before a far brace', repeat(':a[x]{! ', '', '}')],
  ['malformed attributes before far colons and a brace', repeat('\\::a [x]{! ', ':a[x]{!', '}')],
  ['character references', repeat('&amp;', ':a[x]{b="', '"}')],
  ['ampersands', repeat('&', ':a[x]{b="', '"}')],
  ['comments', repeat('<!-- x -->')],
  ['comments on their own lines', repeat('  <!-- x -->  \n')],
  ['open comments', repeat('<!--')],
  ['open comments in paragraphs', repeat('<!--\n\n')],
  ['comments over blank lines', repeat('<!--\n\n-->')],
  ['ends of comments', repeat('-->')],
  ['backslashes', repeat('\\')],
  ['escaped brackets in tags', repeat(':a[\\]')],
  ['blanks', repeat(' ')],
  ['blank lines', repeat(' \n')],
  ['lines of blanks', repeat('a\n     ')],
  ['paragraphs', repeat('a\n\n')],
  ['paragraphs with CRLF', repeat('a\r\n\r\n')],
  ['paragraphs with CR, and one LF', repeat('a\r\r', '', '\n')],
  ['fences', repeat('---\n', 'a\n')],
  ['front matter without an end', repeat('a: b\n', '---\n')],
  ['front matter with dashes in it', repeat('x---', '---\n', '\n---\n')],
  ['one long line of dashes', repeat('-', '---\n')],
  ['byte order marks', repeat('\uFEFF')],
  ['NUL', repeat('\u0000:a[\u0000]{b=\u0000}')],
  ['lone surrogates', repeat(':a[\uD800]{b=\uDC00}\uDC00')],
  ['astral, combining and RTL characters', repeat(':a[😀e\u0301ש\u202E]{b=😀ש}')]
]

describe.each(texts)('%s', (_, make) => {
  // Words are shared in long texts alone, which takes a look at each: both are short, or both long.
  test.each([1500, 20_000])('take work in proportion to their length, %i of them', count => {
    const [text, twice] = [make(count), make(2 * count)]
    const [work, workTwice] = [countAll(text), countAll(twice)]
    expect(workTwice / work).toBeLessThan((2.1 * twice.length) / (2 * text.length) + 0.1)
    expect(workTwice / twice.length).toBeLessThan(60)
  })

  test('are parsed, shown and written back, a hundred thousand of them', () => {
    const text = make(MANY)
    const syntax = parse(text)
    expect(toBaseText(syntax).text.length).toBeLessThanOrEqual(text.length)
    expect(stringify(toTree(syntax)) === text).toBe(true)
  })
})

function countAll(text: string): number {
  const {calls, characters} = countWork(() => {
    const syntax = parse(text)
    toBaseText(syntax)
    toTree(syntax)
  })
  return calls + characters
}

test('a line of ten million characters is parsed and written back', () => {
  const words = 'Some words, and :actor[Ann]{ref=a}. '
  const line = words.repeat(Math.ceil(1e7 / words.length))
  const syntax = parse(line)
  expect(syntax.tags).toHaveLength(line.length / words.length)
  expect(stringify(toTree(syntax)) === line).toBe(true)
})

test('an edit costs as much in many paragraphs as in few', () => {
  const [few, many] = [4000, 16_000].map(count => {
    const syntax = parse('One :actor[Ann]{ref=a} here.\n\n'.repeat(count))
    const at = syntax.text.length / 2
    return countWork(() => reparse(syntax, {start: at, end: at, text: ':b[c]'})).calls
  })
  expect(many).toBe(few)
  expect(many).toBeLessThan(200)
})
