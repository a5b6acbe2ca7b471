import {describe, expect, test} from 'vitest'
import {
  ApplyWorkspaceEditRequest,
  type CodeAction,
  LSPErrorCodes,
  type Range,
  type WorkspaceEdit
} from 'vscode-languageserver/node'
import type {Annotated} from '../../server/src/lsp/protocol.js'
import {
  ANNOTATING_CLIENT,
  GOOD_CLIENT,
  openSession,
  positionAt,
  type Session
} from './open-session.js'

const ARTICLE = 'a.news.txt'
const FIXTURE = `
=== newsmark.yaml ===
rules: {missing-metadata: off}
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
=== a.news.txt ===
😀 The UN envoy said :actor[Ann] left.
`

async function open(capabilities = ANNOTATING_CLIENT): Promise<Session> {
  const session = await openSession(FIXTURE, {capabilities})
  session.open(ARTICLE)
  await expect.poll(() => session.published(ARTICLE).length).toBeGreaterThan(0)
  return session
}

function rangeOf({text}: Session, words: string): Range {
  const start = text(ARTICLE).indexOf(words)
  return {
    start: positionAt(text(ARTICLE), start),
    end: positionAt(text(ARTICLE), start + words.length)
  }
}

function actions(
  s: Session,
  range: Range,
  context: {readonly only?: readonly string[]; readonly triggerKind?: 1 | 2} = {}
): Promise<CodeAction[]> {
  const textDocument = {uri: s.uri(ARTICLE)}
  return s.connection.sendRequest('textDocument/codeAction', {
    textDocument,
    range,
    context: {diagnostics: [], ...context}
  })
}

/** The article as an edit makes it. */
function apply({text, uri}: Session, edit: WorkspaceEdit | undefined): string {
  const [change] = edit?.documentChanges ?? []
  const edits = change && 'edits' in change ? change.edits : (edit?.changes?.[uri(ARTICLE)] ?? [])
  const lines = text(ARTICLE).split('\n')
  let [line = ''] = lines
  for (const {range, newText} of edits.toReversed() as {range: Range; newText: string}[])
    line = line.slice(0, range.start.character) + newText + line.slice(range.end.character)
  return [line, ...lines.slice(1)].join('\n')
}

const MARKED = '😀 The :actor[UN envoy] said :actor[Ann] left.\n'

describe('acts are code actions', () => {
  test('whose edits are made when they are chosen', async () => {
    const s = await open()
    const found = await actions(s, rangeOf(s, 'UN envoy'), {only: ['refactor.mark']})
    const mark = found.find(({title}) => title === 'Mark “UN envoy” as actor')
    expect(mark).toMatchObject({kind: 'refactor.mark.actor', data: {act: 'mark'}})
    expect(mark?.edit).toBeUndefined()
    const chosen = await s.connection.sendRequest<CodeAction>('codeAction/resolve', mark)
    expect(chosen.edit?.documentChanges).toMatchObject([
      {textDocument: {uri: s.uri(ARTICLE), version: 1}}
    ])
    expect(apply(s, chosen.edit)).toBe(MARKED)
  })

  test('with their edits, where a client does not ask for these', async () => {
    const s = await open(GOOD_CLIENT)
    const found = await actions(s, rangeOf(s, 'UN envoy'), {only: ['refactor']})
    const mark = found.find(({title}) => title === 'Mark “UN envoy” as actor')
    expect(apply(s, mark?.edit)).toBe(MARKED)
    expect(found.every(({disabled, edit}) => !disabled && edit)).toBe(true)
  })

  test('of the kinds that are asked for, with the reasons why they are not possible', async () => {
    const s = await open()
    const inTag = rangeOf(s, 'Ann')
    const unmark = await actions(s, inTag, {only: ['refactor.unmark.one']})
    expect(unmark).toMatchObject([{title: 'Remove the tag of actor', kind: 'refactor.unmark.one'}])
    const elsewhere = await actions(s, rangeOf(s, 'said'), {only: ['refactor.unmark']})
    expect(elsewhere.map(({disabled}) => disabled?.reason)).toContain(
      'There is no tag here: put the cursor into one'
    )
    expect(await actions(s, inTag, {only: ['quickfix']})).not.toContainEqual(
      expect.objectContaining({kind: expect.stringContaining('refactor')})
    )
  })

  test('that nobody sees who only moves the cursor', async () => {
    const s = await open()
    const {start} = rangeOf(s, 'Ann')
    const kinds = async (triggerKind: 1 | 2): Promise<boolean> =>
      (await actions(s, {start, end: start}, {triggerKind})).some(({kind}) =>
        kind?.startsWith('refactor')
      )
    expect(await kinds(2)).toBe(false)
    expect(await kinds(1)).toBe(true)
  })

  test('that are refused once the text is another', async () => {
    const s = await open()
    const [mark] = await actions(s, rangeOf(s, 'UN envoy'), {only: ['refactor.mark.actor']})
    s.edit(ARTICLE, 'The', 'Then the')
    await expect(s.connection.sendRequest('codeAction/resolve', mark)).rejects.toMatchObject({
      code: LSPErrorCodes.ContentModified
    })
  })
})

describe('acts are a request', () => {
  function annotate(s: Session, version: unknown, more: object = {}): Promise<Annotated> {
    const textDocument = {uri: s.uri(ARTICLE), version}
    const range = rangeOf(s, 'UN env')
    const params = {textDocument, range, act: 'mark', arguments: {kind: 'actor'}, ...more}
    return s.connection.sendRequest('newsmark/annotate', params)
  }

  test('that gives the edit, and what is selected behind it', async () => {
    const s = await open()
    const {edit, range} = await annotate(s, 1)
    expect(apply(s, edit)).toBe(MARKED)
    const at = MARKED.indexOf('UN envoy')
    expect(range).toEqual({start: positionAt(MARKED, at), end: positionAt(MARKED, at + 8)})
    const exact = await annotate(s, 1, {exact: true})
    expect(apply(s, exact.edit)).toBe(MARKED.replace('UN envoy]', 'UN env]oy'))
  })

  test('that says in a sentence why not', async () => {
    const s = await open()
    await expect(annotate(s, 2)).rejects.toMatchObject({code: LSPErrorCodes.ContentModified})
    await expect(annotate(s, 1, {arguments: {kind: 'actr'}})).rejects.toMatchObject({
      code: LSPErrorCodes.RequestFailed,
      message: 'The codebook has no kind `actr`: choose another',
      data: {cause: 'impossible'}
    })
    for (const wrong of [{act: 7}, {act: 'fly'}, {arguments: {kind: 7}}, {textDocument: {}}])
      await expect(annotate(s, 1, wrong)).rejects.toThrow()
    await expect(annotate(s, null)).rejects.toThrow('Expected `textDocument.version`')
  })

  test('about open articles only', async () => {
    const s = await open()
    const other = {textDocument: {uri: s.uri('glossary.yaml'), version: 0}}
    await expect(annotate(s, 0, other)).rejects.toThrow('This is no open article')
  })
})

describe('acts are a command', () => {
  function execute(s: Session, ...given: readonly unknown[]): Promise<unknown> {
    return s.connection.sendRequest('workspace/executeCommand', {
      command: 'newsmark.annotate',
      arguments: given
    })
  }

  test('whose edit is sent to the editor', async () => {
    const s = await open()
    const edits: WorkspaceEdit[] = []
    s.connection.onRequest(ApplyWorkspaceEditRequest.method, ({edit}: {edit: WorkspaceEdit}) => {
      edits.push(edit)
      return {applied: true}
    })
    const textDocument = {uri: s.uri(ARTICLE), version: 1}
    const params = {
      textDocument,
      range: rangeOf(s, 'UN envoy'),
      act: 'mark',
      arguments: {kind: 'actor'}
    }
    expect(s.initialized.capabilities.executeCommandProvider).toEqual({
      commands: ['newsmark.annotate', 'newsmark.openReferences']
    })
    expect(await execute(s, params)).toBeNull()
    expect(apply(s, edits[0])).toBe(MARKED)
    await expect(execute(s)).rejects.toThrow('Expected what `newsmark/annotate` takes')
    await expect(execute(s, {...params, act: 'relate'})).rejects.toThrow('do not fit')
  })

  test('that is refused where the editor takes no edits, or does not take this one', async () => {
    const plain = await open(GOOD_CLIENT)
    const params = (s: Session): object => ({
      textDocument: {uri: s.uri(ARTICLE), version: 1},
      range: rangeOf(s, 'UN envoy'),
      act: 'mark',
      arguments: {kind: 'actor'}
    })
    await expect(execute(plain, params(plain))).rejects.toThrow('takes no edits')
    const s = await open()
    s.connection.onRequest(ApplyWorkspaceEditRequest.method, () => ({applied: false}))
    await expect(execute(s, params(s))).rejects.toThrow('did not take the edit')
  })
})
