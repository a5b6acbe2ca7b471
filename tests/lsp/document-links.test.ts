import {expect, test} from 'vitest'
import type {DocumentLink} from 'vscode-languageserver/node'
import type {Session} from './open-session.js'
import {openReading} from './reading-session.js'

function links({connection, uri}: Session, name: string): Promise<DocumentLink[]> {
  return connection.sendRequest('textDocument/documentLink', {textDocument: {uri: uri(name)}})
}

test('links say where they lead, with a tooltip where the client shows one', async () => {
  const target = 'https://example.org/story'
  const range = {start: {line: 1, character: 12}, end: {line: 1, character: 37}}
  const s = await openReading()
  expect(await links(s, 'a.news.txt')).toEqual([{range, target, tooltip: `Open ${target}`}])
  const poor = await openReading({capabilities: {}})
  expect(await links(poor, 'a.news.txt')).toEqual([{range, target}])
  poor.open('glossary.yaml')
  expect((await links(poor, 'glossary.yaml')).map(link => link.target)).toEqual([
    expect.stringContaining('openstreetmap.org'),
    expect.stringContaining('openstreetmap.org'),
    'https://www.wikidata.org/wiki/Q41183'
  ])
  expect(await links(s, 'nowhere.yaml')).toEqual([])
})
