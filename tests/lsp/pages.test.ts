import {expect, test} from 'vitest'
import {
  CancellationTokenSource,
  type ClientCapabilities,
  type TextDocumentContentResult
} from 'vscode-languageserver/node'
import type {PageAnswer} from '../../server/src/lsp/protocol.js'
import {GOOD_CLIENT, openSession, type Session} from './open-session.js'

const FIXTURE = `
=== newsmark.yaml ===
rules: {missing-metadata: off}
=== glossary.yaml ===
actors:
  un: {name: U/N 100%}
=== a.news.txt ===
The :actor[U/N 100%] said :claim[it is calm]{#c1 speaker=un}.
=== b.news.txt ===
:claim[It is not]{speaker=un}, the :actor[U/N 100%] said.
`

/** A client that shows pages. */
const SHOWING: ClientCapabilities = {
  ...GOOD_CLIENT,
  workspace: {...GOOD_CLIENT.workspace, textDocumentContent: {}}
}

async function open(capabilities = SHOWING): Promise<Session> {
  const session = await openSession(FIXTURE, {capabilities})
  session.open('a.news.txt')
  return session
}

function find(s: Session, page: string, behind = ':actor[U'): Promise<PageAnswer> {
  return s.connection.sendRequest('newsmark/page', {
    textDocument: {uri: s.uri('a.news.txt')},
    position: s.behind('a.news.txt', behind),
    page
  })
}

async function read(s: Session, uri: string | undefined): Promise<string> {
  const method = 'workspace/textDocumentContent'
  const {text} = await s.connection.sendRequest<TextDocumentContentResult>(method, {uri})
  return text
}

test('a page shows all mentions of an entry, in all articles', async () => {
  const s = await open()
  expect(s.initialized.capabilities.workspace?.textDocumentContent).toEqual({schemes: ['newsmark']})
  const page = await find(s, 'concordance')
  expect(page?.uri).toMatch(/^newsmark:\/U%20N%20100%25%20\(concordance\)\.txt\?/)
  const text = await read(s, page?.uri)
  expect(text).toMatch(/^U\/N 100% \(un\): 2 mentions in 2 articles\n/)
  expect(text).toContain('a.news.txt:1')
  expect(text).toContain('b.news.txt:1')
  // VS Code escapes more than we do.
  const {uri = ''} = page ?? {}
  const [path, query = ''] = uri.split('?')
  const escaped = encodeURIComponent(decodeURIComponent(query)).replaceAll('-', '%2D')
  expect(await read(s, `${path}?${escaped}`)).toBe(text)
})

test('a page shows the article as it is being edited', async () => {
  const s = await open()
  s.edit('a.news.txt', 'calm', 'over')
  const page = await find(s, 'text', 'sai')
  expect(await read(s, page?.uri)).toBe('The U/N 100% said it is over.\n')
})

test('a page is to be read again once it would say something else', async () => {
  const s = await open()
  const refreshed: string[] = []
  s.connection.onRequest('workspace/textDocumentContent/refresh', ({uri}) => {
    refreshed.push(uri)
    return null
  })
  const [text, all] = [await find(s, 'text'), await find(s, 'concordance')]
  await read(s, text?.uri)
  await read(s, all?.uri)
  s.edit('a.news.txt', 'calm', 'over')
  await expect.poll(() => refreshed).toContain(text?.uri)
  s.store('b.news.txt', 'Nobody.\n')
  await expect.poll(() => refreshed).toContain(all?.uri)
  expect(await read(s, all?.uri)).toContain('1 mention in 1 article\n')
  expect(s.log).toEqual([])
})

test('no page is about nothing, and no page is a file', async () => {
  const s = await open()
  expect(await find(s, 'concordance', ' sai')).toBeNull()
  await expect(find(s, 'file')).rejects.toThrow('Expected `page`')
  const path = JSON.stringify({page: 'text', path: '/etc/passwd'})
  for (const uri of [
    undefined,
    s.uri('a.news.txt'),
    'newsmark:/x',
    'newsmark:/x?%',
    'newsmark:/x?null',
    `newsmark:/x?${encodeURIComponent(path)}`,
    `newsmark:/x?${encodeURIComponent('{"page":"concordance","root":"/","id":"x"}')}`
  ])
    await expect(read(s, uri)).rejects.toThrow()
  expect(s.log).toEqual([])
})

test('a page can be cancelled', async () => {
  const s = await open()
  const page = await find(s, 'concordance')
  const source = new CancellationTokenSource()
  const method = 'workspace/textDocumentContent'
  const answer = s.connection.sendRequest(method, {uri: page?.uri}, source.token)
  source.cancel()
  await expect(answer).rejects.toThrow('Cancelled')
})

test('a client that shows no pages is told of none, and may ask for their texts all the same', async () => {
  const s = await open({})
  expect(s.initialized.capabilities.workspace).not.toHaveProperty('textDocumentContent')
  const page = await find(s, 'text')
  expect(await read(s, page?.uri)).toBe('The U/N 100% said it is calm.\n')
})
