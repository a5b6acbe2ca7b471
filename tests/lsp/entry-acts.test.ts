import {describe, expect, test} from 'vitest'
import {
  ApplyWorkspaceEditRequest,
  type CodeAction,
  ErrorCodes,
  LSPErrorCodes,
  type TextDocumentEdit,
  type WorkspaceEdit
} from 'vscode-languageserver/node'
import type {Annotated} from '../../server/src/lsp/protocol.js'
import {ANNOTATING_CLIENT, GOOD_CLIENT, openSession, type Session} from './open-session.js'

const FIXTURE = `
=== newsmark.yaml ===
glossary: [glossary.yaml, more.yaml]
rules: {missing-metadata: off}
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
  united-nation: {name: United Nation}
=== more.yaml ===
actors:
  envoy: {name: UN envoy, member-of: united-nation}
=== a.news.txt ===
The :actor[UN] said :claim[it is calm]{#c1 speaker=united-nation}. A United Natiom spokesman agreed.
=== sub/b.news.txt ===
Then the United Nations said no, and the UN envoy left.
`

async function open(capabilities: typeof GOOD_CLIENT = ANNOTATING_CLIENT): Promise<Session> {
  const session = await openSession(FIXTURE, {capabilities})
  for (const name of ['a.news.txt', 'glossary.yaml']) session.open(name)
  await expect.poll(() => session.published('a.news.txt').length).toBeGreaterThan(0)
  return session
}

function actions(s: Session, name: string, text: string, only?: string): Promise<CodeAction[]> {
  const at = s.behind(name, text)
  return s.connection.sendRequest('textDocument/codeAction', {
    textDocument: {uri: s.uri(name)},
    range: {start: at, end: at},
    context: {diagnostics: [], ...(only !== undefined && {only: [only]})}
  })
}

function filesOf(edit: WorkspaceEdit | undefined): readonly string[] {
  const changes = (edit?.documentChanges ?? []) as TextDocumentEdit[]
  return changes.map(({textDocument: {uri}}) => uri.slice(uri.lastIndexOf('/') + 1)).sort()
}

function textsOf(edit: WorkspaceEdit | undefined): readonly string[] {
  const changes = (edit?.documentChanges ?? []) as TextDocumentEdit[]
  return changes.flatMap(({edits}) => edits.map(each => ('newText' in each ? each.newText : '')))
}

describe('acts on an entry in a glossary file', () => {
  test('are code actions', async () => {
    const s = await open()
    const found = await actions(s, 'glossary.yaml', '  united-n', 'refactor.rewrite.entry')
    expect(found.filter(({disabled}) => !disabled).map(({title}) => title)).toEqual([
      'Merge `united-nation` into `un` (United Nations)',
      'Move `united-nation` to more.yaml',
      'Deprecate `united-nation`',
      'Deprecate `united-nation`, replaced by `un` (United Nations)'
    ])
    expect(found.filter(({disabled}) => disabled).map(({disabled}) => disabled?.reason)).toEqual([
      'This entry has one name alone: say which mentions are to go to a new one'
    ])
  })

  test('change all files that are concerned when they are chosen', async () => {
    const s = await open()
    const [merge] = await actions(s, 'glossary.yaml', '  united-n', 'refactor.rewrite.entry.merge')
    const {edit} = await s.connection.sendRequest<CodeAction>('codeAction/resolve', merge)
    expect(filesOf(edit)).toEqual(['a.news.txt', 'glossary.yaml', 'more.yaml'])
  })

  test('say where the cursor is in the text that they make', async () => {
    const s = await open()
    const position = s.behind('glossary.yaml', '  united-n')
    const {edit, range} = await s.connection.sendRequest<Annotated>('newsmark/annotate', {
      textDocument: {uri: s.uri('glossary.yaml'), version: 1},
      range: {start: position, end: position},
      act: 'move-entry',
      arguments: {file: 'more.yaml'}
    })
    expect(filesOf(edit)).toEqual(['glossary.yaml', 'more.yaml'])
    // The entry under the cursor was the last one.
    expect(range.start).toEqual({line: position.line, character: 0})
  })

  test('are refused for a version that is not there any more', async () => {
    const s = await open()
    const [merge] = await actions(s, 'glossary.yaml', '  united-n', 'refactor.rewrite.entry.merge')
    s.edit('glossary.yaml', 'actors:', '# Ours\nactors:')
    await expect(s.connection.sendRequest('codeAction/resolve', merge)).rejects.toMatchObject({
      code: LSPErrorCodes.ContentModified
    })
  })

  test('are commands where a client does not ask for edits', async () => {
    const capabilities = {
      ...GOOD_CLIENT,
      workspace: {...ANNOTATING_CLIENT.workspace},
      textDocument: {...GOOD_CLIENT.textDocument}
    }
    const s = await open(capabilities)
    const applied: WorkspaceEdit[] = []
    s.connection.onRequest(ApplyWorkspaceEditRequest.type, ({edit}) => {
      applied.push(edit)
      return {applied: true}
    })
    const [merge] = await actions(s, 'glossary.yaml', '  united-n', 'refactor.rewrite.entry.merge')
    await s.connection.sendRequest('workspace/executeCommand', merge?.command)
    expect(filesOf(applied[0])).toEqual(['a.news.txt', 'glossary.yaml', 'more.yaml'])
  })
})

describe('acts on names in an article', () => {
  test('offer entries with like names before a new one', async () => {
    const s = await open()
    s.edit('a.news.txt', 'United Natiom', ':actor[United Natiom]')
    const found = await actions(s, 'a.news.txt', 'Natiom', 'refactor.rewrite.entry')
    expect(found.map(({title}) => title)).toEqual([
      'Add “United Natiom” to the names of `un` (United Nations)',
      'Add “United Natiom” to the names of `united-nation` (United Nation)',
      'New actor `united-natiom` of “United Natiom” in glossary.yaml'
    ])
    const chosen = await s.connection.sendRequest<CodeAction>('codeAction/resolve', found[2])
    expect(textsOf(chosen.edit)).toEqual(['\n  united-natiom: {name: United Natiom}'])
  })
})

test('mentions are split off from where they stand', async () => {
  const s = await open()
  s.edit('a.news.txt', 'agreed.', 'agreed, :actor[UN] and :actor[they]{ref=un}.')
  const at = (text: string): Promise<CodeAction[]> =>
    actions(s, 'a.news.txt', text, 'refactor.rewrite.entry.split')
  const [one, all] = await at(':actor[U')
  expect([one?.title, all?.title]).toEqual([
    'Split this mention off `un` into a new entry “UN”',
    'Split the 2 mentions “UN” here off `un` into a new entry'
  ])
  const edits = async (action: CodeAction | undefined): Promise<WorkspaceEdit | undefined> =>
    (await s.connection.sendRequest<CodeAction>('codeAction/resolve', action)).edit
  // The other mention of the name keeps its entry, which the name alone does not mean any more.
  expect(textsOf(await edits(one))).toEqual(['', '\n  un-2: {name: UN}', '{ref=un}'])
  expect(textsOf(await edits(all))).toEqual(['', '\n  un-2: {name: UN}'])
  const [alone, ...others] = await at('they')
  expect(others).toEqual([])
  expect(textsOf(await edits(alone))).toEqual(['\n  they: {name: they}', 'they'])
})

describe('acts in many articles', () => {
  const ask = (s: Session, act: string, given: unknown): Promise<Annotated> =>
    s.connection.sendRequest('newsmark/annotate', {
      textDocument: {uri: s.uri('a.news.txt'), version: 1},
      range: {start: s.behind('a.news.txt', ':actor['), end: s.behind('a.news.txt', ':actor[')},
      act,
      arguments: given
    })

  test('tag the entry of the mention here in all of them', async () => {
    const s = await open()
    const {edit} = await ask(s, 'tag-entry', {scope: 'corpus'})
    expect(filesOf(edit)).toEqual(['b.news.txt'])
    expect(textsOf(edit)).toEqual([':actor[', ']'])
  })

  test('are code actions behind those in one article', async () => {
    const s = await open()
    s.edit('a.news.txt', 'agreed.', 'agreed, the UN said.')
    const found = await actions(s, 'a.news.txt', ':actor[U', 'refactor.mark.entry')
    expect(found.map(({title}) => title)).toEqual([
      'Tag every mention of `un` in this article (1 more)',
      'Tag every mention of `un` in all articles'
    ])
    const inGlossary = await actions(s, 'glossary.yaml', '  un', 'refactor.mark')
    expect(inGlossary.map(({title}) => title)).toEqual([
      'Tag every mention of `un` in all articles'
    ])
  })

  test('suggest all known names, in all or in a folder', async () => {
    const s = await open()
    const {edit} = await ask(s, 'propose-mentions', {scope: 'corpus'})
    expect(filesOf(edit)).toEqual(['b.news.txt'])
    expect(textsOf(edit)).toHaveLength(4)
  })

  test('say what is wrong with what they are asked for', async () => {
    const s = await open()
    await expect(ask(s, 'merge-entries', {})).rejects.toMatchObject({
      code: ErrorCodes.InvalidParams
    })
    await expect(ask(s, 'merge-entries', {into: 'nobody'})).rejects.toThrow(
      'The glossary has no entry `nobody`: choose another'
    )
  })
})
