import {describe, expect, test} from 'vitest'
import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport
} from 'vscode-languageserver/node'
import {MOST_ARTICLES} from '../../server/src/lsp/check-folder.js'
import {createArticle} from '../../server/src/session/workspace.js'
import {
  ALL,
  askFolder,
  brief,
  FIXTURE,
  idsOf,
  openFolder,
  PULLING,
  untilHeld
} from './folder-session.js'
import {openSession} from './open-session.js'

describe('the problems of a folder', () => {
  test('are found in files that are not open', async () => {
    const s = await openFolder()
    const reports = await askFolder(s)
    expect(brief(reports)).toEqual(ALL)
    expect(reports.every(({version}) => version === null)).toBe(true)
    expect(s.log).toEqual([])
  })

  test('are told with all that an open file tells', async () => {
    const s = await openFolder()
    const [report] = await askFolder(s)
    s.open('a.news.txt')
    const pulled = await s.connection.sendRequest<DocumentDiagnosticReport>(
      'textDocument/diagnostic',
      {textDocument: {uri: s.uri('a.news.txt')}}
    )
    expect(report).toEqual({...pulled, uri: s.uri('a.news.txt'), version: null})
    const [found] = (report as {items: Diagnostic[]}).items
    expect(found).toMatchObject({
      code: 'unknown-entry',
      codeDescription: {href: expect.stringContaining('unknown-entry')},
      source: 'newsmark',
      data: {safety: 'unsafe'}
    })
  })

  test('are not told twice: what is the same is called unchanged', async () => {
    const s = await openFolder()
    const known = idsOf(await askFolder(s))
    const answer = askFolder(s, known)
    await untilHeld(s)
    s.store('b.news.txt', ':claim[It is not]{#c1 speaker=um}.\n')
    expect(brief(await answer)).toEqual(['a.news.txt =', 'b.news.txt unknown-entry'])
  })

  test('are taken back where they are solved, and where a file is gone', async () => {
    const s = await openFolder()
    const known = idsOf(await askFolder(s))
    s.store('a.news.txt', undefined)
    s.store('b.news.txt', 'Nothing.\n')
    const first = await askFolder(s, known)
    const rest = first.length < 2 ? await askFolder(s, known) : first
    expect(brief(rest)).toEqual(['a.news.txt ', 'b.news.txt '])
    expect(idsOf(rest)).toEqual([])
  })

  test('of an open file are left to who has it open', async () => {
    const s = await openFolder()
    s.open('a.news.txt')
    const reports = await askFolder(s)
    expect(brief(reports)).toEqual(['b.news.txt unknown-claim'])
    const answer = askFolder(s, idsOf(reports))
    s.close('a.news.txt')
    expect(brief(await answer)).toEqual(['a.news.txt unknown-entry', 'b.news.txt ='])
  })

  test('are others when an open file says something else', async () => {
    const s = await openFolder()
    s.open('a.news.txt')
    const answer = askFolder(s, idsOf(await askFolder(s)))
    await untilHeld(s)
    s.edit('a.news.txt', '#c1', '#c2')
    expect(brief(await answer)).toEqual(['b.news.txt '])
  })

  test('are others when the glossary is, in all articles that it rules', async () => {
    const s = await openFolder()
    const answer = askFolder(s, idsOf(await askFolder(s)))
    await untilHeld(s)
    s.open('glossary.yaml')
    s.edit('glossary.yaml', 'un:', 'um:')
    expect(brief(await answer)).toEqual(['a.news.txt ', 'b.news.txt unknown-entry unknown-claim'])
  })

  test('come in parts where the client takes parts', async () => {
    const many = Array.from(
      {length: 300},
      (_, at) => `=== m${at}.news.txt ===\n:claim[No ${at}]{#c1 speaker=um}\n`
    ).join('')
    const s = await openSession(FIXTURE + many, {capabilities: PULLING})
    const parts: WorkspaceDocumentDiagnosticReport[][] = []
    s.connection.onProgress(WorkspaceDiagnosticRequest.partialResult, 'token', ({items}) => {
      parts.push(items)
    })
    expect(await askFolder(s, [], {partialResultToken: 'token'})).toEqual([])
    expect(parts.length).toBeGreaterThan(1)
    expect(new Set(parts.flat().map(({uri}) => uri)).size).toBe(302)
  })
})

describe('the setting', () => {
  test.each([
    {problems: 'openFiles', drawn: ['unknown-entry']},
    {problems: 'off', drawn: []}
  ])('$problems shows no problems of files that are not open', async ({problems, drawn}) => {
    const s = await openFolder({settings: {problems}})
    expect(await askFolder(s)).toEqual([])
    s.open('a.news.txt')
    const pulled = await s.connection.sendRequest<{items: Diagnostic[]}>(
      'textDocument/diagnostic',
      {
        textDocument: {uri: s.uri('a.news.txt')}
      }
    )
    expect(pulled.items.map(({code}) => code)).toEqual(drawn)
  })

  test('may be changed at any time', async () => {
    const s = await openFolder()
    const answer = askFolder(s, idsOf(await askFolder(s)))
    await untilHeld(s)
    const set = (settings: unknown): void => {
      void s.connection.sendNotification('workspace/didChangeConfiguration', {settings})
    }
    set({newsmark: {problems: 'sometimes'}})
    set(null)
    set({newsmark: {problems: 'off'}})
    expect(brief(await answer)).toEqual(['a.news.txt ', 'b.news.txt '])
    const next = askFolder(s)
    set({problems: 'folder'})
    expect(brief(await next)).toEqual(ALL)
    expect(s.log).toEqual([])
  })

  test('is asked of clients that tell of settings', async () => {
    const workspace = {...PULLING.workspace, didChangeConfiguration: {dynamicRegistration: true}}
    const s = await openFolder({capabilities: {...PULLING, workspace}})
    await expect.poll(() => s.registered).toContain('workspace/didChangeConfiguration')
  })

  test('does not hold for too many articles, of which the user is told once', async () => {
    const s = await openFolder()
    const told: string[] = []
    s.connection.onNotification('window/showMessage', ({message}) => void told.push(message))
    const answer = askFolder(s, idsOf(await askFolder(s)))
    await untilHeld(s)
    const server = s.server()
    if (!server) throw new Error('Expected a server')
    const {workspace} = server.session
    const articles = Array.from({length: MOST_ARTICLES + 1}, (_, at) => {
      const name = `x${at}.news.txt`
      const path = `${s.root}/${name}`
      return createArticle({path, root: s.root, name, included: true, text: '', syntax: undefined})
    })
    const stored = new Map(articles.map(article => [article.path, article]))
    server.session = {
      ...server.session,
      workspace: {...workspace, stored: new Map([[s.root, stored]])}
    }
    server.timers.folder.soon(0)
    expect(brief(await answer)).toEqual(['a.news.txt ', 'b.news.txt '])
    expect(told).toEqual([expect.stringContaining('has 20,001 articles')])
  })
})

test('a client that is sent diagnostics is sent none where the user wants none', async () => {
  const s = await openSession(FIXTURE, {settings: {problems: 'off'}})
  s.open('a.news.txt')
  await expect.poll(() => s.published('a.news.txt').at(-1)?.diagnostics).toEqual([])
  const settings = {newsmark: {problems: 'openFiles'}}
  await s.connection.sendNotification('workspace/didChangeConfiguration', {settings})
  await expect.poll(() => s.codes('a.news.txt')).toEqual(['unknown-entry'])
})

test('a client that is sent diagnostics gets those of open files', async () => {
  const s = await openSession(FIXTURE)
  expect(s.initialized.capabilities.diagnosticProvider).toBeUndefined()
  s.open('a.news.txt')
  await expect.poll(() => s.codes('a.news.txt')).toEqual(['unknown-entry'])
  expect(s.published('b.news.txt')).toEqual([])
  expect(s.server()?.folderProblems.checked).toBe(0)
})
