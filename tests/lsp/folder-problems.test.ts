import {describe, expect, test} from 'vitest'
import {
  type CancellationToken,
  CancellationTokenSource,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport
} from 'vscode-languageserver/node'
import {MOST_ARTICLES} from '../../server/src/lsp/check-folder.js'
import {createArticle} from '../../server/src/session/workspace.js'
import {GOOD_CLIENT, openSession, type Session, type SessionOptions} from './open-session.js'

const FIXTURE = `
=== newsmark.yaml ===
rules: {missing-metadata: off}
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
=== a.news.txt ===
The :actor[UN] said :claim[it is calm]{#c1 speaker=um}.
=== b.news.txt ===
:claim[It is not]{#c1 speaker=un rebuts=a#c2}, the :actor[UN] said.
=== c.news.txt ===
Nothing is wrong here.
`

/** A client that asks for diagnostics. */
const PULLING = {
  ...GOOD_CLIENT,
  textDocument: {
    ...GOOD_CLIENT.textDocument,
    publishDiagnostics: {...GOOD_CLIENT.textDocument?.publishDiagnostics, dataSupport: true},
    diagnostic: {}
  }
}

function open(options: SessionOptions = {}): Promise<Session> {
  return openSession(FIXTURE, {capabilities: PULLING, ...options})
}

type Previous = readonly {readonly uri: string; readonly value: string}[]

async function ask(
  {connection}: Session,
  previousResultIds: Previous = [],
  more: {readonly token?: CancellationToken; readonly partialResultToken?: string} = {}
): Promise<readonly WorkspaceDocumentDiagnosticReport[]> {
  const {token, ...rest} = more
  const params = {previousResultIds, ...rest}
  const type = WorkspaceDiagnosticRequest.method
  const {items} = await (token
    ? connection.sendRequest<WorkspaceDiagnosticReport>(type, params, token)
    : connection.sendRequest<WorkspaceDiagnosticReport>(type, params))
  return items
}

/** What a client names when it asks again. */
function idsOf(reports: readonly WorkspaceDocumentDiagnosticReport[]): Previous {
  return reports.flatMap(({uri, resultId}) =>
    resultId === undefined ? [] : [{uri, value: resultId}]
  )
}

/** Reports in short: the file, and the codes of a full one. */
function brief(reports: readonly WorkspaceDocumentDiagnosticReport[]): readonly string[] {
  return reports
    .map(report => {
      const file = report.uri.slice(report.uri.lastIndexOf('/') + 1)
      const codes = report.kind === 'full' ? report.items.map(({code}) => code).join(' ') : '='
      return `${file} ${codes}`
    })
    .sort()
}

const ALL = ['a.news.txt unknown-entry', 'b.news.txt unknown-claim']

/** Waits until the server holds a request and has nothing more to do. */
async function untilHeld({server}: Session): Promise<void> {
  await expect.poll(() => server()?.folderProblems.waiting.size).toBe(1)
}

describe('the problems of a folder', () => {
  test('are found in files that are not open', async () => {
    const s = await open()
    const reports = await ask(s)
    expect(brief(reports)).toEqual(ALL)
    expect(reports.every(({version}) => version === null)).toBe(true)
    expect(s.log).toEqual([])
  })

  test('are told with all that an open file tells', async () => {
    const s = await open()
    const [report] = await ask(s)
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
    const s = await open()
    const known = idsOf(await ask(s))
    const answer = ask(s, known)
    await untilHeld(s)
    s.store('b.news.txt', ':claim[It is not]{#c1 speaker=um}.\n')
    expect(brief(await answer)).toEqual(['a.news.txt =', 'b.news.txt unknown-entry'])
  })

  test('are taken back where they are solved, and where a file is gone', async () => {
    const s = await open()
    const known = idsOf(await ask(s))
    s.store('a.news.txt', undefined)
    s.store('b.news.txt', 'Nothing.\n')
    const first = await ask(s, known)
    const rest = first.length < 2 ? await ask(s, known) : first
    expect(brief(rest)).toEqual(['a.news.txt ', 'b.news.txt '])
    expect(idsOf(rest)).toEqual([])
  })

  test('of an open file are left to who has it open', async () => {
    const s = await open()
    s.open('a.news.txt')
    const reports = await ask(s)
    expect(brief(reports)).toEqual(['b.news.txt unknown-claim'])
    const answer = ask(s, idsOf(reports))
    s.close('a.news.txt')
    expect(brief(await answer)).toEqual(['a.news.txt unknown-entry', 'b.news.txt ='])
  })

  test('are others when an open file says something else', async () => {
    const s = await open()
    s.open('a.news.txt')
    const answer = ask(s, idsOf(await ask(s)))
    await untilHeld(s)
    s.edit('a.news.txt', '#c1', '#c2')
    expect(brief(await answer)).toEqual(['b.news.txt '])
  })

  test('are others when the glossary is, in all articles that it rules', async () => {
    const s = await open()
    const answer = ask(s, idsOf(await ask(s)))
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
    expect(await ask(s, [], {partialResultToken: 'token'})).toEqual([])
    expect(parts.length).toBeGreaterThan(1)
    expect(new Set(parts.flat().map(({uri}) => uri)).size).toBe(302)
  })
})

describe('a request is held', () => {
  test('while nothing changes, without any work', async () => {
    const s = await open()
    const known = idsOf(await ask(s))
    const source = new CancellationTokenSource()
    const answer = ask(s, known, {token: source.token})
    await untilHeld(s)
    const checked = s.server()?.folderProblems.checked
    expect(checked).toBe(3)
    s.store('c.news.txt', s.text('c.news.txt'))
    s.open('c.news.txt')
    s.close('c.news.txt')
    await untilHeld(s)
    expect(s.server()?.folderProblems.checked).toBe(checked)
    source.cancel()
    await expect(answer).rejects.toThrow('Cancelled')
  })

  test('until a file changes, of which no other one is checked again', async () => {
    const s = await open()
    const answer = ask(s, idsOf(await ask(s)))
    await untilHeld(s)
    s.store('d.news.txt', ':actor[Nobody]{ref=nobody}\n')
    expect(brief(await answer)).toContain('d.news.txt unknown-entry')
    expect(s.server()?.folderProblems.known.get(s.root)?.size).toBe(4)
  })

  test('until the client asks anew: one is held at a time, however many come', async () => {
    const s = await open()
    const known = idsOf(await ask(s))
    const answers = Array.from({length: 200}, () => ask(s, known))
    const last = answers.pop()
    expect((await Promise.all(answers)).flat()).toEqual([])
    await untilHeld(s)
    s.store('a.news.txt', 'Nothing.\n')
    expect(brief((await last) ?? [])).toEqual(['a.news.txt ', 'b.news.txt unknown-claim'])
    expect(s.server()?.folderProblems.checked).toBeLessThan(10)
  })

  test('until the server is shut down', async () => {
    const s = await open()
    const answer = ask(s, idsOf(await ask(s)))
    const ended = expect(answer).rejects.toMatchObject({data: {retriggerRequest: false}})
    await untilHeld(s)
    await s.connection.sendRequest('shutdown')
    await ended
  })

  test('until its folder is closed, of which nothing is kept', async () => {
    const s = await open()
    const answer = ask(s, idsOf(await ask(s)))
    await untilHeld(s)
    const removed = [{uri: s.uri(''), name: ''}]
    await s.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: {added: [], removed}
    })
    expect(brief(await answer)).toEqual(['a.news.txt ', 'b.news.txt '])
    expect(s.server()?.folderProblems.known.size).toBe(0)
  })

  test.each([
    ['null', null],
    ['a text', 'x'],
    ['a list of anything', [null, 1, {uri: 1}, {uri: 'file:///%zz', value: 'x'}]]
  ])('with %s for what is known', async (_, previous) => {
    const s = await open()
    expect(brief(await ask(s, previous as never)).slice(-2)).toEqual(ALL)
    expect(s.log).toEqual([])
  })
})

describe('the setting', () => {
  test.each([
    {problems: 'openFiles', drawn: ['unknown-entry']},
    {problems: 'off', drawn: []}
  ])('$problems shows no problems of files that are not open', async ({problems, drawn}) => {
    const s = await open({settings: {problems}})
    expect(await ask(s)).toEqual([])
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
    const s = await open()
    const answer = ask(s, idsOf(await ask(s)))
    await untilHeld(s)
    const set = (settings: unknown): void => {
      void s.connection.sendNotification('workspace/didChangeConfiguration', {settings})
    }
    set({newsmark: {problems: 'sometimes'}})
    set(null)
    set({newsmark: {problems: 'off'}})
    expect(brief(await answer)).toEqual(['a.news.txt ', 'b.news.txt '])
    const next = ask(s)
    set({problems: 'folder'})
    expect(brief(await next)).toEqual(ALL)
    expect(s.log).toEqual([])
  })

  test('is asked of clients that tell of settings', async () => {
    const workspace = {...PULLING.workspace, didChangeConfiguration: {dynamicRegistration: true}}
    const s = await open({capabilities: {...PULLING, workspace}})
    await expect.poll(() => s.registered).toContain('workspace/didChangeConfiguration')
  })

  test('does not hold for too many articles, of which the user is told once', async () => {
    const s = await open()
    const told: string[] = []
    s.connection.onNotification('window/showMessage', ({message}) => void told.push(message))
    const answer = ask(s, idsOf(await ask(s)))
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

test('a client that is sent diagnostics gets those of open files', async () => {
  const s = await openSession(FIXTURE)
  expect(s.initialized.capabilities.diagnosticProvider).toBeUndefined()
  s.open('a.news.txt')
  await expect.poll(() => s.codes('a.news.txt')).toEqual(['unknown-entry'])
  expect(s.published('b.news.txt')).toEqual([])
  expect(s.server()?.folderProblems.checked).toBe(0)
})
