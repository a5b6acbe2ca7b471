import {describe, expect, test} from 'vitest'
import {
  CancellationTokenSource,
  type CodeLens,
  type ShowDocumentParams
} from 'vscode-languageserver/node'
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

/** What the server has the client show. */
function documentsShown({connection}: Session): readonly ShowDocumentParams[] {
  const shown: ShowDocumentParams[] = []
  connection.onRequest('window/showDocument', (params: ShowDocumentParams) => {
    shown.push(params)
    return {success: true}
  })
  return shown
}

/** Chooses a lens of a file. */
async function choose(s: Session, name: string, index = 0): Promise<unknown> {
  const found = await lenses(s, name)
  const {command} = await s.connection.sendRequest<CodeLens>('codeLens/resolve', found[index])
  return execute(s, command?.command, command?.arguments)
}

function execute(s: Session, command: unknown, given: unknown): Promise<unknown> {
  return s.connection.sendRequest('workspace/executeCommand', {command, arguments: given})
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

  test.each([
    {chosen: 'an entry', name: 'glossary.yaml', shown: 'a.news.txt', at: {line: 3, character: 11}},
    {chosen: 'a claim', name: 'a.news.txt', shown: 'b.news.txt', at: {line: 0, character: 40}}
  ])('of $chosen open the first reference in other editors that can', async each => {
    const s = await openReading({capabilities: {window: {showDocument: {support: true}}}})
    const shown = documentsShown(s)
    s.open('glossary.yaml')
    await choose(s, each.name)
    expect(shown).toMatchObject([
      {uri: s.uri(each.shown), takeFocus: true, selection: {start: each.at}}
    ])
  })

  test('of an entry open its concordance in other editors that show pages', async () => {
    const capabilities = {
      window: {showDocument: {support: true}},
      workspace: {textDocumentContent: {}}
    }
    const s = await openReading({capabilities})
    const shown = documentsShown(s)
    s.open('glossary.yaml')
    await choose(s, 'glossary.yaml')
    const [page] = shown
    expect(page?.uri).toContain('concordance')
    const {text} = await s.connection.sendRequest<{text: string}>('workspace/textDocumentContent', {
      uri: page?.uri
    })
    expect(text).toContain('UN')
  })

  test('say so where nothing refers to an entry, or an editor opens nothing', async () => {
    const s = await openReading({capabilities: {window: {showDocument: {support: true}}}})
    s.open('glossary.yaml')
    s.edit('glossary.yaml', 'actors:', 'actors:\n  none: {name: None}')
    await expect(choose(s, 'glossary.yaml')).rejects.toThrow('Nothing refers to this')
    await expect(execute(s, 'newsmark.openReferences', [s.uri('a.news.txt')])).rejects.toThrow(
      'Expected the URI of a file and a position in it'
    )
    s.connection.onRequest('window/showDocument', () => ({success: false}))
    await expect(choose(s, 'glossary.yaml', 1)).rejects.toThrow('The editor did not open')
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
