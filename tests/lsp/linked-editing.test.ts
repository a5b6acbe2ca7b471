import {expect, test} from 'vitest'
import {openReading} from './reading-session.js'

test('an id is edited together with what names it', async () => {
  const s = await openReading({capabilities: {}})
  const textDocument = {uri: s.uri('a.news.txt')}
  const ask = (): Promise<unknown> =>
    s.connection.sendRequest('textDocument/linkedEditingRange', {
      textDocument,
      position: s.behind('a.news.txt', '{#c')
    })
  expect(await ask()).toBeNull()
  s.edit('a.news.txt', 'in :place', ':claim[no]{speaker=un rebuts=c1} in :place')
  expect(await ask()).toEqual({
    ranges: [
      {start: {line: 3, character: 40}, end: {line: 3, character: 42}},
      {start: {line: 3, character: 84}, end: {line: 3, character: 86}}
    ],
    wordPattern: expect.any(String)
  })
  await expect(
    s.connection.sendRequest('textDocument/linkedEditingRange', {textDocument})
  ).rejects.toThrow('Expected a position')
})
