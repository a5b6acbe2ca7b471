import {rmSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import type {
  CompletionList,
  DocumentSymbol,
  Hover,
  Location,
  SemanticTokens
} from 'vscode-languageserver/node'
import {drawing, openSession} from './open-session.js'
import {FIXTURE, UNKNOWN} from './session-fixture.js'

describe('a session', () => {
  test('follows the project file and the codebook', async () => {
    const s = await openSession(FIXTURE)
    const article = 'articles/a.news.txt'
    s.open(article)
    await expect.poll(() => s.drawn(article)).toBe(UNKNOWN)

    s.store(
      'newsmark.yaml',
      `${s.text('newsmark.yaml')}#\n`.replace('off}', 'off, unknown-entry: off}')
    )
    await expect.poll(() => s.drawn(article)).toBe(drawing(s.text(article)))

    s.store('newsmark.yaml', `${s.text('newsmark.yaml')}codebook: codebook.yaml\n`)
    await expect.poll(() => s.drawn('newsmark.yaml')).toContain('Unexpected path `codebook.yaml`')
    s.store('codebook.yaml', 'kinds: {claim: null}\n')
    await expect.poll(() => s.drawn(article)).toContain('unknown-kind')
    await expect.poll(() => s.drawn('newsmark.yaml')).not.toContain('^')

    s.store('newsmark.yaml', undefined)
    await expect.poll(() => s.drawn(article)).toContain('unknown-entry')
  })

  test('knows the claims of other articles, as they are stored and as they are edited', async () => {
    const s = await openSession(FIXTURE)
    const [a, b] = ['articles/a.news.txt', 'articles/b.news.txt']
    s.open(b)
    await expect.poll(() => s.drawn(b)).toBe(drawing(s.text(b)))
    s.open(a)
    s.edit(a, '#c1', '#c7')
    const unknown = drawing(`
:claim[It is not]{#c1 speaker=un rebuts=a#c1}, the :actor[UN] said.
                                        ^^^^ unknown-claim: Unexpected claim \`a#c1\`, expected \`a#c7\`
`)
    await expect.poll(() => s.drawn(b)).toBe(unknown)
    s.close(a)
    await expect.poll(() => s.drawn(b)).toBe(drawing(s.text(b)))
    s.store(a, undefined)
    await expect.poll(() => s.drawn(b)).toContain('unknown-claim')
  })

  test('takes documents that are not files', async () => {
    const {connection, ...s} = await openSession(FIXTURE)
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: {
        uri: 'untitled:Untitled-1',
        languageId: 'newsmark',
        version: 1,
        text: ':actor[UN]'
      }
    })
    const hover = await connection.sendRequest<Hover>('textDocument/hover', {
      textDocument: {uri: 'untitled:Untitled-1'},
      position: {line: 0, character: 8}
    })
    expect(hover.contents).toMatchObject({value: expect.stringContaining('United Nations')})
    expect(s.log).toEqual([])
  })

  test('follows folders as they come and go', async () => {
    const {connection, ...s} = await openSession(
      `
=== one/b.news.txt ===
:claim[It is calm]{#c1 speaker=author}
=== one/sub/a.news.txt ===
:claim[It is not]{speaker=author rebuts=b#c1}
`,
      {folders: []}
    )
    const article = 'one/sub/a.news.txt'
    s.open(article)
    await expect.poll(() => s.drawn(article)).toContain('unknown-claim')
    const change = (event: object): Promise<void> =>
      connection.sendNotification('workspace/didChangeWorkspaceFolders', {event})
    await change({added: [{uri: s.uri('one'), name: 'one'}], removed: []})
    await expect.poll(() => s.drawn(article)).not.toContain('unknown-claim')
    await change({removed: [{uri: s.uri('one'), name: 'one'}], added: []})
    await expect.poll(() => s.drawn(article)).toContain('unknown-claim')
  })

  test('forgets the articles of a folder that was deleted', async () => {
    const {connection, ...s} = await openSession(FIXTURE)
    s.open('articles/b.news.txt')
    const glossary = {
      textDocument: {uri: s.uri('glossary.yaml')},
      position: {line: 1, character: 2}
    }
    const references = (): Promise<Location[]> =>
      connection.sendRequest('textDocument/references', {
        ...glossary,
        context: {includeDeclaration: false}
      })
    await expect.poll(references).toHaveLength(3)
    s.close('articles/b.news.txt')
    rmSync(path.join(s.root, 'articles'), {recursive: true})
    await connection.sendNotification('workspace/didDeleteFiles', {
      files: [{uri: s.uri('articles')}]
    })
    await expect.poll(references).toEqual([])
  })

  test('answers everything that it says it can', async () => {
    const {connection, ...s} = await openSession(FIXTURE)
    const textDocument = {uri: s.uri('articles/a.news.txt')}
    s.open('articles/a.news.txt')
    const position = s.behind('articles/a.news.txt', 'speaker=')
    const range = {start: {line: 0, character: 0}, end: {line: 9, character: 0}}
    const ask = <T>(method: string, params = {}): Promise<T> =>
      connection.sendRequest(`textDocument/${method}`, {textDocument, position, range, ...params})
    const completion = await ask<CompletionList>('completion')
    expect(completion.items[0]).toMatchObject({
      label: 'United Nations',
      detail: 'Actor (un)',
      kind: 18
    })
    const symbols = await ask<DocumentSymbol[]>('documentSymbol')
    expect(symbols.map(({name}) => name)).toEqual(['actor UN', 'claim c1, um'])
    const full = await ask<SemanticTokens>('semanticTokens/full')
    expect(full.data.slice(0, 10)).toEqual([0, 5, 5, 3, 0, 0, 6, 2, 0, 0])
    expect(await ask('semanticTokens/range')).toEqual(full)
    expect(await ask('documentHighlight')).toEqual([])
    const claims = await connection.sendRequest('newsmark/claims', textDocument)
    expect(claims).toEqual({
      version: 1,
      ranges: [[{start: {line: 0, character: 27}, end: {line: 0, character: 37}}]]
    })
    expect(await connection.sendRequest('newsmark/status', textDocument)).toEqual({
      project: path.join(s.root, 'newsmark.yaml'),
      entries: 1,
      problem: null
    })
    const isArticle = (name: string): Promise<boolean> =>
      connection.sendRequest('newsmark/isArticle', {uri: s.uri(name)})
    expect(await isArticle('articles/new.news.txt')).toBe(true)
    expect(await isArticle('articles/drafts/new.news.txt')).toBe(false)
    expect(await isArticle('glossary.yaml')).toBe(false)
  })

  test('in a project without a project file does not look into the folders around', async () => {
    const s = await openSession(
      `
=== glossary.yaml ===
actors: {un: {name: UN}}
=== one.news.txt ===
:claim[A]{#c1 speaker=author rebuts=two#c1} :claim[B]{#c2 speaker=author rebuts=three#c1}
=== two.news.txt ===
:claim[A]{#c1 speaker=un}
=== sub/three.news.txt ===
:claim[A]{#c1 speaker=un}
`,
      {folders: []}
    )
    s.open('one.news.txt')
    await expect.poll(() => s.drawn('one.news.txt')).toContain('three#c1')
    expect(s.drawn('one.news.txt')).not.toContain('claim `two')
  })
})
