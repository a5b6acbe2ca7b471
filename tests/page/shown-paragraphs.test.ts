import {expect, test} from 'vitest'
import {shownParagraphs} from '../../client/page/text/shown-paragraphs.js'

const LONG = `“${'word '.repeat(30).trim()}.”`

function shown(text: string): string[] {
  const paragraphs = [{start: 0, end: text.length}]
  return shownParagraphs({text, paragraphs}).map(({start, end}) => text.slice(start, end))
}

test('a line that nobody wrapped is a paragraph', () => {
  expect(shown(`${LONG}\r\nShort.\n\n${LONG}`)).toEqual([LONG, 'Short.', LONG])
})

test('lines that were wrapped by hand are one', () => {
  expect(shown('Some words\nand others.')).toEqual(['Some words\nand others.'])
})

test('lines that end within a sentence were wrapped by hand, however long', () => {
  const text = `${LONG}\nHe said that,\nand left.`
  expect(shown(text)).toEqual([text])
})
