import type {Root} from 'mdast'
import {unified} from 'unified'
import {expect, test} from 'vitest'
import {
  newsmarkParse,
  newsmarkStringify
} from '../../../server/src/exchange/unified/syntax-plugins.js'

const processor = unified().use(newsmarkParse).use(newsmarkStringify).freeze()

test('a unified processor reads articles, gives them to other plugins, and writes them', () => {
  const file = unified()
    .use(newsmarkParse)
    .use(() => (tree: Root) => {
      for (const child of tree.children) {
        if (child.type === 'paragraph') child.children.push({type: 'text', value: '!'})
      }
    })
    .use(newsmarkStringify)
    .processSync('A :b[c]{d}.\r\n')
  expect(String(file)).toBe('A :b[c]{d}.!\r\n')
  expect(file.messages).toEqual([])
})

test('it reports problems as messages of the file', () => {
  const {messages} = processor.processSync('One\r\ntwo :a[b]{c=} :d[')
  expect(messages).toMatchObject([
    {
      place: {start: {line: 2, column: 13, offset: 17}, end: {line: 2, column: 14, offset: 18}},
      ruleId: 'invalid-attributes',
      source: 'newsmark',
      reason: 'Unexpected `}`, expected a value for `c`, in quotes if it holds this sign'
    },
    {
      place: {start: {line: 2, column: 15, offset: 19}, end: {line: 2, column: 18, offset: 22}},
      ruleId: 'unclosed-tag',
      source: 'newsmark',
      reason: '`:d[` has no `]` in its paragraph: write `]` where the tag ends'
    }
  ])
})
