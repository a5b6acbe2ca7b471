import {describe, expect, test} from 'vitest'
import {CancellationTokenSource, type CodeLens} from 'vscode-languageserver/node'
import type {Session} from './open-session.js'
import {openReading, READING_CLIENT} from './reading-session.js'

function lenses({connection, uri}: Session, name: string): Promise<CodeLens[]> {
  return connection.sendRequest('textDocument/codeLens', {textDocument: {uri: uri(name)}})
}

async function titles(s: Session, name: string): Promise<readonly (string | undefined)[]> {
  const found: (string | undefined)[] = []
  for (const lens of await lenses(s, name)) {
    const {command} = await s.connection.sendRequest<CodeLens>('codeLens/resolve', lens)
    found.push(command?.title)
  }
  return found
}

const ENTRIES = ['1 mention in 1 article', 'no mentions', 'no mentions', '1 mention in 1 article']

/** Tells how often the client was asked to ask again. */
function refreshes({connection}: Session): () => number {
  let count = 0
  connection.onRequest('workspace/codeLens/refresh', () => {
    count += 1
    return null
  })
  return () => count
}

describe('lenses', () => {
  test('get their words when they are shown', async () => {
    const s = await openReading({clientName: 'Visual Studio Code'})
    await expect.poll(refreshes(s)).toBeGreaterThan(0)
    s.open('glossary.yaml')
    const [un] = await lenses(s, 'glossary.yaml')
    expect(un).not.toHaveProperty('command')
    expect(await s.connection.sendRequest('codeLens/resolve', un)).toMatchObject({
      range: {start: {line: 1, character: 2}, end: {line: 1, character: 4}},
      command: {
        title: '1 mention in 1 article',
        command: 'newsmark.showReferences',
        arguments: [s.uri('glossary.yaml'), {line: 1, character: 2}]
      }
    })
  })

  test('are words without a command in other editors', async () => {
    const s = await openReading({capabilities: {}})
    s.open('glossary.yaml')
    expect(await titles(s, 'glossary.yaml')).toEqual(ENTRIES)
    const [lens] = await lenses(s, 'a.news.txt')
    expect(await s.connection.sendRequest('codeLens/resolve', lens)).toMatchObject({
      command: {title: '1 rebuttal, 1 claim that is the same', command: ''}
    })
  })

  test('stand above the claims of other articles as soon as these are read', async () => {
    const s = await openReading()
    s.open('glossary.yaml')
    const [lens] = await lenses(s, 'glossary.yaml')
    const early = await s.connection.sendRequest<CodeLens>('codeLens/resolve', lens)
    expect(['not all articles have been read yet', ENTRIES[0]]).toContain(early.command?.title)
    await expect.poll(refreshes(s)).toBeGreaterThan(0)
    await expect.poll(() => titles(s, 'glossary.yaml')).toEqual(ENTRIES)
    expect(await titles(s, 'a.news.txt')).toEqual(['1 rebuttal, 1 claim that is the same'])
  })

  test('follow what is typed into articles and glossaries', async () => {
    const s = await openReading()
    s.open('glossary.yaml')
    s.edit('a.news.txt', 'calm', ':actor[Ünité] calm')
    s.edit('glossary.yaml', 'name: Old', 'name: Aged')
    await expect
      .poll(() => titles(s, 'glossary.yaml'))
      .toEqual(['2 mentions in 1 article', ...ENTRIES.slice(1)])
  })

  test('are none where they are switched off, and of a file that is not there', async () => {
    const s = await openReading({capabilities: {}, settings: {codeLens: false}})
    s.open('glossary.yaml')
    expect(await lenses(s, 'glossary.yaml')).toEqual([])
    expect(await lenses(await openReading({capabilities: READING_CLIENT}), 'nowhere.yaml')).toEqual(
      []
    )
  })

  test('can be cancelled', async () => {
    const s = await openReading({capabilities: {}})
    s.open('glossary.yaml')
    const [lens] = await lenses(s, 'glossary.yaml')
    const source = new CancellationTokenSource()
    const answer = s.connection.sendRequest('codeLens/resolve', lens, source.token)
    source.cancel()
    await expect(answer).rejects.toThrow('Cancelled')
    expect(s.log).toEqual([])
  })
})
