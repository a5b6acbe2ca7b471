import {expect, test} from 'vitest'
import type {SessionOptions} from './open-session.js'
import {openReading} from './reading-session.js'

/** What may be folded in an article that opens with front matter, a comment and two tags on the same lines. */
async function folds(options: SessionOptions = {}): Promise<unknown> {
  const s = await openReading(options)
  const text =
    '---\ntitle: Truce in trouble\n---\n<!-- See\nthere -->\n:claim[:actor[a\nb]]{#c1 speaker=un}\n'
  const textDocument = {uri: s.uri('c.news.txt'), languageId: 'newsmark', version: 1, text}
  await s.connection.sendNotification('textDocument/didOpen', {textDocument})
  return s.connection.sendRequest('textDocument/foldingRange', {textDocument})
}

test('what is folded has a text, where the client shows one', async () => {
  expect(await folds()).toEqual([
    {startLine: 0, endLine: 2, kind: 'region', collapsedText: 'Truce in trouble'},
    {startLine: 3, endLine: 4, kind: 'comment', collapsedText: '<!-- See there -->'},
    {startLine: 5, endLine: 6}
  ])
  expect(await folds({capabilities: {}})).toEqual([
    {startLine: 0, endLine: 2, kind: 'region'},
    {startLine: 3, endLine: 4, kind: 'comment'},
    {startLine: 5, endLine: 6}
  ])
})
