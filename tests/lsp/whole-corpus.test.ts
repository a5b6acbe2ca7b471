import {writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {
  type CancellationToken,
  CancellationTokenSource,
  type CompletionList,
  type Location
} from 'vscode-languageserver/node'
import {GOOD_CLIENT, openSession, type Session, type SessionOptions} from './open-session.js'
import {startPeerWith} from './stress-world.js'

const COUNT = 300

/** Many articles, each of which names an entry and a claim of the first. */
const FIXTURE = [
  '=== newsmark.yaml ===\nrules: {missing-metadata: off}\n',
  '=== glossary.yaml ===\nactors: {un: {name: UN}}\n',
  '=== a0.news.txt ===\nThe :actor[UN] said :claim[it is calm]{#c1 speaker=un}.\n',
  ...Array.from(
    {length: COUNT - 1},
    (_, index) =>
      `=== a${index + 1}.news.txt ===\n:claim[No ${index}]{#c1 speaker=un rebuts=a0#c1}, the :actor[UN] said.\n`
  )
].join('')

async function open(options?: SessionOptions): Promise<Session> {
  const session = await openSession(FIXTURE, options)
  session.open('a0.news.txt')
  return session
}

function ask<T>(s: Session, method: string, behind: string, token?: CancellationToken): Promise<T> {
  const params = {
    textDocument: {uri: s.uri('a0.news.txt')},
    position: s.behind('a0.news.txt', behind),
    context: {includeDeclaration: false}
  }
  const name = `textDocument/${method}`
  return token
    ? s.connection.sendRequest(name, params, token)
    : s.connection.sendRequest(name, params)
}

describe('while the articles of a project are read', () => {
  test('references wait for all of them', async () => {
    const s = await open()
    expect(await ask<Location[]>(s, 'references', ':actor[U')).toHaveLength(2 * COUNT)
  })

  test('so does the hover of an entry, which says in how many articles it is named', async () => {
    const s = await open()
    expect(JSON.stringify(await ask(s, 'hover', ':actor[U'))).toContain(`${COUNT} articles`)
  })

  test('completion of claims says that it is not whole', async () => {
    const s = await open()
    s.edit('a0.news.txt', 'speaker=un}', 'speaker=un rebuts=}')
    const list = (): Promise<CompletionList> => ask(s, 'completion', 'rebuts=')
    expect((await list()).isIncomplete).toBe(true)
    await ask(s, 'references', ':actor[U')
    expect((await list()).items.map(({textEdit}) => textEdit?.newText)).toContain('a1#c1')
  })

  test('what changes on the disk is not lost', async () => {
    const s = await open()
    const more = `${s.text('a7.news.txt')}The :actor[UN] again.\n`
    for (const wait of [0, 5, 25, 45]) {
      await new Promise(resolve => setTimeout(resolve, wait))
      s.store(`a${wait + 1}.news.txt`, more)
    }
    expect(await ask<Location[]>(s, 'references', ':actor[U')).toHaveLength(2 * COUNT + 4)
  })

  test('a request can be cancelled', async () => {
    const s = await open()
    const source = new CancellationTokenSource()
    const answer = ask(s, 'references', ':actor[U', source.token)
    source.cancel()
    await expect(answer).rejects.toThrow('Cancelled')
  })

  test('an answer about an old version is none', async () => {
    const s = await open()
    const answer = ask(s, 'references', ':actor[U')
    s.edit('a0.news.txt', 'The', 'That')
    await expect(answer).rejects.toThrow('The document was changed')
  })
})

test('an edit of the project file takes nothing from the answers', async () => {
  const s = await open()
  const references = (): Promise<Location[]> => ask(s, 'references', ':actor[U')
  expect(await references()).toHaveLength(2 * COUNT)
  s.store('newsmark.yaml', `# A comment.\n${s.text('newsmark.yaml')}`)
  expect(await references()).toHaveLength(2 * COUNT)
  s.store('newsmark.yaml', `exclude: [a1*]\n${s.text('newsmark.yaml')}`)
  await expect.poll(async () => (await references()).length).toBe(2 * (COUNT - 111))
  s.store('.newsmarkignore', 'a2*\n')
  await expect.poll(async () => (await references()).length).toBe(2 * (COUNT - 222))
})

test('half of the articles deleted at once are gone', async () => {
  const s = await open()
  expect(await ask<Location[]>(s, 'references', ':actor[U')).toHaveLength(2 * COUNT)
  const names = Array.from({length: 200}, (_, index) => `a${index + 100}.news.txt`)
  for (const name of names) s.store(name, undefined)
  expect(await ask<Location[]>(s, 'references', ':actor[U')).toHaveLength(2 * (COUNT - 200))
})

describe('the protocol', () => {
  test.each([
    {what: 'no capabilities', params: {capabilities: undefined}},
    {what: 'nothing but null', params: {capabilities: null, workspaceFolders: null}},
    {
      what: 'the tags of an old protocol',
      params: {capabilities: {textDocument: {publishDiagnostics: {tagSupport: true}}}}
    },
    {
      what: 'a raw percent sign in a folder',
      params: {capabilities: {}, workspaceFolders: [{uri: 'file:///tmp/100%/x', name: 'x'}]}
    },
    {what: 'null for pulling', params: {capabilities: {textDocument: {diagnostic: null}}}}
  ])('takes $what', async ({params}) => {
    const peer = startPeerWith(params)
    const result = (await peer.initialized) as {capabilities: {diagnosticProvider?: unknown}}
    expect(result.capabilities.diagnosticProvider).toBeUndefined()
    await peer.connection.sendRequest('shutdown')
    peer.connection.dispose()
    expect(peer.log).toEqual([])
  })

  test('after shutdown nothing is answered', async () => {
    const s = await open()
    await s.connection.sendRequest('shutdown')
    await expect(ask(s, 'hover', ':actor[U')).rejects.toThrow('Expected nothing but `exit`')
  })

  test('a name that is too long for any disk stops nothing', async () => {
    const s = await open()
    const uri = s.uri(`${'x'.repeat(300)}/a.news.txt`)
    const textDocument = {uri, languageId: 'newsmark', version: 1, text: ':actor[UN'}
    await s.connection.sendNotification('textDocument/didOpen', {textDocument})
    await s.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{uri, type: 1}]
    })
    s.edit('a0.news.txt', 'speaker=un', 'speaker=um')
    await expect.poll(() => s.drawn('a0.news.txt')).toContain('unknown-entry')
    expect(s.log).toEqual([])
  })
})

test('progress is shown only in clients that show it, and only when it takes long', async () => {
  const window = {workDoneProgress: true}
  const s = await open({capabilities: {...GOOD_CLIENT, window}})
  let created = 0
  s.connection.onRequest('window/workDoneProgress/create', () => {
    created += 1
    return null
  })
  await ask(s, 'references', ':actor[U')
  writeFileSync(path.join(s.root, 'a1.news.txt'), '')
  expect(created).toBe(0)
})
