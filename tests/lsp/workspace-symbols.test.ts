import {describe, expect, test} from 'vitest'
import {CancellationTokenSource, type WorkspaceSymbol} from 'vscode-languageserver/node'
import {openSession, type Session} from './open-session.js'
import {openReading, READING_CLIENT} from './reading-session.js'

function search(s: Session, query: string): Promise<WorkspaceSymbol[]> {
  return s.connection.sendRequest('workspace/symbol', {query})
}

describe('a search over the workspace', () => {
  test('gives places without ranges to who asks for these later', async () => {
    const s = await openReading()
    const [un, old] = await search(s, 'un')
    expect(old).toBeUndefined()
    expect(un).toMatchObject({name: 'United *Nations*', containerName: 'Actor (un)'})
    expect(un?.location).toEqual({uri: s.uri('glossary.yaml')})
    s.open('glossary.yaml')
    s.edit('glossary.yaml', 'actors:', '# More.\nactors:')
    const resolved = await s.connection.sendRequest('workspaceSymbol/resolve', un)
    expect(resolved).toMatchObject({
      location: {range: {start: {line: 2, character: 2}, end: {line: 2, character: 4}}}
    })
  })

  test('marks what is out of use, where the client shows that', async () => {
    const s = await openReading()
    expect(await search(s, 'old')).toMatchObject([{name: 'Old', tags: [1]}])
    const poor = await openReading({capabilities: {}})
    expect((await search(poor, 'old'))[0]).not.toHaveProperty('tags')
  })

  test('gives whole places to a client that knows no other, and resolves nothing', async () => {
    const s = await openReading({capabilities: {}})
    const [claim] = await search(s, 'b#c1')
    expect(claim).toEqual({
      name: 'b#c1 It is not',
      kind: 24,
      containerName: 'United *Nations*',
      location: {
        uri: s.uri('b.news.txt'),
        range: {start: {line: 0, character: 7}, end: {line: 0, character: 16}}
      }
    })
    expect(await s.connection.sendRequest('workspaceSymbol/resolve', claim)).toEqual(claim)
  })

  test('shows VS Code what was typed where it would leave a name out', async () => {
    const names = async (clientName: string): Promise<readonly string[]> => {
      const s = await openReading({clientName})
      return (await search(s, 'unite')).map(({name}) => name)
    }
    expect(await names('Visual Studio Code')).toEqual(['United *Nations*'])
    const s = await openReading({clientName: 'Visual Studio Code'})
    expect((await search(s, 'untied')).map(({name}) => name)).toEqual([])
    expect((await search(s, 'alepop')).map(({name}) => name)).toEqual(['Aleppo (alepop)'])
    expect((await search(await openReading(), 'alepop')).map(({name}) => name)).toEqual(['Aleppo'])
  })

  test('knows what a folder holds of which nothing is open', async () => {
    const s = await openSession(
      '=== newsmark.yaml ===\n=== glossary.yaml ===\nactors: {un: {name: UN}}\n=== a.news.txt ===\n:claim[The UN fails]{#c1 speaker=un}\n',
      {capabilities: READING_CLIENT}
    )
    expect((await search(s, 'un')).map(({name}) => name)).toEqual(['UN'])
    expect((await search(s, 'fails')).map(({name}) => name)).toEqual(['a#c1 The UN fails'])
  })

  test('can be cancelled, and refuses what is no text', async () => {
    const s = await openReading()
    const source = new CancellationTokenSource()
    const answer = s.connection.sendRequest('workspace/symbol', {query: ''}, source.token)
    source.cancel()
    await expect(answer).rejects.toThrow('Cancelled')
    await expect(s.connection.sendRequest('workspace/symbol', {query: 7})).rejects.toThrow('query')
    const symbol = {name: 'x', kind: 5, location: {uri: s.uri('a.news.txt')}, data: {type: 'entry'}}
    expect(await s.connection.sendRequest('workspaceSymbol/resolve', symbol)).toEqual(symbol)
    expect(s.log).toEqual([])
  })
})
