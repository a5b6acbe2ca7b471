import fc from 'fast-check'
import {expect, test} from 'vitest'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {type Encoding, fromPosition, positionsOf} from '../../server/src/lsp/positions.js'
import {isFile, toKey, toUri} from '../../server/src/lsp/uri.js'

const text = fc
  .array(fc.constantFrom('a', 'é', '한', '🇺🇳', '\n', '\r\n', '\r', ' ', '\u2028'))
  .map(parts => parts.join(''))

const LENGTHS: Readonly<Record<Encoding, (text: string) => number>> = {
  'utf-8': line => Buffer.byteLength(line),
  'utf-16': line => line.length,
  'utf-32': line => [...line].length
}

test.each(['utf-8', 'utf-16', 'utf-32'] as const)(
  'positions in %s lead there and back',
  encoding => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(60)), (content, offsets) => {
        const document = TextDocument.create('', '', 0, content)
        const toPosition = positionsOf(document, encoding)
        for (const wanted of [...offsets, ...offsets.toSorted((a, b) => a - b)]) {
          const offset = atCharacter(content, Math.min(wanted, content.length))
          const before = content.slice(0, offset).split(/\r\n|\n|\r/)
          const position = toPosition(offset)
          expect(position).toEqual({
            line: before.length - 1,
            character: LENGTHS[encoding](before.at(-1) ?? '')
          })
          expect(fromPosition(document, position, encoding)).toBe(offset)
        }
      })
    )
  }
)

/** Offsets within a character or a line end have no position of their own. */
function atCharacter(content: string, offset: number): number {
  if (/[\udc00-\udfff]/.test(content[offset] ?? '')) return offset - 1
  return content.slice(offset - 1, offset + 1) === '\r\n' ? offset - 1 : offset
}

test.each([
  {uri: 'file:///a/b%20c.txt', key: '/a/b c.txt'},
  {uri: 'file:///a/%C3%A9.txt', key: '/a/é.txt'},
  {uri: 'untitled:Untitled-1', key: 'untitled:Untitled-1'},
  {uri: 'vscode-vfs://github/a/b.news.txt', key: 'vscode-vfs://github/a/b.news.txt'},
  {uri: 'file://host/a', key: 'file://host/a'}
])('the key of $uri is $key', ({uri, key}) => {
  expect(toKey(uri)).toBe(key)
})

test('keys of files become URIs again', () => {
  expect(toUri('/a/b c.txt')).toBe('file:///a/b%20c.txt')
  expect(toUri('untitled:x')).toBe('untitled:x')
  expect(isFile('c:/a')).toBe(true)
  expect(isFile('untitled:x')).toBe(false)
})
