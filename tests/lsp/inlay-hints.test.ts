import {describe, expect, test} from 'vitest'
import type {InlayHint} from 'vscode-languageserver/node'
import type {Session, SessionOptions} from './open-session.js'
import {openReading, READING_CLIENT} from './reading-session.js'

const ALL = {start: {line: 0, character: 0}, end: {line: 9, character: 0}}

function hints({connection, uri}: Session, range = ALL): Promise<InlayHint[]> {
  return connection.sendRequest('textDocument/inlayHint', {
    textDocument: {uri: uri('a.news.txt')},
    range
  })
}

/** What hints say, in the order of the text. */
async function labels(s: Session): Promise<readonly string[]> {
  return (await hints(s)).map(({label}) =>
    typeof label === 'string' ? label : label.map(({value}) => value).join('')
  )
}

describe('hints', () => {
  test('carry what their cards are made of when they are shown', async () => {
    const s = await openReading()
    const [un] = await hints(s)
    expect(un).toMatchObject({
      position: {line: 3, character: 14},
      label: [{value: 'United *Nations*'}],
      paddingLeft: true
    })
    expect(un).not.toHaveProperty('tooltip')
    const resolved = await s.connection.sendRequest('inlayHint/resolve', un)
    expect(resolved).toMatchObject({
      tooltip: {kind: 'markdown', value: expect.stringContaining('United \\*Nations\\*')},
      label: [{value: 'United *Nations*', location: {uri: s.uri('glossary.yaml')}}]
    })
    s.edit('a.news.txt', 'The', 'That')
    expect(await s.connection.sendRequest('inlayHint/resolve', un)).toEqual(un)
  })

  test('are plain texts for a client that asks for no more', async () => {
    const s = await openReading({capabilities: {}})
    expect((await hints(s))[0]).toEqual({
      position: {line: 3, character: 14},
      label: 'United *Nations*',
      paddingLeft: true
    })
  })

  test('count the articles that were not read yet as soon as they are', async () => {
    const s = await openReading()
    let refreshed = 0
    s.connection.onRequest('workspace/inlayHint/refresh', () => {
      refreshed += 1
      return null
    })
    await expect.poll(() => refreshed).toBeGreaterThan(0)
    expect(await labels(s)).toEqual(['United *Nations*', '2 sources'])
    const poor = await openReading({capabilities: {}})
    expect(await labels(poor)).toEqual(['United *Nations*', '2 sources'])
  })

  test('are only those of the range, and none elsewhere', async () => {
    const s = await openReading()
    const range = {start: {line: 0, character: 0}, end: {line: 3, character: 5}}
    expect(await hints(s, range)).toEqual([])
    const textDocument = {uri: s.uri('nowhere.news.txt')}
    const params = {textDocument, range: ALL}
    expect(await s.connection.sendRequest('textDocument/inlayHint', params)).toEqual([])
    await expect(
      s.connection.sendRequest('textDocument/inlayHint', {textDocument})
    ).rejects.toThrow('Expected a position')
  })
})

describe('settings', () => {
  const FULL = ['United *Nations*', 'United *Nations*:', '2 sources', 'Syria']

  test.each<{what: string; options: SessionOptions}>([
    {what: 'as they are', options: {settings: {inlayHints: 'full'}}},
    {what: 'under the name of the server', options: {settings: {newsmark: {inlayHints: 'full'}}}}
  ])('come with the start, $what', async ({options}) => {
    const s = await openReading({capabilities: {}, ...options})
    expect(await labels(s)).toEqual(FULL)
  })

  test('are asked for where the client tells them, and again when they change', async () => {
    let told: unknown = {inlayHints: 'full'}
    const {workspace} = READING_CLIENT
    const s = await openReading({
      capabilities: {
        ...READING_CLIENT,
        workspace: {
          ...workspace,
          configuration: true,
          didChangeConfiguration: {dynamicRegistration: true}
        }
      },
      configuration: () => told
    })
    await expect.poll(() => labels(s)).toEqual(FULL)
    expect(s.registered).toContain('workspace/didChangeConfiguration')
    told = {inlayHints: 'off'}
    await s.connection.sendNotification('workspace/didChangeConfiguration', {settings: null})
    await expect.poll(() => labels(s)).toEqual([])
    told = {inlayHints: 7}
    await s.connection.sendNotification('workspace/didChangeConfiguration', {settings: null})
    await expect.poll(() => labels(s)).toEqual(['United *Nations*', '2 sources'])
  })

  test('that were told at the start hold where an answer says nothing of them', async () => {
    let asked = 0
    const s = await openReading({
      capabilities: {workspace: {configuration: true}},
      settings: {inlayHints: 'full'},
      configuration: () => {
        asked += 1
        return null
      }
    })
    await expect.poll(() => asked).toBe(1)
    expect(await labels(s)).toEqual(FULL)
  })

  test('are taken from who only tells of changes', async () => {
    const s = await openReading({capabilities: {}})
    const settings = {newsmark: {inlayHints: 'off'}}
    await s.connection.sendNotification('workspace/didChangeConfiguration', {settings})
    expect(await labels(s)).toEqual([])
    await s.connection.sendNotification('workspace/didChangeConfiguration', {settings: null})
    expect(await labels(s)).toEqual(['United *Nations*', '2 sources'])
    expect(s.log).toEqual([])
  })
})
